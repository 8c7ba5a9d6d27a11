"""What somebody said under one entry of the case, that person said: it is folded for every entry of that person.

A yes is that of another entry only as long as the two are said to be one person; a no, and a condition, that was said
while they were stays with both, also once an adult says that they are two.
"""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.late import is_heard
from kring.domain.events import Event, Recorded, Verdict, Want
from kring.domain.names.naming import one_person
from kring.domain.people import PersonId

# Whose words, or about whom, an event is; roles and talks are of an entry, and their readers ask who that is.
_WHOSE: dict[type[Event], str] = {
    e.NeedsSaid: "person",
    e.WishSaid: "person",
    e.AskersNamed: "person",
    e.BroughtUp: "person",
    e.OwnPartSaid: "person",
    e.Withdrew: "person",
    e.SupportAnswered: "person",
    e.MeasureChosen: "person",
    e.StoppedSaid: "person",
    e.SafetyPlanned: "person",
    e.PlanSaid: "person",
    e.PreparedChecked: "person",
    e.AskedAgain: "person",
    e.FirstSpeakerSaid: "person",
    e.ParentTold: "child",
    e.ParentAnswered: "child",
    e.Judged: "about",
}


def each_entry(case: Case, record: Recorded) -> tuple[Recorded, ...]:
    """A record, and the same one for every other entry of the person whose it is."""
    whose = _WHOSE.get(type(record.event))
    person: PersonId | None = getattr(record.event, whose) if whose is not None else None
    if whose is None or person is None:
        return (record,)
    now = one_person(case.one_person, person)
    said_no = {one for one in then_one(case, record, person) - now if _says_no(case, record, one)}
    others = (now | said_no) - {person}
    return (record, *(_of(record, whose, one, one in now) for one in sorted(others)))


def then_one(case: Case, record: Recorded, person: PersonId) -> frozenset[PersonId]:
    """All entries that were one person when a record was written, whatever is known today."""
    then = {pair for pair, since, until in case.one_once if since <= record.at < until}
    if not (then or case.one_then or case.one_person):
        return frozenset((person,))
    return one_person([*case.one_person, *case.one_then, *then], person)


def share_conditions(case: Case, record: Recorded, placed: Recorded) -> None:
    """What was tied to a yes while two were one person is tied for both; the yes is that of the one who said it."""
    event = record.event
    if not isinstance(event, e.WishSaid):
        return
    others = then_one(case, record, event.person) - one_person(case.one_person, event.person)
    said = next((w for w in case.wishes if (w.id, w.seq, w.person) == (event.wish, placed.seq, event.person)), None)
    if said is not None and said.conditions and event.want is Want.MEET:
        for one in sorted(others):
            case.wishes.append(replace(said, id=_shared(said.id, one), person=one, proves=False, shared=True))


def _says_no(case: Case, record: Recorded, person: PersonId) -> bool:
    """Whether it speaks against something, said of this entry."""
    if isinstance(record.event, e.Judged):
        return record.event.verdict is not Verdict.YES
    if isinstance(record.event, e.MeasureChosen):
        return is_heard(case, replace(record.event, person=person))  # given up by who had it, and chosen by nobody
    return is_heard(case, record.event)


def _of(record: Recorded, whose: str, person: PersonId, now: bool) -> Recorded:
    """A record as that of another entry; told apart, each lets go of the own conditions."""
    event = replace(record.event, **{whose: person})
    if isinstance(event, e.WishSaid) and not now:
        event = replace(event, wish=_shared(event.wish, person))
    return replace(record, event=event)


def _shared(wish: str, person: PersonId) -> str:
    return f"{wish}/{person}"
