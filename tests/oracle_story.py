"""A case as the oracle of the gate reads it: bare records, who is who, and what was said and written when.

It knows nothing of the domain's own folding, so that a mistake there cannot hide here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from kring.domain import events as e
from kring.domain.case.gate import Gate
from kring.domain.events import Again, Event, Part, Recorded, TalkId, TalkKind, Want
from kring.domain.people import PersonId, Role

MAIN = (Role.HARMED, Role.RESPONSIBLE)
CIRCLE = (*MAIN, Role.SUPPORTER, Role.BESIDE, Role.BYSTANDER, Role.SCHOOL)
TALKS = (TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE)
Kind = TypeVar("Kind", bound=Event)
When = tuple[date, int]  # the day on which it was said, and its place in the order in which it was written


@dataclass(frozen=True)
class Line:
    """An event of some kind with the day it was said, the moment it was written, and its place."""

    record: Recorded
    place: int

    @property
    def written(self) -> date:
        """The day on which it was written down."""
        return self.record.at.date()

    @property
    def said(self) -> date:
        """The day on which it was said, or done."""
        return getattr(self.record.event, "on", None) or self.written

    @property
    def when(self) -> When:
        """Where it stands among what was said."""
        return self.said, self.place


def at(place: int, said: date = date.min) -> When:
    """A moment before everything, or a named one."""
    return said, place


NEVER = at(-1)


# What somebody said, or what an adult judged or was told about somebody; not who sits or talks where.
WORDS = {
    **dict.fromkeys((e.NeedsSaid, e.WishSaid, e.AskersNamed, e.BroughtUp, e.OwnPartSaid, e.Withdrew), "person"),
    **dict.fromkeys((e.SupportAnswered, e.MeasureChosen, e.StoppedSaid, e.SafetyPlanned, e.PlanSaid), "person"),
    **dict.fromkeys((e.AskedAgain, e.FirstSpeakerSaid, e.PreparedChecked), "person"),
    **dict.fromkeys((e.ParentTold, e.ParentAnswered), "child"),
    e.Judged: "about",
}


def joined(twice: dict[frozenset[PersonId], bool], person: PersonId) -> set[PersonId]:
    """All entries that these answers make one person."""
    found = {person}
    while more := {p for pair, one in twice.items() if one and pair & found for p in pair} - found:
        found |= more
    return found


def _is_no(said: Event) -> bool:
    match said:
        case e.WishSaid():
            return said.want is not Want.MEET
        case e.AskedAgain():
            return said.answer is not Again.YES
        case e.OwnPartSaid():
            return said.part in (Part.DENIES, Part.PARTLY)
        case e.StoppedSaid():
            return said.since is None or said.unsure
        case e.PlanSaid() | e.SafetyPlanned():
            return not said.holds
        case e.ParentAnswered():
            return said.says is e.ParentSays.REFUSES
        case _:
            return isinstance(said, e.Withdrew)


@dataclass
class Story:
    """The records of a case, the moment of asking, and the gate of the school."""

    records: Sequence[Recorded]
    now: datetime
    gate: Gate
    lines: list[Line] = field(default_factory=list)
    roles: dict[PersonId, list[e.RoleGiven]] = field(default_factory=dict)
    once: dict[PersonId, set[Role]] = field(default_factory=dict)
    people: dict[PersonId, e.PersonAdded] = field(default_factory=dict)
    out: set[PersonId] = field(default_factory=set)
    twice: dict[frozenset[PersonId], bool] = field(default_factory=dict)
    _talks: dict[TalkId, e.TalkOpened] | None = None

    def __post_init__(self) -> None:
        self.lines = [Line(r, i) for i, r in enumerate(self.records)]
        one_then: list[dict[frozenset[PersonId], bool]] = []
        for r in self.records:
            self._cast(r.event)
            one_then.append(dict(self.twice))
        self._kinds: dict[type[Event], list[tuple[Line, Any]]] = {}
        for line, then in zip(self.lines, one_then):
            self._kinds.setdefault(type(line.record.event), []).extend(self._said_by_one(line, then))
        written: set[str] = set()
        self._kept_apart: set[str] = set()
        for r in self.records:
            if isinstance(r.event, e.SetAside) and r.event.record in written:
                self._kept_apart.add(r.event.record)
            written.add(r.id)

    @property
    def today(self) -> date:
        """The day on which it is asked."""
        return self.now.date()

    def _cast(self, event: Event) -> None:
        match event:
            case e.PersonAdded():
                self.people[event.person] = event
            case e.RoleGiven():
                self.roles.setdefault(event.person, []).append(event)
                self.once.setdefault(event.person, set()).add(event.role)
            case e.RoleEnded():
                kept = [r for r in self.roles.get(event.person, []) if r.role is not event.role]
                self.roles[event.person] = kept
            case e.LeftOut():
                self.out.add(event.person)
            case e.TakenIn():
                self.out -= self.same(event.person)
            case e.NamesAsked():
                self.twice[frozenset((event.one, event.other))] = not event.two
            case e.Withdrew(person=p) | e.AskedAgain(person=p, answer=Again.NO) | e.WishSaid(person=p, want=Want.NO):
                if not any(
                    self.main(one) for one in self.same(p)
                ):  # a supporter's no takes that person out of the circle
                    self.out |= self.same(p)  # and with everybody who was said to be that person then

    # who is who

    def _said_by_one(self, line: Line, then: dict[frozenset[PersonId], bool]) -> list[tuple[Line, Any]]:
        """A word, under every entry of whoever said it: a no also under those that were said to be one at that time."""
        said = line.record.event
        whose = WORDS.get(type(said))
        person = getattr(said, whose) if whose else None
        if whose is None or person is None:
            return [(line, said)]
        entries = self.same(person) | (joined(then, person) if _is_no(said) else set())
        return [(line, said), *((line, replace(said, **{whose: one})) for one in sorted(entries - {person}))]

    def same(self, person: PersonId) -> set[PersonId]:
        """All entries of which somebody said that they are this one person."""
        return joined(self.twice, person)

    def has(self, person: PersonId, *roles: Role) -> bool:
        """Whether somebody has one of these roles now."""
        return any(r.role in roles for r in self.roles.get(person, []))

    def main(self, person: PersonId) -> bool:
        """Whether somebody was harmed or is responsible."""
        return self.has(person, *MAIN)

    def adult(self, person: PersonId | None) -> bool:
        """An adult of the case; a pupil of age is a pupil."""
        return person is not None and person in self.people and not self.people[person].pupil

    def seated(self, *roles: Role) -> list[PersonId]:
        """Those in these roles who would sit in the circle."""
        return [
            p
            for p in self.people
            if self.has(p, *(roles or CIRCLE)) and not self.same(p) & self.out and not self._kept(p)
        ]

    def _kept(self, person: PersonId) -> bool:
        """A pupil who would sit beside another is kept at home by a parent's refusal."""
        return not self.main(person) and bool(self.refusals(person))

    def leading(self) -> list[PersonId]:
        """The facilitators, who are in the room without sitting beside anybody."""
        return [p for p in self.people if self.has(p, Role.FACILITATOR)]

    def in_the_room(self) -> set[PersonId]:
        """Who is to sit there or leads, and whoever came in today."""
        came = {x.person: x.here for line, x in self.of(e.CameIn) if line.said == self.today}
        return {*self.seated(), *self.leading(), *(p for p, here in came.items() if here)}

    def own_supporters_gone(self, p: PersonId) -> list[tuple[Line, Event]]:
        """Where it was written that somebody beside a pupil does not come."""
        own = {r.person for _, r in self.of(e.RoleGiven, lambda r: r.role is Role.SUPPORTER and r.of == p)}
        going = [(x, y) for x, y in self.comings_and_goings() if not isinstance(y, e.RoleGiven | e.TakenIn)]
        return [(x, y) for x, y in going if (y.child if isinstance(y, e.ParentAnswered) else y.person) in own]  # type: ignore[attr-defined]

    def comings_and_goings(self) -> list[tuple[Line, Event]]:
        """Whatever changed who would sit there, after the case began with its people."""
        supporter = [p for p in self.people if not self.main(p)]
        begun = next((x.place for x, _ in self.of(e.TalkOpened)), len(self.lines))
        found: list[tuple[Line, Event]] = [
            *self.of(e.LeftOut),
            *self.of(e.TakenIn),
            *self.of(e.RoleGiven, lambda x: x.role in CIRCLE),
            *self.of(e.RoleEnded, lambda x: x.role in CIRCLE),
            *self.of(e.Withdrew, lambda x: x.person in supporter),
            *self.of(e.AskedAgain, lambda x: x.person in supporter and x.answer is Again.NO),
            *self.of(e.WishSaid, lambda x: x.person in supporter and x.want is Want.NO),
            *self.of(e.ParentAnswered, lambda x: x.child in supporter and x.says is e.ParentSays.REFUSES),
        ]
        return [(line, x) for line, x in found if line.place > begun]

    def of_school(self, text: str) -> bool:
        """Whether a name means an adult of the case who belongs to neither family."""
        person = self.named(text)
        return person is not None and self.adult(person) and not self.family_or_supporter(person)

    def hears(self, pupil: PersonId, text: str) -> bool:
        """Whether a pupil may bring something up to somebody: an adult of neither family, or of the own alone."""
        person = self.named(text)
        if self.of_school(text) or person is None or not self.adult(person) or self.main(person):
            return self.of_school(text)
        now = self._whose(self.roles.get(person, []), person)
        whose = now | self._whose(self._given(), person)
        sides = [role for role in MAIN if self.ever(pupil, role)]
        other = {q for q in whose - {pupil} for role in MAIN if self.ever(q, role) and sides != [role]}
        return pupil in now and not other

    def _whose(self, given: list[e.RoleGiven], person: PersonId) -> set[PersonId]:
        """The pupils whose parent or supporter somebody is by these roles."""
        ties = [r for r in given if r.person == person and r.role in (Role.SUPPORTER, Role.PARENT)]
        return {
            q
            for r in ties
            for q in self.people
            if q == r.of or (r.of is None and r.side and self.ever(q, Role(r.side.value)))
        }

    def minor(self, person: PersonId) -> bool:
        """Whether parents have a say."""
        return self.people[person].pupil and not self.people[person].of_age

    def refusals(self, child: PersonId) -> list[str]:
        """Whose last word is a refusal that counts."""
        if child not in self.people or not self.minor(child):
            return []
        answers = sorted(self.of(e.ParentAnswered, lambda x: x.child == child), key=lambda line: line[0].when)
        last = {self.named(x.who) or x.who.strip().casefold(): x.says for _, x in answers}
        return [who for who, says in last.items() if says is e.ParentSays.REFUSES]

    def parents(self, child: PersonId) -> list[PersonId]:
        """The people with a say about a child."""
        return [p for p in self.people for r in self.roles.get(p, []) if r.role is Role.PARENT and r.of == child]

    def named(self, text: str) -> PersonId | None:
        """The one person whom a typed name means; none or several are nobody."""
        wanted = " ".join(text.split()).casefold()
        found = [p for p, x in self.people.items() if wanted in (x.called.casefold(), x.name.casefold())]
        return found[0] if len(found) == 1 and wanted else None

    def family_or_supporter(self, person: PersonId) -> bool:
        """A party, or a relative or supporter of one; to sit beside somebody once makes no supporter."""
        return self.ever(person, *MAIN, Role.SUPPORTER, Role.PARENT)

    def ever(self, person: PersonId, *roles: Role) -> bool:
        """Whether somebody has one of these roles, or had it at any time and not by mistake."""
        return self.has(person, *roles) or any(r.person == person and r.role in roles for r in self._given())

    def _given(self) -> list[e.RoleGiven]:
        """Every role that was ever given, but those of which it was written that they were a mistake."""
        return [x for line, x in self.of(e.RoleGiven) if line.record.id not in self._kept_apart]

    # what was said

    def of(self, kind: type[Kind], test: Callable[[Kind], bool] = lambda _: True) -> list[tuple[Line, Kind]]:
        """Everything of a kind, in the order in which it was written."""
        return [(line, x) for line, x in self._kinds.get(kind, []) if test(x)]

    def good(self, kind: type[Kind], test: Callable[[Kind], bool] = lambda _: True) -> list[tuple[Line, Kind]]:
        """What may prove something: not set aside, and said no later than it was written."""
        return [(line, x) for line, x in self.of(kind, test) if self.proves(line)]

    def proves(self, line: Line) -> bool:
        """Whether a record has a right day and was not set aside."""
        event = line.record.event  # only a day can be wrong
        dated = hasattr(event, "on") or isinstance(event, e.MeasureChosen | e.FirstSpeakerSaid)
        apart = line.record.id in self._kept_apart and dated
        return not apart and line.said <= line.written <= self.today

    def last(self, kind: type[Kind], test: Callable[[Kind], bool] = lambda _: True) -> Kind | None:
        """The last of what may prove something, in the order in which it was said."""
        return newest(self.good(kind, test))

    def place(self, lines: Iterable[tuple[Line, Event]]) -> int:
        """Where the last one was written."""
        return max((x.place for x, _ in lines), default=-1)

    # talks

    def talk(self, talk: TalkId | None) -> e.TalkOpened | None:
        """How a talk began."""
        if self._talks is None:
            self._talks = {x.talk: x for _, x in reversed(self.good(e.TalkOpened))}
        return self._talks.get(talk) if talk else None

    def held(self, person: PersonId, *kinds: TalkKind) -> list[tuple[Line, e.TalkOpened]]:
        """The talks that were held with somebody, to their end; a talk led by family is none."""
        ended = self.good(e.TalkHeld, lambda x: not x.stopped and not x.open_steps)
        both = [(line, self.talk(x.talk)) for line, x in ended]
        return [
            (line, x) for line, x in both
            if x and x.kind in kinds and person in x.with_people and not self._family_leads(x)
        ]  # fmt: skip

    def _family_leads(self, talk: e.TalkOpened) -> bool:
        leader = self.named(talk.led_by)
        return leader is not None and self.family_or_supporter(leader)


def newest(lines: Sequence[tuple[Line, Kind]]) -> Kind | None:
    """The last of these, in the order in which they were said."""
    return max(lines, key=lambda pair: pair[0].when)[1] if lines else None


def schooldays_between(first: date, until: date) -> int:
    """School days from a first day on, before another."""
    return len([d for d in range((until - first).days) if (first + timedelta(d)).weekday() < 5])


def schoolday_before(day: date) -> date:
    """The last school day before a day."""
    before = day - timedelta(1)
    return before if before.weekday() < 5 else schoolday_before(before)
