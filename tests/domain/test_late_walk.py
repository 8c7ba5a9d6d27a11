"""No older word opens what a newer one closed: each kind that closes the gate, and then each that comes in late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import domain_builders as build
from against_samples import SAMPLES
from domain_builders import CONFERENCE, GATE, JUDGED, LEAD, NOOR, TIJN
from kring.domain import events as e
from kring.domain.case.late import is_heard
from kring.domain.case.late_kinds import LATE, LateWay
from kring.domain.case.stages import View
from kring.domain.errors import Refused
from kring.domain.events import Event, Recorded, Verdict, Want
from kring.domain.path.folding import apply, fold
from kring.domain.path.permits import permit
from kring.domain.people import PersonId

MORE: tuple[Event, ...] = (
    e.AskersNamed(NOOR, ("Mr Bakker",), JUDGED),
    e.ParentTold(TIJN, "Father", JUDGED, "Mrs Vos", safe=False),
    e.BroughtUp(TIJN, "Mr Bakker", JUDGED, "I do want to."),
)


def before() -> build.Told:
    """A case in which the gate is open, with a condition of each pupil that is met, and a measure in words."""
    told = build.known().on(JUDGED).tell(build.person(build.ESRA), build.person(build.MILO))
    for who in (NOOR, TIJN):
        told.tell(build.wish(who, JUDGED, Want.MEET, "no phones"), e.ConditionMet(f"{who}-{JUDGED}", 0, True))
    return told.tell(e.MeasureChosen(NOOR, "seat", "by the door"), *build.signs(), *build.judgements())


def _on_the_day(event: Event) -> Event:
    return replace(event, on=JUDGED) if getattr(event, "on", None) == CONFERENCE else event  # type: ignore[call-arg]


def _about_a_conference(event: Event) -> bool:
    """Whether it is about a talk, a promise or a door that is not there yet."""
    return type(event) in (e.TalkHeld, e.StopExplained, e.ConferenceAdjourned, e.ConferenceTakenUp)


OPEN = before()
FOUND = [*(_on_the_day(sample.event) for sample in SAMPLES), *MORE]
ALL = [x for x in FOUND if LATE[type(x)].way is not LateWay.IN_A_TALK and not _about_a_conference(x)]


def _again(told: build.Told) -> build.Told:
    return build.Told(fold(told.case.id, told.case.history), told.today)


def _by(event: Event) -> PersonId:
    return event.adult if isinstance(event, e.SecondLooked) else LEAD


def _happens(told: build.Told, event: Event, minutes: int) -> None:
    number = len(OPEN.log) + 1 + (minutes == 0)
    at = OPEN.now + timedelta(minutes=minutes)
    apply(told.case, Recorded(number, f"r{number}", at, event, _by(event)))


def _closed_by(event: Event) -> build.Told:
    told = _again(OPEN)
    _happens(told, event, 5)
    return told


CLOSING = list({type(x): x for x in ALL if _closed_by(x).verdict() is not Verdict.YES}.values())
LATER = [x for x in ALL if not is_heard(OPEN.case, x)]


@pytest.mark.parametrize("newer", CLOSING, ids=lambda newer: type(newer).__name__)
def test_what_is_closed_by_a_newer_word_is_not_opened_by_an_older_one(newer: Event) -> None:
    closed, opened = _closed_by(newer), []
    for older in LATER:
        try:
            view = View(closed.case, GATE, OPEN.now.date())
            permit(view, OPEN.now, older, _by(older), OPEN.now + timedelta(hours=2))
        except Refused:
            continue
        told = _again(closed)
        _happens(told, older, 0)
        if told.verdict() is Verdict.YES:
            opened.append(older)
    assert opened == []


def test_the_walk_begins_where_the_gate_is_open_and_finds_what_closes_it() -> None:
    assert OPEN.verdict() is Verdict.YES
    assert _again(OPEN).case == OPEN.case
    assert len(CLOSING) > 20 and len(LATER) > 60
