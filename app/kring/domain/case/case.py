"""A case as it stands now: folded from its events by `folding.py`, never changed by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from kring.domain.case import facts as f
from kring.domain.case import said_facts
from kring.domain.case.chosen_script import GoesBy
from kring.domain.case.contrary import Contrary, Withdrawal
from kring.domain.case.safety_facts import Mistaken, OpenConcern, Release, UnsafeNotice
from kring.domain.case.tied_wishes import is_open, wanted
from kring.domain.case.wishes import Standing, TiedCondition, Wish, standing, stays_out
from kring.domain.events import (
    AdultReached,
    AgreementFramed,
    CaseId,
    CheckedIn,
    ConferencePlanned,
    DoorChecked,
    Event,
    Nature,
    ParentSays,
    Part,
    Path,
    PromiseId,
    PromiseLookedAt,
    Recorded,
    Safe,
    Seen,
    SupportLine,
    TalkId,
    TalkKind,
    TodayLine,
    Want,
)
from kring.domain.names.naming import Borne, letters, may_be_one, meant, one_person
from kring.domain.people import (
    CIRCLE_ROLES,
    MAIN_ROLES,
    IncidentId,
    Participation,
    Person,
    PersonId,
    Role,
    Side,
    having,
)
from kring.domain.schooldays import NONE_FREE, Free


@dataclass(slots=True)
class Case(GoesBy):
    """Everything known about a case; read it, do not write to it (only the fold does).

    What ends in `seq`, and `known_since`, is a place in the order of events, so that a judgement knows what came
    after it. `spoken` holds the newest thing that speaks against a condition about somebody (None: about everybody).
    """

    id: CaseId
    number: str = ""
    title: str = ""
    reported_on: date = date.min
    words: str = ""
    nature: Nature = Nature.UNKNOWN
    practice: bool = False
    of_whole: Case | None = field(default=None, repr=False, compare=False)
    fold_about: Callable[[Case, tuple[IncidentId, ...]], Case] | None = field(default=None, repr=False, compare=False)
    facing: frozenset[PersonId] = frozenset()  # who would face the other side of another incident in this circle
    opened_on: date = date.min  # when it was written down
    closed_on: date | None = None
    school_free: Free = NONE_FREE  # days on which this school is closed, as its list says now
    last_seq: int = 0
    last_at: datetime | None = None
    instants: list[tuple[datetime, int]] = field(default_factory=list)
    newest: dict[tuple[object, ...], datetime] = field(default_factory=dict)
    said: dict[tuple[object, ...], tuple[date, int]] = field(default_factory=dict)
    people: dict[PersonId, Person] = field(default_factory=dict)
    participations: list[Participation] = field(default_factory=list)
    known_since: dict[PersonId, int] = field(default_factory=dict)
    came_on: dict[PersonId, date] = field(default_factory=dict)  # when somebody became a main party
    main_since: dict[tuple[PersonId, Role], int] = field(default_factory=dict)
    moved_seq: dict[PersonId, int] = field(default_factory=dict)
    places: dict[PersonId, tuple[Role, Side | None, PersonId | None]] = field(default_factory=dict)
    staff_seq: dict[Role, int] = field(default_factory=dict)
    left_out: dict[PersonId, str] = field(default_factory=dict)
    concerns: dict[str, Seen] = field(default_factory=dict)
    open_concerns: list[OpenConcern] = field(default_factory=list)
    marked_concerns: list[OpenConcern] = field(default_factory=list)
    mistaken: list[Mistaken] = field(default_factory=list)
    tonight: dict[tuple[PersonId | None, TalkId | None], str] = field(default_factory=dict)
    releases: list[Release] = field(default_factory=list)
    safe_now: tuple[Safe, date] | None = None
    unsafe: dict[str, UnsafeNotice] = field(default_factory=dict)
    reached: dict[int, AdultReached] = field(default_factory=dict)
    names: dict[PersonId, dict[str, Borne]] = field(default_factory=dict)
    two_people: set[frozenset[PersonId]] = field(default_factory=set)
    one_person: set[frozenset[PersonId]] = field(default_factory=set)  # as is known today, from the first record on
    one_then: dict[frozenset[PersonId], datetime] = field(default_factory=dict)  # as was said until now, and since when
    one_once: list[tuple[frozenset[PersonId], datetime, datetime]] = field(default_factory=list)  # from when to when
    history: list[Recorded] = field(default_factory=list, repr=False, compare=False)
    meant_by: list[tuple[int, str, PersonId]] = field(default_factory=list)
    once_led: set[PersonId] = field(default_factory=set)  # the conference, or who prepared for it
    once_main: set[PersonId] = field(default_factory=set)
    ties: dict[int, Participation] = field(default_factory=dict)  # parents and supporters, also who is none now
    set_aside: dict[str, tuple[date, str]] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)
    recorded: dict[str, tuple[Event, ...]] = field(default_factory=dict, repr=False)  # of every entry of that person
    today: dict[str, TodayLine] = field(default_factory=dict)
    today_for: dict[str, f.LineAnswered] = field(default_factory=dict)  # lines that were answered, for whom
    safety_plans: dict[PersonId, f.SafetyPlan] = field(default_factory=dict)
    stops: dict[PersonId, said_facts.StopFact] = field(default_factory=dict)
    parent_contacts: list[f.ParentContact] = field(default_factory=list)
    parent_answers: list[f.ParentAnswer] = field(default_factory=list)
    worse_seq: int = 0
    worse: list[f.Worse] = field(default_factory=list)
    done_again: list[date] = field(default_factory=list)
    needs: list[said_facts.Need] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    contrary: dict[PersonId, list[Contrary]] = field(default_factory=dict)
    askers: dict[PersonId, tuple[str, ...]] = field(default_factory=dict)
    askers_seq: dict[PersonId, int] = field(default_factory=dict)
    brought_up: dict[PersonId, list[tuple[date, int]]] = field(default_factory=dict)
    own_parts: list[said_facts.OwnPart] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    support: dict[PersonId, said_facts.SupportAnswer] = field(default_factory=dict)
    support_seq: dict[PersonId, int] = field(default_factory=dict)
    quotes: dict[str, said_facts.Quote] = field(default_factory=dict)
    judgements: dict[tuple[str, PersonId | None], f.Judgement] = field(default_factory=dict)
    judged: list[f.Judgement] = field(default_factory=list)
    looks: list[f.Look] = field(default_factory=list)
    head_asks: list[f.HeadAsk] = field(default_factory=list)
    spoken: dict[tuple[str, PersonId | None], f.Spoken] = field(default_factory=dict)
    signs: dict[str, tuple[Seen, str]] = field(default_factory=dict)
    sign_seqs: dict[str, int] = field(default_factory=dict)
    measures: dict[PersonId, dict[str, str]] = field(default_factory=dict)
    measure_seqs: dict[tuple[PersonId, str], int] = field(default_factory=dict)
    given_up: dict[tuple[PersonId, str], date] = field(default_factory=dict)  # in a talk of that day
    circle_seq: int = 0
    decisions: list[f.Decision] = field(default_factory=list)
    against_seq: int = 0
    talks: dict[TalkId, f.TalkFact] = field(default_factory=dict)
    plan: ConferencePlanned | None = None
    checks: dict[PersonId, set[str]] = field(default_factory=dict)
    check_seqs: dict[tuple[PersonId, str], int] = field(default_factory=dict)
    again: dict[PersonId, f.AgainFact] = field(default_factory=dict)
    asked_again: dict[PersonId, list[f.AgainFact]] = field(default_factory=dict)
    again_at_door: dict[PersonId, f.AgainFact] = field(default_factory=dict)
    first_speaker: dict[PersonId, Side] = field(default_factory=dict)
    first_speaker_seq: dict[PersonId, int] = field(default_factory=dict)
    door: dict[str, DoorChecked] = field(default_factory=dict)
    here: dict[PersonId, f.Here] = field(default_factory=dict)
    room: dict[str, bool] = field(default_factory=dict)
    promises: dict[PromiseId, f.Promise] = field(default_factory=dict)
    struck: dict[PromiseId, tuple[f.Promise, PersonId]] = field(default_factory=dict)  # and who had it struck
    asked_apart: dict[PersonId, bool] = field(default_factory=dict)
    frame: AgreementFramed | None = None
    signed: dict[PersonId, date] = field(default_factory=dict)
    versions: list[f.Version] = field(default_factory=list)
    version_on: date | None = None  # since when another version than the first is written
    without_agreement: tuple[date, str] | None = None
    sheet: dict[str, SupportLine] = field(default_factory=dict)
    contacts: list[CheckedIn] = field(default_factory=list)
    looked_back: list[PromiseLookedAt] = field(default_factory=list)
    moved: dict[str, date] = field(default_factory=dict)
    reflections: list[tuple[TalkId | None, str]] = field(default_factory=list)

    @property
    def whole(self) -> Case:
        """The case with all its incidents, where this is about some of them; whoever is staff is so in all of it."""
        return self.of_whole or self

    def about(self, incidents: tuple[IncidentId, ...]) -> Case:
        """The case about these of its incidents, as if there were no others; itself where there is only one."""
        whole = self.whole
        if whole.fold_about is None or (len(whole.incidents) == 1 and not whole.taken_out):
            return whole
        fold_about, chosen = whole.fold_about, tuple(one for one in whole.incidents if one in incidents)
        return whole.once(("about", chosen), lambda: fold_about(whole, chosen))

    # people

    def person(self, person: PersonId) -> Person:
        """The person with this id."""
        return self.people[person]

    def called(self, person: PersonId | None) -> str:
        """The name used in talks and on papers; empty for nobody."""
        found = self.people.get(person) if person is not None else None
        return found.called if found else ""

    def roles(self, person: PersonId) -> tuple[Role, ...]:
        """All roles of a person in this case."""
        now = [p.role for p in self.participations if p.person == person]
        return (*now, *(role for role in MAIN_ROLES if role not in now and person in self.having(role)))

    def having(self, role: Role, side: Side | None = None) -> tuple[PersonId, ...]:
        """The people in a role, also those left out, and who was once a main party and sits there as something else."""
        return self.once_of_people(("having", role, side), lambda: self._having(role, side))

    def _having(self, role: Role, side: Side | None) -> tuple[PersonId, ...]:
        found = having(self.participations, role, side)
        if role not in MAIN_ROLES or not self.main_since:
            return found
        sitting = {p.person for p in self.participations if p.role in CIRCLE_ROLES}
        was = (p for p, named in self.main_since if named is role and p in sitting)
        return tuple(dict.fromkeys([*found, *was]))

    def in_circle(self, role: Role, side: Side | None = None) -> tuple[PersonId, ...]:
        """The people in a role who would sit there; a parent's no, or an own, keeps out all but main parties."""
        return self.once(("in_circle", role, side), lambda: self._in_circle(role, side))

    def _in_circle(self, role: Role, side: Side | None) -> tuple[PersonId, ...]:
        here = (p for p in self.having(role, side) if not (self.is_left_out(p) or p in self.facing))
        return tuple(p for p in here if self.is_main(p) or not (self.refused_by_parent(p) or self._speaks_against(p)))

    def _speaks_against(self, person: PersonId) -> bool:
        """Whether the last word of somebody, under whichever entry, is a no, or denies an own part."""
        same = self.entries_of(person)
        parts = [(p.on, p.seq, p.part) for p in self.own_parts if p.person in same and p.part is not Part.SILENT]
        if parts and max(parts)[2] is not Part.ACCEPTS:
            return True
        pupil = any(self.people[p].pupil for p in same if p in self.people)
        withdrew = (c for p in (same if pupil else same & self.once_main) for c in self.contrary.get(p, ()))
        return stays_out((w for w in self.wishes if w.person in same), withdrew, pupil)

    @property
    def harmed(self) -> tuple[PersonId, ...]:
        """The harmed pupils who would sit in the circle."""
        return self.in_circle(Role.HARMED)

    @property
    def responsible(self) -> tuple[PersonId, ...]:
        """The responsible pupils who would sit in the circle."""
        return self.in_circle(Role.RESPONSIBLE)

    @property
    def main_people(self) -> tuple[PersonId, ...]:
        """The harmed and the responsible pupils who would sit in the circle, each once."""
        return tuple(dict.fromkeys(self.harmed + self.responsible))

    @property
    def circle(self) -> tuple[PersonId, ...]:
        """Everybody who would sit in the circle, without the facilitator, each once."""
        return self.once(("circle",), self._circle)

    def _circle(self) -> tuple[PersonId, ...]:
        leading = set(self.having(Role.FACILITATOR)) - set(self.main_people)
        return tuple(dict.fromkeys(p for role in CIRCLE_ROLES for p in self.in_circle(role) if p not in leading))

    @property
    def seated(self) -> frozenset[PersonId]:
        """Everybody who would be in the room: the circle, and who leads it."""
        return frozenset((*self.circle, *self.having(Role.FACILITATOR)))

    @property
    def circle_participations(self) -> tuple[Participation, ...]:
        """The roles of those who would sit in the circle."""
        seated = set(self.circle)
        return tuple(p for p in self.participations if p.person in seated and p.role in CIRCLE_ROLES)

    @property
    def facilitator(self) -> PersonId | None:
        """Who leads the conference."""
        return next(iter(self.having(Role.FACILITATOR)), None)

    def is_main(self, person: PersonId) -> bool:
        """Whether a person is harmed or responsible in this case, under whichever entry."""
        return any(not self.same(person).isdisjoint(self.having(role)) for role in MAIN_ROLES)

    def is_left_out(self, person: PersonId) -> bool:
        """Whether a person was left out, under whichever entry, or somebody of that name who may be this person.

        A main party is left out only itself: a no under an equal name is told as what it is, by `standing`.
        """
        entries = self.same(person) if self.is_main(person) else self.entries_of(person)
        return not entries.isdisjoint(self.left_out)

    def same(self, person: PersonId) -> frozenset[PersonId]:
        """All entries that were said to be this one person: what holds for one of them holds for the others."""
        return self.once_of_people(("same", person), lambda: one_person(self.one_person, person))

    def pupils_meant(self, part: Participation) -> tuple[PersonId, ...]:
        """Beside or of whom a role is: the person it names, or else every pupil of its side."""
        if part.of is not None:
            return (part.of,)
        return self.having(Role(part.side.value)) if part.side is not None else ()

    def entries_of(self, person: PersonId) -> frozenset[PersonId]:
        """All entries that are this person, or may be: said to be one, or of an equal name of which nobody said so."""
        said = self.one_person, self.two_people
        return self.once_of_people(("entries", person), lambda: may_be_one(self.people, *said, person))

    # wishes, needs, talks, the decision

    def standing(self, person: PersonId) -> Standing:
        """Where a person's wish to meet stands; a no under another entry of the same person is that person's no."""
        return self.once(("standing", person), lambda: self._standing(person))

    def _standing(self, person: PersonId) -> Standing:
        entries = self.entries_of(person)
        said = [w for w in self.wishes if w.person in entries]
        mine = [w for w in said if (w.person == person and not w.shared) or w.want is not Want.MEET]
        contrary = (c for p in entries for c in self.contrary.get(p, ()))
        return standing(mine, contrary, said, lambda condition: self.is_open(condition, person))

    def is_open(self, condition: TiedCondition, person: PersonId) -> bool:
        """Whether a condition of somebody is not met with those who would be there."""
        return is_open(self, condition, person, self._sit_elsewhere(person))

    def is_seated_for(self, person: PersonId, wishing: PersonId) -> bool:
        """Whether somebody would be there, and sits where the wish that depends on it wants it."""
        return not self.same(person).isdisjoint(self.seated - self._sit_elsewhere(wishing))

    def _sit_elsewhere(self, person: PersonId) -> frozenset[PersonId]:
        """Whom a person's wish depends on, and who since then sits somewhere else than beside that person."""
        named: dict[PersonId, int] = {}
        for wish in (w for w in self.wishes if w.person in self.same(person)):
            named |= {p: wish.seq for c in wish.conditions for _name, people in wanted(self, c, person) for p in people}
        moved = {p for p, seq in named.items() if self.moved_seq.get(p, 0) > seq and not self._beside(p, person)}
        return frozenset(one for p in moved for one in self.same(p))

    def _beside(self, person: PersonId, pupil: PersonId) -> bool:
        same, own = self.same(person), self.same(pupil)
        mine = (p for p in self.participations if p.person in same and p.role in (Role.SUPPORTER, Role.BESIDE))
        return any(not own.isdisjoint(self.pupils_meant(part)) for part in mine)

    def needs_of(self, person: PersonId) -> said_facts.Need | None:
        """What a person needs, as asked last."""
        mine = (n for n in self.needs if n.person == person)
        return max(mine, key=lambda n: (n.on, n.seq), default=None)

    def refusals_for(self, person: PersonId) -> tuple[f.ParentAnswer, ...]:
        """The refusals of parents that stand; a pupil of age, and an adult, decides alone."""
        entries = self.entries_of(person)
        found = [self.people[p] for p in entries if p in self.people]
        if all(one.of_age or not one.pupil for one in found):
            return ()
        said = sorted((a for a in self.parent_answers if a.child in entries), key=lambda a: (a.on, a.seq))
        whom = ((meant(self.people, self.names, a.who, a.seq), a) for a in said)
        last = {min(self.same(p)) if p is not None else letters(a.who): a for p, a in whom}
        return tuple(a for a in last.values() if a.says is ParentSays.REFUSES)

    def refused_by_parent(self, person: PersonId) -> bool:
        """Whether a parent's refusal stands."""
        return bool(self.refusals_for(person))

    def held(self, kind: TalkKind, person: PersonId | None = None) -> tuple[f.TalkFact, ...]:
        """The talks of a kind that were held (with a person), that prove, and left no line open that matters."""
        mine = self.same(person) if person is not None else None
        found = (t for t in self.talks.values() if t.kind is kind and (mine is None or mine & set(t.with_people)))
        return tuple(t for t in found if t.counts)

    @property
    def preparations(self) -> tuple[f.TalkFact, ...]:
        """The preparatory meetings that were opened."""
        return tuple(t for t in self.talks.values() if t.kind is TalkKind.PREPARATION)

    @property
    def concern_open(self) -> bool:
        """Whether something serious was seen that nobody released yet."""
        return bool(self.open_concerns)

    @property
    def open_notices(self) -> tuple[UnsafeNotice, ...]:
        """What is not safe and was not seen to yet."""
        return tuple(notice for notice in self.unsafe.values() if not notice.seen_by)

    @property
    def safety_first(self) -> bool:
        """Whether something stands open that comes before every talk: a concern, or somebody who is not safe."""
        return self.concern_open or bool(self.open_notices)

    def spoken_against(self, conference: f.TalkFact) -> bool:
        """Whether something was said against a conference since it was opened."""
        return self.against_seq > conference.open_seq

    def running(self, kind: TalkKind | None = None) -> tuple[f.TalkFact, ...]:
        """The talks that were opened and not finished."""
        return tuple(t for t in self.talks.values() if not t.held_on and (kind is None or t.kind is kind))

    @property
    def conference(self) -> f.TalkFact | None:
        """The latest conference, running, held or stopped."""
        found = [t for t in self.talks.values() if t.kind is TalkKind.CONFERENCE]
        return found[-1] if found else None

    @property
    def decision(self) -> f.Decision | None:
        """The last decision that was recorded, also when it no longer stands."""
        return self.decisions[-1] if self.decisions else None

    @property
    def decision_stands(self) -> bool:
        """Whether nothing was said against the last decision for a conference since it was recorded."""
        last = self.decision
        return last is not None and (last.path is not Path.CONFERENCE or last.seq > self.against_seq)
