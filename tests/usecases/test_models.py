"""Which conference it will be: chosen in Preparation, kept, changed until it begins, and then the one that runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import builders as build
from kring.domain import events as e
from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.people import PersonId, Role
from kring.domain.preparing import fitting
from kring.domain.preparing.chosen_model import chosen
from kring.domain.preparing.fitting import NoFit
from kring.domain.refusals import Rule
from kring.domain.session.script import Script
from kring.paths import resources
from kring.scripts.library import Library
from kring.usecases import case_line, cases
from kring.usecases.desk.desk import Desk
from kring.usecases.preparing import models
from kring.usecases.scripts import own
from kring.usecases.talks import talks

SCRIPT = """\
format: 2
kind: conference
id: {id}
language: en
title: {title}
{top}phases:
  - id: only
    title: Only
    parts:
{parts}
"""
PLAIN = """\
      - {who: everyone, how: round, steps: [{id: see, ask: "{{ person }}, what have you seen?"}]}
"""
FISHBOWL = """\
      - {who: everyone, group: inner, how: round, steps: [{id: see, ask: "{{ person }}, what have you seen?"}]}
      - {who: everyone, group: outer, how: round, steps: [{id: heard, ask: "{{ person }}, what did you hear?"}]}
"""
PARENTS = """\
      - {who: parents, how: each, steps: [{id: home, ask: "{{ person }}, how is it at home?"}]}
