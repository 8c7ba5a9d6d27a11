"""A script may say who may have a promise struck: it is kept with the conference, for as many as sit there."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

import builders
from builders import Built
from circles import people_of, role
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.errors import Refused
from kring.domain.events import PromiseId, TalkKind
from kring.domain.people import Role, Side
from kring.domain.preparing.fitting import NoFit, fits, strikers
from kring.domain.refusals import Rule
from kring.domain.session.script import Script, ScriptKind, Who
from kring.rehearsal import trip
from kring.ui.agreement.versions import struck_words
from kring.usecases import agreement
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import talks
from kring.words.refusals import refused
from rehearsal_plays import RESOURCES

NAMES = [f"Pupil{n}" for n in range(14)]


@pytest.mark.parametrize("number", range(2, 15))
def test_both_sides_or_one_or_the_supporters_too(number: int) -> None:
    names = NAMES[:number]
    roles = [role(names[0], Role.HARMED), role(names[1], Role.RESPONSIBLE)]
    roles += [role(name, Role.SUPPORTER, Side.HARMED) for name in names[2:]]
    case = replace(Case(id="c"), people=people_of(*names), participations=roles)  # type: ignore[arg-type]
    ids = [name.lower() for name in names]
    small = Script("s", ScriptKind.CONFERENCE, "en", "S", ())
    assert strikers(case, small.strikes) == ()
    for selectors, expected in (
        ((Who.HARMED, Who.RESPONSIBLE), ids[:2]),
        ((Who.RESPONSIBLE,), ids[1:2]),
        ((Who.EVERYONE,), ids),
    ):
        assert strikers(case, selectors) == tuple(expected)


PROMISE = PromiseId("one")


def at_the_door_with(desk: Desk, folder: Path, strikes: str) -> Built:
    """At the door of a conference, with a script that names who may have a promise struck."""
    choice = desk.library.find("conference", "en")
    assert choice is not None
    own = folder / "own.yaml"
    own.write_text(choice.text.replace("id: conference\n", f"id: strict\nstrikes: {strikes}\n", 1), "utf-8")
    desk.library = trip.with_script(RESOURCES, own)
    built = builders.at_the_door(desk)
    built.clock.go_to(builders.CONFERENCE, time(13, 30))
    return built


def begin(built: Built) -> None:
    circle = built.case.circle
    built.case, _talk = talks.begin_talk(built.desk, built.id, TalkKind.CONFERENCE, circle, "strict", "Mrs Okafor")


def promised(built: Built) -> None:
    """Tom promised something, and said yes to it."""
    tom = built["tom"]
    agreement.write_promise(built.desk, built.id, promise=PROMISE, doers=(tom,), words="Tom gives it back.")
    agreement.agree(built.desk, built.id, promise=PROMISE, people=(tom,))


def test_a_conference_keeps_who_may_and_says_who_had_it_struck(desk: Desk, tmp_path: Path) -> None:
    built = at_the_door_with(desk, tmp_path, "harmed")
    begin(built)
    promised(built)
    promise, tom, ellie = PROMISE, built["tom"], built["ellie"]
    with pytest.raises(Refused) as found:
        agreement.strike(desk, built.id, promise=promise, struck_by=tom)
    assert "Only these people can have it struck out: Ellie." in refused(found.value)
    case = agreement.strike(desk, built.id, promise=promise, struck_by=ellie)
    assert struck_words(case) == ["Struck out by Ellie: “Tom gives it back.”"]


def test_once_those_whom_it_names_are_left_out_nobody_may(desk: Desk, tmp_path: Path) -> None:
    built = at_the_door_with(desk, tmp_path, "school")
    begin(built)
    promised(built)
    built.record(e.LeftOut(built["lowe"], "ill"))
    for somebody in ("tom", "ellie", "lowe"):
        with pytest.raises(Refused) as found:
            agreement.strike(desk, built.id, promise=PROMISE, struck_by=built[somebody])
        assert found.value.code is Rule.STRUCK_BY_NOBODY


def test_a_script_whose_strikers_do_not_sit_there_does_not_begin(desk: Desk, tmp_path: Path) -> None:
    built = at_the_door_with(desk, tmp_path, "school")
    choice = desk.library.find("strict", "en")
    assert choice is not None and choice.script is not None
    assert not fits(choice.script, desk.view(built.case))
    built.record(e.LeftOut(built["lowe"], "ill"))
    assert [why.code for why in fits(choice.script, desk.view(built.case))] == [NoFit.NOBODY_STRIKES]
    with pytest.raises(Refused) as found:
        begin(built)
    assert found.value.code is Rule.DOES_NOT_FIT


def test_a_promise_with_a_yes_is_not_struck_by_emptying_it(desk: Desk, tmp_path: Path) -> None:
    built = at_the_door_with(desk, tmp_path, "harmed")
    begin(built)
    promised(built)
    tom = built["tom"]
    for doers, words in (((tom,), " "), ((), "Tom gives it back."), ((), "")):
        with pytest.raises(Refused) as found:
            agreement.write_promise(desk, built.id, promise=PROMISE, doers=doers, words=words)
        assert "Only these people can have it struck out: Ellie." in refused(found.value)
    case = agreement.write_promise(desk, built.id, promise=PROMISE, doers=(built["ellie"],), words="Ellie asks.")
    assert case.promises[PROMISE].words == "Ellie asks."
    new = PromiseId("draft")
    agreement.write_promise(desk, built.id, promise=new, doers=(tom,), words="Tom")
    agreement.write_promise(desk, built.id, promise=new, doers=(), words="")  # only being written
