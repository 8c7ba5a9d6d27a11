"""Every way through the guides of the responsible pupil and of those around, walked by program in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

import builders as build
import guide_walks as walks
from kring.domain import events as e
from kring.domain.case.gate import Topic
from kring.domain.errors import Refused
from kring.domain.events import TalkKind, Want
from kring.domain.people import Role
from kring.domain.refusals import Rule
from kring.domain.session.script import Records, Script, Step, Who
from kring.domain.session.turns import Turn
from kring.domain.talks.not_asked_yet import may_be_asked_yet
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import sitting, talks

LANGUAGES = ("en", "nl")
RESPONSIBLE = (
    *("talk-responsible-1", "talk-responsible-2", "talk-responsible-3"),
    *("insight-talk", "talk-after-relapse", "follow-up-responsible"),
)
AROUND = (
    *("talk-supporter", "talk-bystander", "talk-follower", "talk-told", "talk-tutor"),
    *("talk-parents-harmed", "talk-parents-responsible", "talk-parents-2"),
)
JE = re.compile(r"\b(je|jij|jou|jouw|jezelf|jullie)\b", re.IGNORECASE)
U = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)
SAID_BY_OTHERS = re.compile(r"“[^”]*”")


def guide(name: str, language: str) -> Script:
    found = next(choice.script for choice in build.library().choices(language) if choice.id == name)
    assert found is not None
    return found


def asks_about_meeting(turn: Turn) -> bool:
    step = turn.step
    wish = step.records in (Records.WISH, Records.CONDITIONS) or step.evidence == Topic.RESPONSIBLE_WANTS
    return wish or step.not_after_no


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESPONSIBLE)
def test_before_the_harmed_pupils_wish_is_known_no_way_asks_about_meeting(desk: Desk, name: str, language: str) -> None:
    built, script = build.safe(desk), guide(name, language)
    run = walks.begun(desk, built.case, script, built["tom"])
    ways = list(walks.every_answer(script))
    asked = [way for way in ways if any(map(asks_about_meeting, walks.walked(run, built["tom"], way)))]
    assert len(ways) >= 3 and asked == []


@pytest.mark.parametrize("want", [Want.NO, Want.ONLY_STOPS, Want.NOT_YET_KNOWN, Want.LETTER, Want.SOMEONE_SPEAKS])
def test_what_the_harmed_pupil_wants_now_has_to_let_it_be_asked(desk: Desk, want: Want) -> None:
    built, script = build.talked(desk), guide("talk-responsible-2", "en")
    ids = {turn.step.id for turn in walks.begun(desk, built.case, script, built["tom"]).turns}
    assert {"today-asks", "ways", "go-on", "conditions"} <= ids, "Ellie said yes to somebody whom she named"
    built.record(e.WishSaid("w8", built["ellie"], want, desk.today(), "Mrs Price"))
    assert not may_be_asked_yet(built.case, built["tom"])
    assert not any(map(asks_about_meeting, walks.begun(desk, built.case, script, built["tom"]).turns))


def test_every_harmed_pupil_has_to_want_it_and_a_harmed_pupil_waits_for_nobody(desk: Desk) -> None:
    built = build.talked(desk)
    assert may_be_asked_yet(built.case, built["tom"]), "Ellie wants it"
    built.record(e.RoleGiven(built["priya"], Role.HARMED))
    assert not may_be_asked_yet(built.case, built["tom"]), "Priya was not asked"
    assert may_be_asked_yet(built.case, built["priya"])


def test_a_talk_that_stands_open_asks_it_no_more_once_the_harmed_pupil_says_no(desk: Desk) -> None:
    built = build.talked(desk)
    who, kind = [built["tom"]], TalkKind.INTERVIEW
    built.case, running = talks.begin_talk(desk, built.id, kind, who, "talk-responsible-2", "Mr Khan", language="en")
    line = next(turn.id for turn in running.run.turns if turn.step.id == "go-on")
    built.record(e.WishSaid("w9", built["ellie"], Want.NO, desk.today(), "Mrs Price"))
    with pytest.raises(Refused) as refused:
        talks.step(desk, running, sitting.jump(line))
    assert refused.value.code is Rule.NOT_ASKED_YET
    with pytest.raises(Refused):
        talks.answer(desk, running, "", Want.MEET, line)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("no", [Want.NO, Want.ONLY_STOPS])
def test_after_a_no_of_the_responsible_pupil_no_way_asks_again(desk: Desk, language: str, no: Want) -> None:
    built = build.talked(desk)
    built.record(e.WishSaid("w7", built["tom"], no, desk.today(), "Mr Khan"))
    for name in RESPONSIBLE:
        script = guide(name, language)
        run = walks.begun(desk, built.case, script, built["tom"])
        asked = [
            way
            for way in walks.every_answer(script)
            if any(map(asks_about_meeting, walks.walked(run, built["tom"], way)))
        ]
        assert asked == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_no_within_the_talk_is_taken_and_leads_to_nothing_more_about_meeting(desk: Desk, language: str) -> None:
    built, script = build.talked(desk), guide("talk-responsible-2", language)
    run = walks.begun(desk, built.case, script, built["tom"])
    after = [turn.step.id for turn in walks.walked(run, built["tom"], {"go-on": "only-stops"})]
    assert after[after.index("go-on") :] == ["go-on", "no-is-clear", "beside", "hear", "back", "thanks"]
    for want in ("meet", "letter", "someone-speaks"):
        assert "no-is-clear" not in {turn.step.id for turn in walks.walked(run, built["tom"], {"go-on": want})}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("a_side", [1, 2, 4])
def test_every_guide_ends_with_one_two_and_four_pupils_a_side(desk: Desk, a_side: int, language: str) -> None:
    built = walks.with_pupils(desk, a_side)
    for name in (*RESPONSIBLE, *AROUND):
        script = guide(name, language)
        people = walks.whom(script, built)
        assert people, name
        for person in people:
            run = walks.begun(desk, built.case, script, person)
            for way in walks.every_answer(script):
                put = walks.walked(run, person, way)
                assert put[-1].step.id == walks.steps(script)[-1].id, (name, way)


def test_each_mark_of_the_own_part_has_lines_of_its_own(desk: Desk) -> None:
    built = build.safe(desk)
    for name in ("talk-responsible-1", "talk-responsible-2", "talk-responsible-3", "insight-talk"):
        script = guide(name, "en")
        run = walks.begun(desk, built.case, script, built["tom"])
        ways = {
            mark: {turn.step.id for turn in walks.walked(run, built["tom"], {"own-part": mark})}
            for mark in walks.branching(script)["own-part"]
        }
        unmarked = {turn.step.id for turn in walks.walked(run, built["tom"], {})}
        assert all(put - unmarked for put in ways.values()), name
        assert ways["denies"] != ways["accepts"], name


def test_after_a_yes_to_not_wanting_to_live_the_call_comes_at_once_and_nothing_about_meeting(desk: Desk) -> None:
    built = build.talked(desk)
    for name in RESPONSIBLE:
        script = guide(name, "en")
        run = walks.begun(desk, built.case, script, built["tom"])
        put = walks.walked(run, built["tom"], {"alive": "yes"})
        ids = [turn.step.id for turn in put]
        at = ids.index("alive")
        assert ids[at : at + 3] == ["alive", "alive-now", "alive-call"] and put[at].step.stop is not None
        assert not any(map(asks_about_meeting, put[at:])), name


def spoken(step: Step, formally: bool) -> Iterator[str]:
    """All that is said of a line to somebody who is addressed so."""
    other = step.formally if formally else None
    yield (step.formal or step.text) if formally else step.text
    yield (other.easier if other else "") or step.easier
    yield from (other.wordings if other else ()) or step.wordings
    yield from (other.follow_up if other else ()) or step.follow_up
    yield (other.stop if other else "") or (step.stop.say if step.stop else "")
    yield from (choice.text for choice in step.choices)


@pytest.mark.parametrize("name", [*RESPONSIBLE, *AROUND])
def test_nobody_is_addressed_with_both_je_and_u(name: str) -> None:
    script = guide(name, "nl")
    adults = script.audience in (Who.PARENTS, Who.PARENTS_OF_HARMED, Who.PARENTS_OF_RESPONSIBLE)
    pupils = script.audience in (Who.RESPONSIBLE, Who.BYSTANDERS, Who.TOLD)
    for formally, wrong in ((True, JE), (False, U)):
        if (formally and pupils) or (adults and not formally):
            continue  # a pupil is addressed with je, a parent with u, whatever was chosen
        said = [text for step in walks.steps(script) if step.act != "do" for text in spoken(step, formally)]
        assert [text for text in said if wrong.search(SAID_BY_OTHERS.sub("", text))] == []


def help_of(*audience: Who) -> dict[str, int]:
    """How much help the guides for somebody give: lines, other wordings, follow-ups, tips."""
    scripts = [choice.script for choice in build.library().choices("en")]
    found = [step for script in scripts if script and script.audience in audience for step in walks.steps(script)]
    return {
        "lines": len(found),
        "wordings": sum(len(step.wordings) for step in found),
        "follow-ups": sum(len(step.follow_up) for step in found),
        "tips": sum(bool(step.tip) for step in found),
        "easier": sum(bool(step.easier) for step in found),
    }


def test_the_responsible_side_has_at_least_as_much_help_as_the_harmed_side() -> None:
    responsible, harmed = help_of(Who.RESPONSIBLE), help_of(Who.HARMED)
    assert {kind: count for kind, count in responsible.items() if count < harmed[kind]} == {}


EXCUSES = {"en": ("jok", "started it", "everybody", "“who"), "nl": ("grap", "begon", "iedereen", "“wie")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESPONSIBLE)
def test_ready_answers_to_the_usual_excuses_stand_at_the_lines_where_they_come(name: str, language: str) -> None:
    said = " ".join(text for step in walks.steps(guide(name, language)) for text in step.follow_up)
    assert [word for word in EXCUSES[language] if word not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESPONSIBLE)
def test_no_line_to_the_responsible_pupil_names_the_other_pupil(name: str, language: str) -> None:
    said = [text for step in walks.steps(guide(name, language)) for text in (*spoken(step, False), step.text)]
    assert [text for text in said if "{{ harmed" in text or "{{harmed" in text] == []


def test_an_own_part_and_a_wish_are_recorded_as_before(desk: Desk) -> None:
    built = build.talked(desk)
    built.clock.go_to(date(2026, 11, 5))
    part, wish = ("It was me.", "accepts"), ("I will say it.", "meet")
    build.talk(built, TalkKind.INTERVIEW, "tom", "talk-responsible-2", "Mr Khan", own_part=part, go_on=wish)
    assert built.case.standing(built["tom"]).wants and Role.RESPONSIBLE in built.case.roles(built["tom"])
