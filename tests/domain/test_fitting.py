"""Which scripts fit a case, and why the others do not; a choice does not outlive what it rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

import domain_builders as build
from domain_builders import FATHER, FRIEND, LEAD, MUM, NOOR, TIJN, TUTOR, Told
from kring.domain import events as e
from kring.domain.case.stages import Stage, View
from kring.domain.errors import Refused
from kring.domain.events import Nature, Needs
from kring.domain.path.next_step import all_steps, step_at
from kring.domain.path.permits import permit
from kring.domain.path.rail import rail
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing import fitting as fit
from kring.domain.preparing.door import Why, door
from kring.domain.preparing.fitting import Misfit, NoFit, does_not_fit, fits
from kring.domain.preparing.row import PreparingReason, PreparingToDo
from kring.domain.refusals import Rule
from kring.domain.session.script import Script, ScriptKind, Who
from kring.scripts.builder import load
from kring.scripts.writing import written

MODEL = e.ModelChosen("ours", "en")


def codes(model: e.ModelChosen, told: Told) -> list[NoFit]:
    return [misfit.code for misfit in does_not_fit(model, told.case)]


def prepared() -> Told:
    told = build.decided()
    return told.tell(*build.preparations(told.case))


def may(told: Told, event: e.Event) -> str:
    try:
        permit(told.view, told.now, event, LEAD)
    except Refused as refused:
        return refused.code
    return ""


def first_to_prepare(view: View) -> object:
    step = step_at(view, Stage.PREPARATION)
    return step.code if step is not None else None


@pytest.mark.parametrize("answer", list(Side))
def test_an_order_that_the_harmed_pupil_did_not_choose_does_not_fit(answer: Side) -> None:
    told = prepared().tell(e.FirstSpeakerSaid(NOOR, answer))
    for side in Side:
        found = does_not_fit(replace(MODEL, orders=(side,)), told.case)
        assert found == (() if side is answer else (Misfit(NoFit.ORDER_DIFFERS, NOOR),))
    assert codes(replace(MODEL, orders=tuple(Side)), told) == [], "a script that goes either way fits each answer"


def test_while_nobody_was_asked_who_begins_a_script_of_one_order_waits_and_one_of_both_does_not() -> None:
    told = build.decided()
    assert codes(replace(MODEL, orders=(Side.HARMED,)), told) == [NoFit.ORDER_NOT_ASKED]
    assert codes(replace(MODEL, orders=tuple(Side)), told) == codes(MODEL, told) == []


@pytest.mark.parametrize("nature", list(Nature))
def test_without_supporters_it_fits_a_conflict_between_equals_only(nature: Nature) -> None:
    told = build.opened_as(prepared(), nature=nature)
    small = replace(MODEL, supporters_needed=False)
    assert codes(small, told) == ([] if nature is Nature.CONFLICT else [NoFit.LEFT_WITHOUT])


def test_somebody_has_to_sit_beside_each_pupil() -> None:
    told = prepared().tell(e.RoleEnded(FATHER, Role.SUPPORTER))
    assert does_not_fit(MODEL, told.case) == (Misfit(NoFit.NO_SUPPORTERS, TIJN),)


def test_two_who_lead_are_two_who_are_named() -> None:
    told, two = prepared(), replace(MODEL, facilitators=2)
    assert codes(two, told) == [NoFit.ONE_LEADS]
    assert codes(two, told.tell(e.RoleGiven(build.VOS, Role.FACILITATOR))) == []


def test_groups_need_at_least_as_many_people() -> None:
    told = prepared()
    assert codes(replace(MODEL, groups=("inner", "outer")), told) == []
    groups = tuple(str(n) for n in range(len(told.case.circle) + 1))
    assert does_not_fit(replace(MODEL, groups=groups), told.case) == (Misfit(NoFit.TOO_FEW, None, len(groups)),)


def without_father() -> Told:
    return prepared().tell(e.LeftOut(FATHER, "ill"))


def nobody_of(role: Role) -> Told:
    told = prepared()
    return told.tell(*(e.RoleEnded(p, role) for p in told.case.having(role)))


@pytest.mark.parametrize(
    ("need", "holds", "not_so", "reason"),
    [
        (
            Needs.SUPPORTERS,
            prepared,
            without_father,
            Misfit(NoFit.NO_SUPPORTERS, TIJN),
        ),
        (Needs.PARENTS, prepared, without_father, Misfit(NoFit.NO_PARENT, TIJN)),
        (Needs.SCHOOL, prepared, lambda: nobody_of(Role.SCHOOL), Misfit(NoFit.NO_SCHOOL)),
        (
            Needs.BYSTANDERS,
            lambda: prepared().tell(build.person(PersonId("bo")), e.RoleGiven(PersonId("bo"), Role.BYSTANDER)),
            prepared,
            Misfit(NoFit.NO_BYSTANDER),
        ),
        (Needs.TWO_ADULTS, prepared, lambda: nobody_of(Role.SCHOOL), Misfit(NoFit.ONE_ADULT)),
        (
            Needs.CONFLICT,
            lambda: build.opened_as(prepared(), nature=Nature.CONFLICT),
            prepared,
            Misfit(NoFit.NO_CONFLICT),
        ),
        (
            Needs.OWN_PART,
            prepared,
            lambda: prepared().tell(e.OwnPartSaid(TIJN, e.Part.DENIES, build.CONFERENCE, "Mrs Vos")),
            Misfit(NoFit.OWN_PART, TIJN),
        ),
        (
            Needs.CONFERENCE_HELD,
            lambda: build.in_conference().tell(e.TalkHeld(e.TalkId("conference"), build.CONFERENCE)),
            prepared,
            Misfit(NoFit.NOT_HELD),
        ),
    ],
)
def test_what_a_script_says_must_hold_is_computed_from_the_case(need, holds, not_so, reason) -> None:  # type: ignore[no-untyped-def]
    assert fit.needs((need,), holds().case, (NOOR, TIJN)) == ()
    assert fit.needs((need,), not_so().case, (NOOR, TIJN)) == (reason,)


def test_every_need_is_tried_above() -> None:
    tried = [mark.args[1] for mark in test_what_a_script_says_must_hold_is_computed_from_the_case.pytestmark]  # type: ignore[attr-defined]
    assert {row[0] for row in tried[0]} == set(Needs)


def talk(audience: Who, number: int = 0) -> Script:
    return Script("ours", ScriptKind.INTERVIEW, "en", "Ours", (), audience=audience, number=number)


def test_a_talk_is_for_its_role_and_a_later_one_comes_after_a_first() -> None:
    told = build.opened()
    assert [m.code for m in fits(talk(Who.HARMED), told.view, NOOR)] == []
    assert [m.code for m in fits(talk(Who.RESPONSIBLE), told.view, NOOR)] == [NoFit.OTHER_ROLE]
    assert [m.code for m in fits(talk(Who.HARMED, 2), told.view, NOOR)] == [NoFit.FIRST_TALK]
    told.tell(*build.held("first", e.TalkKind.INTERVIEW, [NOOR], build.REPORTED))
    assert fits(talk(Who.HARMED, 2), told.view, NOOR) == ()


def test_a_model_that_does_not_fit_is_not_chosen_and_one_that_fits_is_until_it_begins() -> None:
    told = prepared()
    assert may(told, MODEL) == ""
    assert may(told, replace(MODEL, facilitators=2)) == Rule.DOES_NOT_FIT
    assert may(build.ready(), MODEL) == Rule.PREPARATION_CLOSED
    running = build.in_conference()
    assert may(running, MODEL) == Rule.CONFERENCE_RUNS


def test_a_choice_is_changed_and_taken_back() -> None:
    told = prepared().tell(MODEL, replace(MODEL, script="other"))
    assert fit.chosen(told.case) == replace(MODEL, script="other")
    assert fit.chosen(told.tell(e.ModelChosen("", "")).case) is None


def test_each_conference_has_a_choice_of_its_own() -> None:
    told = build.at_the_door().tell(MODEL)
    told.tell(build.conference(told.case))
    assert fit.chosen(told.case) == MODEL, "it runs by it"
    told.tell(e.TalkHeld(e.TalkId("conference"), build.CONFERENCE))
    assert fit.chosen(told.case) is None


@pytest.mark.parametrize(
    ("model", "change", "why"),
    [
        (replace(MODEL, orders=(Side.RESPONSIBLE,)), e.FirstSpeakerSaid(NOOR, Side.HARMED), NoFit.ORDER_DIFFERS),
        (MODEL, e.RoleEnded(FATHER, Role.SUPPORTER), NoFit.NO_SUPPORTERS),
        (replace(MODEL, needs=(Needs.SCHOOL,)), e.LeftOut(TUTOR, "ill"), NoFit.NO_SCHOOL),
    ],
)
def test_what_it_rests_on_is_withdrawn_and_that_is_the_next_step(
    model: e.ModelChosen, change: e.Event, why: NoFit
) -> None:
    told = prepared().tell(model)
    assert not fit.no_longer(told.view)
    told.tell(change)
    assert [m.code for m in fit.no_longer(told.view)] == [why]
    assert first_to_prepare(told.view) is PreparingToDo.MODEL_AGAIN
    assert Why.MODEL in [r.code for r in door(told.view)]


def test_several_that_fit_are_a_step_until_one_is_chosen_and_one_alone_is_none() -> None:
    told = prepared()
    one, both = (MODEL,), (MODEL, replace(MODEL, script="other"), replace(MODEL, script="two", facilitators=2))
    assert PreparingToDo.MODEL not in [s.code for s in all_steps(replace(told.view, models=lambda: one))]
    view = replace(told.view, models=lambda: both)
    assert first_to_prepare(view) is PreparingToDo.MODEL
    assert PreparingReason.MODEL in [stage.because.code for stage in rail(view)]
    assert [m.script for m in fit.fitting(view)] == ["ours", "other"]
    told.tell(MODEL)
    after = View(told.case, view.gate, view.today, view.models)
    assert PreparingToDo.MODEL not in [s.code for s in all_steps(after)]
    assert PreparingReason.MODEL not in [stage.because.code for stage in rail(after)]


def test_a_conference_opens_by_the_model_that_was_chosen_and_by_no_other() -> None:
    told = build.at_the_door().tell(MODEL)
    opens = build.conference(told.case)
    assert may(told, opens) == Rule.ANOTHER_MODEL
    assert may(told, replace(opens, script="ours")) == ""
    told.tell(e.LeftOut(TUTOR, "ill"), replace(MODEL, needs=(Needs.SCHOOL,)))
    assert may(told, replace(opens, script="ours")) == Rule.DOOR_CLOSED, "what no longer fits closes the door"


def test_groups_are_filled_before_it_opens_with_people_who_would_be_there() -> None:
    told = build.at_the_door()
    fishbowl = replace(MODEL, groups=("inner", "outer"))
    assert may(told, e.GroupFilled("inner", (NOOR,))) == Rule.NOT_THAT_GROUP, "no model has that group"
    told.tell(fishbowl)
    assert [r.values for r in door(told.view) if r.code is Why.GROUP] == [("inner",), ("outer",)]
    assert first_to_prepare(told.view) is PreparingToDo.GROUPS
    assert may(told, e.GroupFilled("inner", (LEAD,))) == Rule.NOT_THAT_GROUP
    told.tell(e.GroupFilled("inner", (NOOR, MUM)), e.GroupFilled("outer", (FRIEND, MUM)))
    assert fit.sitting(told.case, "inner") == (NOOR,), "whoever sits in another group moves"
    assert not fit.to_fill(told.case) and Why.GROUP not in [r.code for r in door(told.view)]
    assert not told.tell(replace(MODEL, script="other")).case.groups, "another model has other groups"


SCRIPT = """\
format: 2
kind: conference
id: ours
language: en
title: Ours
needs: [school, two adults]
phases:
  - {id: a, title: A, parts: [{who: everyone, how: group, steps: [{id: b, say: Welcome}]}]}
"""


def test_a_file_says_what_must_hold_and_a_word_that_is_none_is_reported_at_its_place() -> None:
    script = load(SCRIPT, ())
    assert isinstance(script, Script) and script.needs == (Needs.SCHOOL, Needs.TWO_ADULTS)
    assert load(written(script), ()) == script
    wrong = load(SCRIPT.replace("two adults", "two adulds"), ())
    assert not isinstance(wrong, Script)
    assert [(p.line, p.values[-1]) for p in wrong] == [(6, "two adults")]
