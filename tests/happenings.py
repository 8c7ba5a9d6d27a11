"""Anything that can happen to a case, for properties: single events, whole repairs, and ways to begin."""

from __future__ import annotations

import types
from dataclasses import fields, replace
from datetime import date, time
from enum import StrEnum
from typing import Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

import domain_builders as build
import gate_oracle
from domain_builders import CONFERENCE, ESRA, FATHER, FRIEND, JUDGED, LEAD, MILO, MUM, NOOR, OUTSIDE, TIJN, WATCH
from kring.domain import codec
from kring.domain import events as e
from kring.domain.events import Again, Event, Path, Seen, Verdict, Want
from kring.domain.people import PersonId, Role, Side

MAIN = st.sampled_from([NOOR, TIJN, ESRA, MILO])
SEATED = st.sampled_from([NOOR, TIJN, ESRA, MILO, MUM, FRIEND, FATHER])
DAYS = st.sampled_from([date(2026, 10, 20), date(2026, 11, 3), JUDGED, CONFERENCE, date(2026, 11, 20)])
CONDITIONS = st.sampled_from([(c.id, p) for c in build.CONDITIONS for p in (NOOR, TIJN, ESRA, MILO, None)])
TEXTS = st.sampled_from([(), ("only if Mum is there",), ("only if Friend is there",), ("no phones",)])


def wish_on(who: PersonId, on: date, want: Want, *conditions: str) -> e.WishSaid:
    """A wish whose id tells its conditions too, so that two of one day are not taken for each other."""
    return replace(build.wish(who, on, want, *conditions), wish="/".join([who, on.isoformat(), *conditions]))


ANYTHING: st.SearchStrategy[Event] = st.one_of(
    st.builds(lambda p, on, want, c: wish_on(p, on, want, *c), SEATED, DAYS, st.sampled_from(Want), TEXTS),
    st.builds(lambda p, on, c, met: e.ConditionMet(wish_on(p, on, Want.MEET, *c).wish, 0, met), MAIN, DAYS, TEXTS,
              st.booleans()),
    st.builds(e.Withdrew, SEATED, DAYS),
    st.builds(e.LeftOut, SEATED),
    st.builds(e.TakenIn, SEATED),
    st.builds(lambda c, v, by: e.Judged(c[0], c[1], v, JUDGED, by, (), "Seen."), CONDITIONS, st.sampled_from(Verdict),
              st.sampled_from([LEAD, OUTSIDE, None])),
    st.builds(e.SignAsked, st.sampled_from(build.SIGNS), st.sampled_from(Seen)),
    st.builds(e.ParentAnswered, SEATED, st.sampled_from(["Mother", "Father"]), st.sampled_from(e.ParentSays), DAYS),
    st.builds(e.StoppedSaid, st.sampled_from([NOOR, ESRA, WATCH, FRIEND]),
              st.sampled_from([None, build.QUIET_SINCE, date(2026, 11, 12)]), DAYS),
    st.builds(e.SafetyPlanned, st.sampled_from([NOOR, ESRA]), st.booleans()),
    st.builds(e.WorseReported, DAYS),
    st.builds(e.CheckedIn, st.just("x"), MAIN, st.sampled_from(e.Change), DAYS, st.just("Mrs Vos")),
    st.builds(e.ConcernAsked, st.sampled_from(["images", "weapon"]), st.sampled_from(Seen)),
    st.builds(e.TalksReleased, st.sampled_from(["", "Mrs Vos"])),
    st.builds(e.AskedAgain, SEATED, st.sampled_from(Again), DAYS, st.sampled_from(["Mrs Vos", "Lead", ""]),
              st.booleans()),
    st.builds(e.PreparedChecked, SEATED, st.sampled_from(gate_oracle.CHECKS), st.booleans()),
    st.builds(e.DoorChecked, st.sampled_from(gate_oracle.DOOR), st.booleans(), st.just("Mr Bakker")),
    st.builds(e.FirstSpeakerSaid, MAIN, st.sampled_from(Side)),
    st.builds(e.ConferencePlanned, DAYS, st.just(time(13)), st.just("Room 2")),
    st.builds(e.Decided, st.sampled_from(Path), st.just(JUDGED), st.just(Verdict.YES)),
    st.builds(e.RoleEnded, SEATED, st.sampled_from(Role)),
    st.builds(e.RoleGiven, st.sampled_from([ESRA, MILO]), st.sampled_from([Role.HARMED, Role.RESPONSIBLE])),
    st.builds(e.NeedsSaid, MAIN, DAYS, st.just("Mrs Vos")),
)  # fmt: skip

