"""What somebody said under one entry of the case, that person said: it is folded for every entry of that person.

A yes is that of another entry only as long as the two are said to be one person; a no that was said while they were
stays with both, also once an adult says that they are two.
"""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain.case import Case
from kring.domain.events import Event, Recorded
from kring.domain.late import is_heard
from kring.domain.naming import one_person
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
    if whose is None or person is None or not (case.one_person or case.one_then):
        return (record,)
    said = case.one_person | case.one_then if is_heard(case, record.event) else case.one_person
    others = sorted(one_person(said, person) - {person})
    return (record, *(replace(record, event=replace(record.event, **{whose: one})) for one in others))
