"""A8: what came in late stands at the place of another record; setting either aside leaves the other as it is."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import domain_builders as build
from domain_builders import ESRA, JUDGED, LEAD, NOOR, TIJN, refusal
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import Event, Recorded, Want
from kring.domain.path.folding import apply, fold
from kring.domain.people import PersonId, Role


def happens(told: build.Told, event: Event, at: datetime) -> str:
    number = len(told.log) + 1
    told.log.append(Recorded(number, f"r{number}", at, event, LEAD))
    apply(told.case, told.log[-1])
    return f"r{number}"


def late(first: Event, second: Event, newer: Event) -> tuple[build.Told, str, str]:
    """The first was written here, the second elsewhere right after it, and comes in after a newer one."""
    told = build.ready()
    at = told.now
    one = happens(told, first, at)
    happens(told, newer, at + timedelta(minutes=5))
    return told, one, happens(told, second, at + timedelta(minutes=1))


def aside(told: build.Told, record: str) -> Case:
    assert refusal(told, e.SetAside(record, JUDGED, "Wrong day.")) == ""
    return told.tell(e.SetAside(record, JUDGED, "Wrong day.")).case


NEWER = e.TodayLine("x", words="Later.")


def said(wish: str, who: PersonId = NOOR) -> e.WishSaid:
    return e.WishSaid(wish, who, Want.MEET, JUDGED, "Mrs Vos")


def test_they_do_share_their_place() -> None:
    told, one, other = late(said("a"), said("b"), NEWER)
    assert told.case.records[one] == told.case.records[other]


@pytest.mark.parametrize("which", [0, 1])
def test_of_two_wishes_only_the_one_that_is_set_aside_proves_nothing(which: int) -> None:
    told, *both = late(said("a"), said("b"), said("c"))
    case = aside(told, both[which])
    assert {w.id: w.proves for w in case.wishes if w.id in "abc"} == {"a": which == 1, "b": which == 0, "c": True}
    order = [w.id for w in sorted(case.wishes, key=lambda w: w.when) if w.id in "abc"]
    assert order == ["a", "b", "c"]


PAIRS: list[tuple[Event, Event]] = [
    (e.RoleGiven(ESRA, Role.HARMED), said("b")),
    (e.AskersNamed(NOOR, ("Mr Bakker",), JUDGED), e.AskersNamed(TIJN, ("Mr Bakker",), JUDGED)),
    (e.NeedsSaid(NOOR, JUDGED, "Mrs Vos", "Quiet."), e.NeedsSaid(TIJN, JUDGED, "Mrs Vos", "Help.")),
    (e.StoppedSaid(NOOR, JUDGED, JUDGED, "Quiet."), e.ParentTold(TIJN, "Father", JUDGED, "Mrs Vos")),
    (e.SupportAnswered(NOOR, "Mum", JUDGED), e.FirstSpeakerSaid(NOOR, build.Side.HARMED, JUDGED)),
    (build.judged("power-even", NOOR), build.judged("accepts-part", TIJN)),
    (e.PlanSaid(NOOR, True, JUDGED), e.MeasureChosen(NOOR, "seat", "by the door", JUDGED)),
    (e.OwnPartSaid(TIJN, e.Part.ACCEPTS, JUDGED, "Mr Bakker"), e.BroughtUp(NOOR, "Mrs Vos", JUDGED, "I want to.")),
    (e.AskedAgain(NOOR, e.Again.YES, JUDGED, "Mrs Vos"), e.ParentAnswered(TIJN, "Father", e.ParentSays.AGREES, JUDGED)),
    (e.TalkOpened(e.TalkId("x"), e.TalkKind.ONE_ON_ONE, (NOOR,), JUDGED, "Mrs Vos", "s", "h", "en"), said("b")),
]  # fmt: skip


def known(case: Case, whose: Event) -> list[object]:
    """What the case knows by an event: with it, and without it, this differs."""
    who = getattr(whose, "person", getattr(whose, "child", getattr(whose, "about", None)))
    by_kind: dict[type[Event], object] = {
        e.RoleGiven: (case.having(Role.HARMED), case.is_main(ESRA)),
        e.WishSaid: [w for w in case.wishes if w.id in "abc"],
        e.AskersNamed: case.askers.get(who),
        e.NeedsSaid: [n for n in case.needs if n.person == who],
        e.StoppedSaid: case.stops.get(who),
        e.ParentTold: [c for c in case.parent_contacts if c.child == who],
        e.ParentAnswered: [a for a in case.parent_answers if a.child == who],
        e.SupportAnswered: case.support.get(who),
        e.FirstSpeakerSaid: case.first_speaker.get(who),
        e.Judged: [j for (_c, about), j in case.judgements.items() if about == who],
        e.PlanSaid: case.safety_plans.get(who),
        e.MeasureChosen: dict(case.measures.get(who, {})),
        e.OwnPartSaid: [p for p in case.own_parts if p.person == who],
        e.BroughtUp: case.brought_up.get(who),
        e.AskedAgain: case.again.get(who),
        e.TalkOpened: case.talks.get(e.TalkId("x")),
    }
    return [type(whose), by_kind[type(whose)]]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(type(x).__name__ for x in pair))
def test_the_other_record_stays_as_it_was(pair: tuple[Event, Event], turned: bool) -> None:
    told, one, other = late(*pair, NEWER)
    gone, stays = (one, pair[1]) if turned else (other, pair[0])
    went = pair[0] if turned else pair[1]
    before, had = known(told.case, stays), known(told.case, went)
    case = aside(told, gone)
    assert known(case, stays) == before
    assert known(case, went) != had
    assert fold(case.id, told.log) == case