"""


def with_scripts(desk: Desk, folder: Path, **texts: str) -> Desk:
    """The desk with more models of a conference than come along."""
    for language in ("en", "nl"):
        (folder / "words" / language).mkdir(parents=True)
    (folder / "models").mkdir()
    for kind in ("models", "words/en", "words/nl"):
        for path in (resources() / "scripts" / kind).glob("*.yaml"):
            (folder / kind / path.name).write_bytes(path.read_bytes())
    for name, text in texts.items():
        (folder / "models" / f"{name}.yaml").write_text(text, "utf-8")
    desk.library = Library(folder, desk.texts("en").conditions)
    return desk


def model(name: str, title: str, parts: str = PLAIN, top: str = "") -> str:
    return SCRIPT.format(id=name, title=title, parts=parts.rstrip("\n"), top=top)


OURS = {
    "round": model("round", "A round"),
    "fishbowl": model("fishbowl", "A fishbowl", FISHBOWL, "groups: [inner, outer]\n"),
    "hergo": model("hergo", "Two moderators", top="facilitators: 2\n"),
}


@pytest.fixture
def built(desk: Desk, tmp_path: Path) -> build.Built:
    return build.at_the_door(with_scripts(desk, tmp_path / "scripts", **OURS))


def begin(built: build.Built) -> talks.OpenTalk:
    run, case = models.to_run(built.desk, built.case), built.case
    lead = case.called(case.facilitator)
    kind, circle = TalkKind.CONFERENCE, case.circle
    return talks.begin_talk(built.desk, case.id, kind, circle, run.script, lead, language=run.language)[1]


def test_those_that_fit_come_first_and_the_others_with_their_reason(built: build.Built) -> None:
    found = models.offered(built.desk, built.case)
    assert [one.choice.id for one in found if one.fits] == ["fishbowl", "round", "conference"]
    assert [(one.choice.id, [m.code for m in one.reasons]) for one in found if not one.fits] == [
        ("hergo", [NoFit.ONE_LEADS])
    ]


def test_where_nobody_chose_the_one_that_comes_along_begins(built: build.Built) -> None:
    assert models.to_run(built.desk, built.case).script == "conference"
    assert begin(built).fact.script == "conference"


def test_a_choice_is_kept_changed_taken_back_and_is_what_begins(built: build.Built) -> None:
    models.choose_model(built.desk, built.id, script="fishbowl")
    built.case = models.choose_model(built.desk, built.id, script="round")
    assert models.to_run(built.desk, built.case).script == "round"
    assert chosen(models.choose_none(built.desk, built.id)) is None
    built.case = models.choose_model(built.desk, built.id, script="round")
    assert begin(built).fact.script == "round"
    with pytest.raises(Refused, match=Rule.CONFERENCE_RUNS):
        models.choose_model(built.desk, built.id, script="fishbowl")


def test_one_that_does_not_fit_is_refused_and_one_that_is_not_there_too(built: build.Built) -> None:
    with pytest.raises(Refused, match=Rule.DOES_NOT_FIT):
        models.choose_model(built.desk, built.id, script="hergo")
    with pytest.raises(Refused, match=Rule.SCRIPT_MISSING):
        models.choose_model(built.desk, built.id, script="talk-harmed-1")
    lead = built.case.called(built.case.facilitator)
    with pytest.raises(Refused, match=Rule.DOES_NOT_FIT):
        talks.begin_talk(built.desk, built.id, TalkKind.CONFERENCE, built.case.circle, "hergo", lead)


def test_the_groups_that_were_filled_are_those_of_the_session(built: build.Built) -> None:
    models.choose_model(built.desk, built.id, script="fishbowl")
    inner, outer = (built["priya"], built["karen"]), (built["ellie"], built["tom"])
    models.fill_group(built.desk, built.id, group="inner", people=inner)
    built.case = models.fill_group(built.desk, built.id, group="outer", people=outer)
    turns = begin(built).run.turns
    assert [turn.person for turn in turns if turn.step.id == "see"] == sorted(inner, key=_order(built))
    assert {turn.person for turn in turns if turn.step.id == "heard"} == set(outer)


def _order(built: build.Built):  # type: ignore[no-untyped-def]
    return built.case.circle.index


def test_with_an_empty_group_it_does_not_open(built: build.Built) -> None:
    built.case = models.choose_model(built.desk, built.id, script="fishbowl")
    with pytest.raises(Refused):
        begin(built)


def test_a_parent_who_sits_there_is_asked_as_a_parent(desk: Desk, tmp_path: Path) -> None:
    with_scripts(desk, tmp_path / "scripts", home=model("home", "At home", PARENTS))
    built = build.at_the_door(desk)
    parents = {p.person for p in built.case.participations if p.role is Role.PARENT and p.person in built.case.circle}
    assert parents
    built.case = models.choose_model(desk, built.id, script="home")
    assert {turn.person for turn in begin(built).run.turns} == parents


def test_a_school_s_own_script_is_offered_chosen_and_run(desk: Desk) -> None:
    built = build.at_the_door(desk)
    assert [one.choice.id for one in models.offered(desk, built.case)] == ["conference"]
    own.bring_in(desk, model("ours", "Our own circle"))
    assert [one.choice.id for one in models.offered(desk, built.case) if one.fits] == ["conference", "ours"]
    assert fitting.to_choose(desk.view(built.case)), "two fit, and nobody said which"
    built.case = models.choose_model(desk, built.id, script="ours")
    assert models.title(desk, built.case) == "Our own circle"
    assert begin(built).fact.script == "ours"


def test_a_session_that_runs_keeps_its_words_when_a_corrected_file_is_put_in_the_place_of_its_script(
    desk: Desk,
) -> None:
    built = build.at_the_door(desk)
    before = model("ours", "Our own circle")
    own.bring_in(desk, before)
    built.case = models.choose_model(desk, built.id, script="ours")
    talk = begin(built)
    assert (
        own.put_in_place(desk, before.replace("have you seen", "did you hear")) is not None
        and before.count("have you seen") == 1
    )
    again = talks.open_talk(desk, cases.load(desk, built.id), talk.fact.id)
    assert again.run.turns == talk.run.turns and "seen" in again.run.turns[0].text


def test_an_own_script_that_was_taken_out_is_chosen_no_more(desk: Desk) -> None:
    built = build.at_the_door(desk)
    key, _found = own.bring_in(desk, model("ours", "Our own circle"))
    own.take_out(desk, key)
    assert [one.choice.id for one in models.offered(desk, built.case)] == ["conference"]
    assert not fitting.to_choose(desk.view(built.case))


def script_of(desk: Desk, name: str) -> Script:
    found = own.find(desk, name)
    assert found is not None and found.script is not None
    return found.script


def test_the_list_of_cases_is_looked_at_anew_once_there_is_another_conference_to_choose(desk: Desk) -> None:
    before = case_line.rules_of(desk)
    own.bring_in(desk, model("ours", "Our own circle"))
    after = case_line.rules_of(desk)
    assert after != before
    own.change(desk, "en/ours", replace(script_of(desk, "ours"), title="Other words"))
    assert case_line.rules_of(desk) == after, "other words of it change nothing there"
    own.bring_in(desk, model("ours", "Onze kring").replace("language: en", "language: nl"))
    assert case_line.rules_of(desk) != after, "one in another language may be chosen for a case"


TWO = """\
      - {who: facilitator, how: one, steps: [{id: welcome, say: "Our names are {{ facilitators }}."}]}
      - {who: everyone, how: each, led by: 2, steps: [{id: see, ask: "{{ facilitator }} asks {{ person }}."}]}
"""


def test_two_who_lead_are_both_named_in_the_session_and_each_leads_the_own_part(desk: Desk) -> None:
    own.bring_in(desk, model("hergo", "Two moderators", TWO, "facilitators: 2\n"))
    built = build.ready_for_decision(desk)
    second = PersonId("nowak")
    built.record(e.PersonAdded(second, "Eva Nowak", "Ms Nowak", False), e.RoleGiven(second, Role.FACILITATOR))
    build.judged_anew(built).clock.go_to(date(2026, 11, 11))
    built.record(e.Decided(e.Path.CONFERENCE, desk.today(), e.Verdict.YES, "All of it is there."))
    build.see_to_the_door(build.prepare(built))
    built.case = models.choose_model(desk, built.id, script="hergo")
    turns = begin(built).run.turns
    assert turns[0].text == "Our names are Mrs Okafor and Ms Nowak."
    assert turns[1].text.startswith("Ms Nowak asks ")
