"""What becomes of each kind of event that comes in late, or into a closed case: every stored kind stands here.

A no, a worry, something unsafe is heard at once. What takes its place by when it was said is placed there. Everything
else is not taken in once what it answers was answered anew: then it is shown whole to whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.wishes import TiedCondition
from kring.domain.events import Again, Event, Part, Seen, TalkKind, Want
from kring.domain.names.naming import letters
from kring.domain.people import PersonId

Key = tuple[object, ...]
Keys = Callable[[Case, Any], tuple[Key, ...]]


class LateWay(StrEnum):
    """Where an event goes that comes in after newer ones."""

    HEARD = "heard"  # it replaces nothing, or only closes: it stands last
    PLACED = "placed"  # it stands where it would have stood, and replaces nothing that was said since
    OVERTAKEN = "overtaken"  # it stands last, and is not taken in once a newer answer to the same stands
    IN_A_TALK = "in-a-talk"  # a step of a talk, which the talk as it stands by now takes or not


ANYTHING: Key = ("anything",)  # what every event makes newer


def _nothing(_case: Case, _event: Event) -> tuple[Key, ...]:
    return ()


def _never(_case: Case, _event: Event) -> bool:
    return False


def _anybody(_case: Case, _event: Event) -> PersonId | None:
    return None


def _own(_case: Case, event: Any) -> PersonId | None:
    person: PersonId = event.person
    return person


@dataclass(frozen=True, slots=True)
class Late:
    """How a kind comes in late.

    `keys` are what it answers: something newer under one of them overtakes it; so does something newer under `by`,
    which it does not answer itself. `touches` are what it makes newer beside. `whom`: where something newer speaks
    against a condition about that person (None: about anybody), it is overtaken too. `at_once`: when it is heard
    whatever its way, since it says no, or that something is not safe. `closed`: whether a closed case still takes it:
    follow-up, and whatever somebody says or sees, nothing that leads to a meeting.
    """

    way: LateWay
    keys: Keys = _nothing
    by: Keys = _nothing
    touches: Keys = _nothing
    at_once: Callable[[Case, Any], bool] = _never
    whom: Callable[[Case, Any], PersonId | None] | None = None
    closed: bool = False


def _key(what: str, *fields: str) -> Keys:
    """One key: what it is about, and the values of these fields."""
    return lambda _case, event: ((what, *(getattr(event, field) for field in fields)),)


def _all(*keys: Keys) -> Keys:
    return lambda case, event: tuple(key for each in keys for key in each(case, event))


def _condition(case: Case, event: e.ConditionMet | e.ConditionMeant | e.ConditionReleased) -> tuple[Key, ...]:
    """The condition that is meant, as its pupil may have said it again in another wish."""
    wish = next((w for w in case.wishes if w.id == event.wish), None)
    if wish is None or not 0 <= event.index < len(wish.conditions):
        return ()
    return (("condition", wish.person, wish.conditions[event.index].key),)


def _meant_of(case: Case, event: e.ConditionMeant) -> tuple[Key, ...]:
    about = letters(event.name) or event.person
    return tuple(("being", about, *key[1:]) for key in _condition(case, event))


def _conditions(_case: Case, event: e.WishSaid) -> tuple[Key, ...]:
    tied = [TiedCondition(text) for text in event.conditions]
    tied += [TiedCondition("", False, p, True) for p in event.only_with]
    tied += [TiedCondition("", False, p, False) for p in event.not_with]
    return tuple(("condition", event.person, condition.key) for condition in tied)


def _whose_wish(case: Case, event: e.ConditionMet | e.ConditionMeant | e.ConditionReleased) -> PersonId | None:
    return next((w.person for w in case.wishes if w.id == event.wish), None)


def _pair(_case: Case, event: e.NamesAsked) -> tuple[Key, ...]:
    return (("names", frozenset((event.one, event.other))),)


def _name(_case: Case, event: e.NameMeant) -> tuple[Key, ...]:
    return (("meant", letters(event.name)),)


def _when(holds: Callable[[Any], bool], keys: Keys) -> Keys:
    """These keys only for an event of which this holds."""
    return lambda case, event: keys(case, event) if holds(event) else ()


def _for_conference(event: e.TalkOpened) -> bool:
    return event.kind is TalkKind.CONFERENCE


def _prepares_anew(case: Case, event: e.Decided) -> tuple[Key, ...]:
    """A decision for another conference, for which everybody is prepared anew."""
    return _PREPARED(case, event) if event.path is e.Path.CONFERENCE and case.conference is not None else ()


def _moment(_case: Case, _event: Event) -> tuple[Key, ...]:
    """What was seen or opened at a moment is overtaken by whatever was written since."""
    return (ANYTHING,)


def _worse_or_done(_case: Case, event: e.CheckedIn) -> bool:
    return event.change is e.Change.WORSE or bool(event.done)


def _gives_up(case: Case, event: e.MeasureChosen) -> bool:
    had: str = case.measures.get(event.person, {}).get(event.measure, "")
    return bool(had.strip()) and not event.words.strip()


_WORDING = _key("wording")  # the promises and what stands around them, as somebody is asked about them
_AGREED = _key("agreed")
_VERSION = _key("version")
_SIGNED = _key("signed")
_PREPARED = _key("prepared")  # another door
_PROMISE = _key("promise", "promise")

_HEARD, _PLACED, _OVERTAKEN = LateWay.HEARD, LateWay.PLACED, LateWay.OVERTAKEN

_OPENING: dict[type[Event], Late] = {
    e.CaseOpened: Late(_OVERTAKEN, by=_moment),
    e.CaseDescribed: Late(_OVERTAKEN, _key("described")),
    e.IncidentNamed: Late(_OVERTAKEN, _key("incident", "incident"), touches=_key("wording-of", "incident")),
    e.WordingAnswered: Late(
        _OVERTAKEN,
        _key("wording-answer", "incident", "person"),
        by=_key("wording-of", "incident"),
        at_once=lambda _c, x: not x.agrees,
        closed=True,
    ),
    e.IncidentTakenOut: Late(_OVERTAKEN, _key("incident", "incident"), touches=_key("wording-of", "incident")),
    e.IncidentsChosen: Late(_OVERTAKEN, _key("chosen"), closed=True),
    e.CaseClosed: Late(_OVERTAKEN, by=_moment),
    e.PersonAdded: Late(_HEARD),
    e.PersonRenamed: Late(_OVERTAKEN, _key("renamed", "person"), closed=True),
    e.PersonAddressed: Late(_OVERTAKEN, _key("addressed", "person"), closed=True),
    e.RoleGiven: Late(_OVERTAKEN, _key("role", "person", "role"), whom=_anybody),
    e.RoleEnded: Late(_OVERTAKEN, _key("role", "person", "role"), whom=_anybody),
    e.LeftOut: Late(_OVERTAKEN, _key("sits", "person"), whom=_anybody),
    e.TakenIn: Late(_OVERTAKEN, _key("sits", "person"), whom=_anybody),
    e.ConcernAsked: Late(
        _OVERTAKEN, _key("concern", "concern"), at_once=lambda _c, x: x.seen is Seen.SEEN, closed=True
    ),
    e.ConcernMistaken: Late(_OVERTAKEN, _key("concern", "concern"), closed=True),
    e.TalksReleased: Late(_OVERTAKEN, _key("released", "about", "concerns"), whom=_anybody, closed=True),
    e.TodayLine: Late(_OVERTAKEN, _key("today", "line"), closed=True),
    e.SafeNowSaid: Late(_OVERTAKEN, _key("safe-now"), at_once=lambda _c, x: x.answer is not e.Safe.YES, closed=True),
    e.UnsafeSaid: Late(_HEARD, touches=_key("notice", "notice"), closed=True),
    e.UnsafeSeenTo: Late(_OVERTAKEN, _key("notice", "notice"), closed=True),
    e.AdultReached: Late(_HEARD, closed=True),
    e.TonightSaid: Late(_OVERTAKEN, _key("tonight", "about", "talk"), closed=True),
    e.SafetyPlanned: Late(
        _OVERTAKEN, _key("plan", "person"), at_once=lambda _c, x: not x.holds, whom=_own, closed=True
    ),
    e.PlanSaid: Late(_PLACED, at_once=lambda _c, x: not x.holds, closed=True),
    e.StoppedSaid: Late(_PLACED, at_once=lambda _c, x: x.since is None or x.unsure, closed=True),
    e.ParentTold: Late(_PLACED, closed=True),  # "not safe to tell" is no no: it takes the question to the parents away
    e.ParentAnswered: Late(_PLACED, at_once=lambda _c, x: x.says is e.ParentSays.REFUSES, closed=True),
    e.WorseReported: Late(_HEARD, closed=True),
    e.NamesAsked: Late(_OVERTAKEN, _pair, at_once=lambda _c, x: not x.two, whom=_anybody, closed=True),
    e.NameMeant: Late(_PLACED, _name, closed=True),
    e.SetAside: Late(_OVERTAKEN, _key("set-aside", "record"), whom=_anybody, closed=True),
}

_DECIDING: dict[type[Event], Late] = {
    e.NeedsSaid: Late(_PLACED, closed=True),
    e.WishSaid: Late(_PLACED, touches=_conditions, at_once=lambda _c, x: x.want is not Want.MEET, closed=True),
    e.AskersNamed: Late(_PLACED, closed=True),
    e.BroughtUp: Late(_PLACED, closed=True),
    e.ConditionMet: Late(_OVERTAKEN, _condition, at_once=lambda _c, x: not x.met, whom=_whose_wish),
    e.ConditionMeant: Late(
        _OVERTAKEN, _meant_of, at_once=lambda _c, x: x.being in (e.Being.THERE, e.Being.NOT_THERE), whom=_whose_wish
    ),
    e.ConditionReleased: Late(_OVERTAKEN, _condition, whom=_whose_wish),
    e.OwnPartSaid: Late(_PLACED, at_once=lambda _c, x: x.part is not Part.ACCEPTS, closed=True),
    e.Withdrew: Late(_HEARD, touches=_key("sits", "person"), closed=True),
    e.SupportAnswered: Late(_PLACED, closed=True),
    e.Quoted: Late(_PLACED, closed=True),
    e.Judged: Late(_PLACED),
    e.SecondLooked: Late(_PLACED),
    e.HeadAsked: Late(_PLACED),
    e.SignAsked: Late(
        _OVERTAKEN, _key("sign", "sign"), at_once=lambda _c, x: x.seen is not Seen.NOT_SEEN, whom=_anybody
    ),
    e.MeasureChosen: Late(_PLACED, at_once=_gives_up),
    e.Decided: Late(_PLACED, touches=_prepares_anew),
}

_MEETING: dict[type[Event], Late] = {
    e.TalkOpened: Late(_PLACED, by=_when(_for_conference, _moment), touches=_when(_for_conference, _WORDING)),
    e.TalkHeld: Late(_PLACED, closed=True),
    e.StopExplained: Late(_OVERTAKEN, _key("explained", "talk"), closed=True),
    e.ConferenceAdjourned: Late(_HEARD, touches=_PREPARED),
    e.ConferenceTakenUp: Late(_OVERTAKEN, by=_moment),
    e.ConferencePlanned: Late(_OVERTAKEN, _key("planned"), by=_PREPARED),
    e.ModelChosen: Late(_OVERTAKEN, _key("model"), touches=_key("groups")),
    e.GroupFilled: Late(_OVERTAKEN, _key("group", "group"), by=_key("groups")),
    e.PreparedChecked: Late(_OVERTAKEN, _key("check", "person", "check"), by=_when(lambda x: x.done, _moment)),
    e.AskedAgain: Late(
        _OVERTAKEN,
        _key("again", "person"),
        by=_when(lambda x: x.at_door, _moment),
        at_once=lambda _c, x: x.answer is not Again.YES,
        whom=_own,
    ),
    e.FirstSpeakerSaid: Late(_PLACED, by=_PREPARED),
    e.CameIn: Late(_OVERTAKEN, _key("here", "person"), by=_when(lambda x: x.here, _moment)),
    e.DoorChecked: Late(_OVERTAKEN, _key("door", "item"), by=_when(lambda x: x.done, _moment)),
    e.RoomChecked: Late(_OVERTAKEN, _key("room", "item"), by=_PREPARED),
    e.PromiseWritten: Late(_OVERTAKEN, _PROMISE, by=_VERSION, touches=_WORDING),
    e.PromiseStruck: Late(_OVERTAKEN, _PROMISE, by=_VERSION, touches=_WORDING),
    e.PromiseAgreed: Late(
        _OVERTAKEN,
        _key("agrees", "promise", "person"),
        by=_all(_PROMISE, _VERSION),
        touches=_AGREED,
        at_once=lambda _c, x: not x.agrees,
        closed=True,
    ),
    e.PromiseMoved: Late(_OVERTAKEN, _key("promise-order"), touches=_WORDING),
    e.AskedApart: Late(
        _OVERTAKEN, _key("apart", "person"), by=_WORDING, at_once=lambda _c, x: not x.feels_safe, whom=_own
    ),
    e.AgreementFramed: Late(_OVERTAKEN, _key("frame"), by=_VERSION, touches=_WORDING),
    e.Signed: Late(_OVERTAKEN, _key("signature", "person"), by=_all(_WORDING, _AGREED, _VERSION), touches=_SIGNED),
    e.VersionBegun: Late(_OVERTAKEN, _VERSION, by=_SIGNED, touches=_WORDING),
    e.VersionDropped: Late(_OVERTAKEN, _VERSION, by=_all(_SIGNED, _AGREED, _WORDING), touches=_WORDING),
    e.EndedWithoutAgreement: Late(_OVERTAKEN, _key("without"), by=_all(_WORDING, _SIGNED)),
    e.SupportLine: Late(_OVERTAKEN, _key("support-line", "line"), closed=True),
}

_AFTER: dict[type[Event], Late] = {
    e.CheckedIn: Late(_OVERTAKEN, _key("contact", "due", "person"), at_once=_worse_or_done, closed=True),
    e.PromiseLookedAt: Late(
        _OVERTAKEN, _key("looked-at", "promise"), at_once=lambda _c, x: x.kept is e.Kept.NOT_KEPT, closed=True
    ),
    e.ContactMoved: Late(_OVERTAKEN, _key("moved", "due"), closed=True),
    e.Printed: Late(_HEARD),
    e.Reflected: Late(_HEARD, closed=True),
}

_STEPS: tuple[type[Event], ...] = (
    e.Began,
    e.Advanced,
    e.WentBack,
    e.JumpedTo,
    e.Inserted,
    e.NotAsked,
    e.SpeakerChosen,
    e.Answered,
    e.Noted,
    e.CardShown,
    e.Paused,
    e.Resumed,
    e.Adjourned,
    e.TakenUp,
    e.Attended,
    e.WalkedOut,
    e.Stopped,
    e.Finished,
    e.Undone,
    e.Redone,
)

LATE: Mapping[type[Event], Late] = MappingProxyType(
    {**_OPENING, **_DECIDING, **_MEETING, **_AFTER, **{kind: Late(LateWay.IN_A_TALK) for kind in _STEPS}}
)


def taken_when_closed(event: Event) -> bool:
    """Whether an event may still happen in a case that is closed; no word of anybody is refused."""
    match event:
        case e.TalkOpened(kind=kind):
            return kind is TalkKind.FOLLOW_UP
        case e.AskedAgain(answer=answer):
            return answer is not Again.YES
    return LATE[type(event)].closed
