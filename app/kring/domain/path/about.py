"""A case about some of its incidents only: folded anew without what belongs to the others.

Gate, decision, preparation, fills and papers are handed such a case and need to know nothing of incidents; no name of
another incident can come out of it. A yes is about the incidents that were asked about. A no is about all of them, and
goes along without its words; so is whatever is about safety. What was done for one circle (judged, decided, prepared,
agreed) is done for exactly its incidents. Staff rules, contacts and the first days ask `case.whole`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.incidents import Incidents, facing_elsewhere, pupils_in
from kring.domain.events import Again, Event, Recorded, Seen, TalkKind, Want
from kring.domain.events.base import OfIncidents
from kring.domain.people import IN_AN_INCIDENT, THE_ONE, IncidentId, PersonId, Role

_OF_A_PUPIL = (Role.SUPPORTER, Role.BESIDE)  # chosen for an incident
_FROM_NOWHERE: Incidents = ()  # written while two choices may have been in force: a yes in it counts for neither

# What was done for one circle.
_EXACT = (
    e.Judged, e.SecondLooked, e.HeadAsked, e.SignAsked, e.MeasureChosen, e.Decided, e.LeftOut, e.TakenIn,
    e.ConferencePlanned, e.PreparedChecked, e.AskedAgain, e.FirstSpeakerSaid, e.DoorChecked, e.CameIn, e.RoomChecked,
    e.PromiseWritten, e.PromiseAgreed, e.PromiseStruck, e.PromiseMoved, e.PromiseLookedAt, e.AskedApart,
    e.AgreementFramed, e.Signed, e.VersionBegun, e.VersionDropped, e.EndedWithoutAgreement, e.SupportLine,
    e.ConferenceAdjourned, e.ConferenceTakenUp, e.ModelChosen, e.GroupFilled,
)  # fmt: skip
_FOR_A_CIRCLE = (TalkKind.PREPARATION, TalkKind.CONFERENCE)
_COVERS = (e.BroughtUp, e.ParentAnswered, e.StoppedSaid)  # a yes, or what opens the way to one


def begun(case: Case, chosen: Incidents | None = None) -> Case:
    """A case in which nothing happened yet: again the same, or one about some of its incidents."""
    fresh = Case(case.id, school_free=case.school_free)
    whole = case.of_whole if chosen is None else case
    if whole is None:
        return fresh
    fresh.of_whole, fresh.chosen = whole, case.chosen if chosen is None else chosen
    fresh.incidents = {one: known for one, known in fresh.incidents.items() if one in fresh.chosen}
    fresh.facing = facing_elsewhere(whole, fresh.chosen)
    return fresh


def heard(whole: Case, chosen: Incidents) -> Iterable[Recorded]:
    """The records of a case that are about these incidents, each as it is heard there."""
    reading, dropped = _Reading(), set[str]()
    outside = pupils_in(whole, (*whole.incidents, *whole.taken_out)) - pupils_in(whole, chosen)
    for record in whole.history:
        about = reading.about(record)
        event = _heard(record.event, about, chosen, outside, reading)
        if isinstance(event, e.SetAside) and event.record in dropped:
            event = None
        if event is None:
            dropped.add(record.id)
        else:
            yield record if event is record.event else replace(record, event=event)


def each_about(whole: Case) -> Iterable[tuple[Recorded, Incidents]]:
    """The records of a case, each with the incidents that it is about."""
    reading = _Reading()
    for record in whole.history:
        yield record, reading.about(record)


def _heard(
    event: Event, about: Incidents, chosen: Incidents, outside: frozenset[PersonId], reading: _Reading
) -> Event | None:
    """An event as it is heard in a case about the chosen incidents; None where it is not."""
    match event:
        case e.RoleGiven(role=role, of=of, incident=incident):
            theirs = reading.pupils.get(incident, set())
            return event if _has_role(role, of, incident in chosen, theirs, outside) else None
        case e.RoleEnded(person=person, role=role, incident=incident) if role in (*IN_AN_INCIDENT, *_OF_A_PUPIL):
            elsewhere = role in IN_AN_INCIDENT or incident in reading.given.get((person, role), ())
            return event if incident in chosen or not elsewhere else None
        case e.IncidentNamed(incident=incident) | e.WordingAnswered(incident=incident):
            return event if incident in chosen else None
        case e.IncidentsChosen() | e.IncidentTakenOut():
            return None
        case e.TalkOpened() | e.TalkHeld() | e.StopExplained() if reading.kinds.get(event.talk) in _FOR_A_CIRCLE:
            return event if set(about) == set(chosen) else None
        case e.StoppedSaid() if about and set(about) != set(chosen):  # whether a child is safe is asked of every circle
            return replace(event, incidents=about, words=event.words if set(about) & set(chosen) else "")
    if says_no(event):
        return event if set(about) & set(chosen) else _without_words(event)
    if isinstance(event, _EXACT):
        return event if set(about) == set(chosen) else None
    if _is_yes(event):
        return event if set(chosen) <= set(about) else None
    scoped = isinstance(event, OfIncidents | e.Reflected)
    return event if not scoped or set(about) & set(chosen) else None


def _has_role(
    role: Role, of: PersonId | None, chosen: bool, there: set[PersonId], outside: frozenset[PersonId]
) -> bool:
    """Whether a role is one in the chosen incidents: of its pupils, of those beside them, and all of the staff.

    A supporter who was named without an incident of that pupil is one in the pupil's own.
    """
    if role in IN_AN_INCIDENT:
        return chosen
    if of in outside:
        return False
    if role in _OF_A_PUPIL:
        return chosen or (of is not None and of not in there)
    return True


def says_no(event: Event) -> bool:
    """Whether somebody says no, or is not sure: in doubt that is said of every incident."""
    match event:
        case e.Withdrew():
            return True
        case e.WishSaid(want=want):
            return want is Want.NO
        case e.AskedAgain(answer=answer):
            return answer is not Again.YES
        case e.ParentAnswered(says=says):
            return says is e.ParentSays.REFUSES
        case e.StoppedSaid(since=since, unsure=unsure):
            return since is None or unsure
        case e.SignAsked(seen=seen):
            return seen is Seen.SEEN
    return False


def _is_yes(event: Event) -> bool:
    """Whether it counts only where all that it is needed for was asked about."""
    match event:
        case e.WishSaid(want=want):
            return want is Want.MEET
        case e.OwnPartSaid(part=part):
            return part is e.Part.ACCEPTS
    return isinstance(event, _COVERS)


def _without_words(event: Event) -> Event:
    """A no that was said about another incident, without the words, which may name its people."""
    match event:
        case e.WishSaid():
            return replace(event, words="", conditions=(), only_with=(), not_with=(), talk=None, entry=None)
        case e.Withdrew() | e.StoppedSaid() | e.SignAsked():
            return replace(event, words="")
    return event


class _Reading:
    """What is known of where records belong, as they are read in their order."""

    def __init__(self) -> None:
        self.talks: dict[object, Incidents] = {}
        self.kinds: dict[object, TalkKind] = {}
        self.wishes: dict[str, Incidents] = {}
        self.promises: dict[object, Incidents] = {}
        self.pupils: dict[IncidentId, set[PersonId]] = {}
        self.given: dict[tuple[PersonId, Role], set[IncidentId]] = {}
        self.choices: list[tuple[datetime | None, Incidents]] = [(None, (THE_ONE,))]
        self.newest: datetime | None = None

    def about(self, record: Recorded) -> Incidents:
        """The incidents that a record is about."""
        event = record.event
        found = getattr(event, "incidents", ()) or self._known(event) or self._in_force(record)
        match event:
            case e.TalkOpened(talk=talk, kind=kind):
                self.talks[talk], self.kinds[talk] = found, kind
            case e.WishSaid(wish=wish):
                self.wishes[wish] = found
            case e.PromiseWritten(promise=promise):
                self.promises[promise] = found
            case e.IncidentsChosen(chosen=chosen):
                self.choices.append((record.at, chosen))
            case e.RoleGiven(role=role, person=person, incident=incident):
                self.given.setdefault((person, role), set()).add(incident)
                if role in IN_AN_INCIDENT:
                    self.pupils.setdefault(incident, set()).add(person)
        self.newest = record.at if self.newest is None else max(self.newest, record.at)
        return found

    def _known(self, event: Event) -> Incidents | None:
        """Those of the talk, the wish or the promise that an event belongs to."""
        if isinstance(event, e.ConditionMet | e.ConditionMeant | e.ConditionReleased):
            return self.wishes.get(event.wish)
        talk, promise = getattr(event, "talk", None), getattr(event, "promise", None)
        return self.talks.get(talk) if talk is not None else self.promises.get(promise)

    def _in_force(self, record: Recorded) -> Incidents:
        """Those that were chosen when it was written; none where the clock says another choice than the order does."""
        last = self.choices[-1][1]
        if self.newest is None or record.at >= self.newest:
            return last
        then = [chosen for at, chosen in self.choices if at is None or at <= record.at][-1]
        return last if then == last else _FROM_NOWHERE