BUNDLES = ("wishes", "judgements", "signs", "decision", "prepared", "door", "facts", "everything")


def repair(told: build.Told, what: str) -> list[Event]:
    """What puts things right again, a part of it or all, so that the gate has a chance to open."""
    case = told.case
    parts: dict[str, list[Event]] = {
        "facts": [
            *[x for p in case.harmed for x in build.harmed_facts(p)],
            *[x for p in case.responsible if p not in case.harmed for x in build.responsible_facts(p)],
            e.StoppedSaid(WATCH, build.QUIET_SINCE, date(2026, 11, 3)),
            e.StoppedSaid(FRIEND, build.QUIET_SINCE, date(2026, 11, 3)),
            e.TalksReleased("Mrs Anders"),
        ],
        "wishes": [
            x
            for p in case.main_people
            for x in (
                e.BroughtUp(p, "Mrs Vos", told.today, "I do want to."),
                *(y for on in (JUDGED, told.today) for y in (*build.in_talk(p, on), build.wish(p, on))),
            )
        ],
        "one wish": [build.wish(p, told.today) for p in case.main_people],
        "signs": build.signs(),
        "judgements": build.judgements(case.harmed, case.responsible, told.today),
        "decision": [e.Decided(Path.CONFERENCE, told.today, Verdict.YES)],
        "prepared": [x for x in build.preparations(case) if not isinstance(x, e.ConferencePlanned)],
        "door": [
            e.ConferencePlanned(told.today, time(11), "Room 2"),
            *(e.CameIn(p, False, told.today) for p in case.circle),
            *build.doors(case, told.today),
        ],
    }
    return [x for part in parts.values() for x in part] if what == "everything" else parts[what]


def opens(told: build.Told) -> bool:
    """Whether the rules let a conference begin now."""
    return not build.refusal(told, build.conference(told.case, f"c{len(told.log)}", told.today))


def start(cast: str = "one to one") -> build.Told:
    """A conference that may open: for one pupil on each side, with a condition, or for two on each side."""
    told = build.known().tell(build.person(ESRA), build.person(MILO, of_age=True))
    if cast == "a condition":
        wish = wish_on(NOOR, JUDGED, Want.MEET, "only if Friend is there")
        told.tell(wish, e.ConditionMet(wish.wish, 0, True))
    if cast == "two to two":
        told.tell(e.RoleGiven(ESRA, Role.HARMED), e.RoleGiven(MILO, Role.RESPONSIBLE))
        told.tell(*build.harmed_facts(ESRA), *build.responsible_facts(MILO))
    told.on(JUDGED).tell(*build.signs(), *build.judgements(told.case.harmed, told.case.responsible))
    told.tell(e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES)).tell(*build.preparations(told.case))
    return told.on(CONFERENCE).tell(*build.doors(told.case))


CASTS = st.sampled_from(["one to one", "a condition", "two to two"])


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KINDS = sorted(codec.kinds())


def values_of(hint: object) -> st.SearchStrategy[object]:
    """Any value of a field's type."""
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        return st.one_of([values_of(h) for h in get_args(hint)])
    if origin is tuple:
        return st.lists(values_of(get_args(hint)[0]), max_size=3).map(tuple)
    hint = getattr(hint, "__supertype__", hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    plain: dict[object, st.SearchStrategy[object]] = {
        str: TEXT,
        int: st.integers(),
        bool: st.booleans(),
        date: st.dates(),
        time: st.times(),
        type(None): st.none(),
    }
    return plain[hint]


def events_of(kind: str) -> st.SearchStrategy[Event]:
    cls = codec.kinds()[kind]
    hints = get_type_hints(cls)
    return st.builds(cls, **{f.name: values_of(hints[f.name]) for f in fields(cls)})  # type: ignore[arg-type]


ANY_EVENT = st.sampled_from(KINDS).flatmap(events_of)
