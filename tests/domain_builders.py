"""Cases for tests of the domain: events folded in order, each stage on top of the one before, and no store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.gate import About, Condition, Gate, Group, NoMeans
from kring.domain.case.stages import View
from kring.domain.deciding.decision import GROUP, outcome
from kring.domain.errors import Refused
from kring.domain.events import CaseId, Event, Path, PromiseId, Recorded, Seen, TalkId, TalkKind, Verdict, Want
from kring.domain.path.folding import apply
from kring.domain.path.going_on import permit_step
from kring.domain.path.next_step import next_steps
from kring.domain.path.permits import permit
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.door import door
from kring.domain.preparing.preparation import TICKS
from kring.domain.session.run import Run

REPORTED = date(2026, 10, 6)  # a Tuesday
QUIET_SINCE = date(2026, 10, 8)
JUDGED = date(2026, 11, 10)
CONFERENCE = date(2026, 11, 17)
LATER = date(2026, 11, 20)  # a Friday

NOOR, TIJN, ESRA, MILO = (PersonId(name) for name in ("noor", "tijn", "esra", "milo"))
MUM, FRIEND, FATHER = (PersonId(name) for name in ("mum", "friend", "father"))
ANDERS = PersonId("anders")
TUTOR, LEAD, WATCH, OUTSIDE, VOS, BAKKER = (
    PersonId(name) for name in ("tutor", "lead", "watch", "outside", "vos", "bakker")
)
CARERS = tuple(PersonId(f"care-{n}") for n in range(3))
TELLER = PersonId("teller")

STOP, TASK = NoMeans.STOP, NoMeans.NOT_YET
CONDITIONS = (
    Condition("harmed-wants", Group.FREE_CHOICE, About.HARMED, True, STOP),
    Condition("responsible-wants", Group.FREE_CHOICE, About.RESPONSIBLE, True, STOP),
    Condition("accepts-part", Group.RESPONSIBILITY, About.RESPONSIBLE, True, STOP),
    Condition("needs-harmed", Group.NEEDS, About.HARMED, False, TASK),
    Condition("needs-responsible", Group.NEEDS, About.RESPONSIBLE, False, TASK),
    Condition("stopped", Group.SAFETY, About.HARMED, True, STOP),
    Condition("power-even", Group.SAFETY, About.HARMED, True, STOP),
    Condition("second-adult", Group.SAFETY, About.CASE, False, STOP),
    Condition("support-offered", Group.GOOD, About.PUPIL, False, TASK),
    Condition("parents", Group.GOOD, About.PUPIL, False, TASK),
    Condition("trained", Group.GOOD, About.CASE, False, TASK),
    Condition("independent", Group.GOOD, About.CASE, False, TASK),
    Condition("three-adults", Group.GOOD, About.CASE, False, TASK),
)
SIGNS = ("intimidation", "sexual", "weapon", "disputed", "self-harm", "several-against-one", "adult-responsible")
MEASURES = ("numbers", "seat", "stop-sign")
CONCERNS = ("images", "weapon", "suicidal")
GATE = Gate(CONDITIONS, SIGNS, MEASURES, concerns=CONCERNS)


@dataclass(slots=True)
class Told:
    """A case while its events happen one by one; `today` moves by hand."""

    case: Case = field(default_factory=lambda: Case(CaseId("case")))
    today: date = REPORTED
    log: list[Recorded] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The moment of the next event: from nine in the morning on, a second apart."""
        return datetime.combine(self.today, time(9), UTC) + timedelta(seconds=len(self.log))

    def tell(self, *happened: Event, by: PersonId | None = None) -> Told:
        """Let events happen, whether they are permitted or not; a second look is recorded by who makes it."""
        for event in happened:
            who = event.adult if isinstance(event, e.SecondLooked) and by is None else by
            number = len(self.log) + 1
            self.log.append(Recorded(number, f"r{number}", self.now, event, who))
            apply(self.case, self.log[-1])
        return self

    def may(self, *happened: Event, by: PersonId | None = None) -> Told:
        """Let events happen that the rules permit; raises Refused."""
        for event in happened:
            permit(self.view, self.now, event, by)
            self.tell(event, by=by)
        return self

    def on(self, day: date) -> Told:
        """Another day."""
        self.today = day
        return self

    @property
    def view(self) -> View:
        """The case as it is looked at today."""
        return View(self.case, GATE, self.today)

    def verdict(self) -> Verdict:
        """What the gate says now."""
        return outcome(self.view).verdict

    def why(self) -> set[str]:
        """The codes of its reasons."""
        return {r.code for r in outcome(self.view).reasons}


def person(who: PersonId, pupil: bool = True, of_age: bool = False) -> e.PersonAdded:
    """Somebody called by the capitalised id, with an invented family name."""
    called = who.replace("-", " ").title()
    return e.PersonAdded(who, f"{called} Voorbeeld", called, pupil, of_age)


def opened() -> Told:
    """A case with its people and nothing else."""
    told = Told().tell(e.CaseOpened("2026-001", "Lockers", REPORTED, "Names were called.", e.Nature.BULLYING))
    told.tell(person(NOOR), e.RoleGiven(NOOR, Role.HARMED), person(TIJN), e.RoleGiven(TIJN, Role.RESPONSIBLE))
    told.tell(person(MUM, False), e.RoleGiven(MUM, Role.SUPPORTER, Side.HARMED, "mother of Noor", NOOR))
    told.tell(e.RoleGiven(MUM, Role.PARENT, None, "mother", NOOR))
    told.tell(person(FRIEND), e.RoleGiven(FRIEND, Role.SUPPORTER, Side.HARMED, "friend of Noor", NOOR))
    told.tell(person(FATHER, False), e.RoleGiven(FATHER, Role.SUPPORTER, Side.RESPONSIBLE, "father of Tijn", TIJN))
    told.tell(e.RoleGiven(FATHER, Role.PARENT, None, "father", TIJN))
    told.tell(person(TUTOR, False), e.RoleGiven(TUTOR, Role.SCHOOL), person(LEAD, False))
    told.tell(e.RoleGiven(LEAD, Role.FACILITATOR), person(WATCH, False), e.RoleGiven(WATCH, Role.WATCHER))
    told.tell(person(OUTSIDE, False), e.RoleGiven(OUTSIDE, Role.SECOND_ADULT))
    for preparer, name in ((VOS, "Mrs Vos"), (BAKKER, "Mr Bakker")):
        told.tell(e.PersonAdded(preparer, f"{name} Voorbeeld", name, False), e.RoleGiven(preparer, Role.PREPARER))
    told.tell(e.PersonAdded(ANDERS, "Mrs Anders Voorbeeld", "Mrs Anders", False))
    told.tell(e.RoleGiven(ANDERS, Role.SAFEGUARDING))
    for carer in CARERS:
        told.tell(person(carer, False), e.RoleGiven(carer, Role.CARE))
    return told


def held(
    talk: str, kind: TalkKind, who: Iterable[PersonId], on: date, stopped: bool = False, by: str = "Mrs Vos"
) -> tuple[Event, ...]:
    """A talk that was opened and finished on a day."""
    key = TalkId(talk)
    return e.TalkOpened(key, kind, tuple(who), on, by, "script", "hash", "en"), e.TalkHeld(key, on, stopped)


_TALKS = {date(2026, 10, 13): 1, date(2026, 10, 20): 2, date(2026, 11, 3): 3}


def talks_with(who: PersonId) -> list[Event]:
    """A first talk and two support or insight talks over two weeks."""
    first, second, third = date(2026, 10, 13), date(2026, 10, 20), date(2026, 11, 3)
    return [
        *held(f"{who}-1", TalkKind.INTERVIEW, [who], first),
        e.AskersNamed(who, ("Mrs Vos", "Mr Bakker"), first),
        *held(f"{who}-2", TalkKind.ONE_ON_ONE, [who], second),
        *held(f"{who}-3", TalkKind.ONE_ON_ONE, [who], third),
    ]


def wish(who: PersonId, on: date, want: Want = Want.MEET, *conditions: str, trusted: bool = True) -> e.WishSaid:
    """A wish in words, known by person and day, said in the talk of that day: of `talks_with`, else of `in_talk`."""
    talk = TalkId(f"{who}-{_TALKS.get(on, on)}")
    return e.WishSaid(f"{who}-{on}", who, want, on, "Mrs Vos", conditions, "In my words.", None, trusted, talk=talk)


def harmed_facts(who: PersonId) -> list[Event]:
    """Everything that the gate needs to know of a harmed pupil, besides judgements."""
    return [
        e.SafetyPlanned(who, True, "An adult near the lockers."),
        e.NeedsSaid(who, date(2026, 10, 13), "Mrs Vos", "Somebody beside me."),
        wish(who, date(2026, 10, 20)),
        wish(who, date(2026, 11, 3)),
        e.StoppedSaid(who, QUIET_SINCE, date(2026, 11, 3), "Quiet."),
        *[e.MeasureChosen(who, measure) for measure in MEASURES],
        *pupil_facts(who),
    ]


def responsible_facts(who: PersonId) -> list[Event]:
    """Everything that the gate needs to know of a responsible pupil, besides judgements."""
    needs = e.NeedsSaid(who, date(2026, 10, 13), "Mr Bakker", "Help to say no.")
    part = e.OwnPartSaid(who, e.Part.ACCEPTS, date(2026, 11, 3), "Mr Bakker", words="That was me.")
    return [needs, part, wish(who, date(2026, 11, 3)), *pupil_facts(who)]


def pupil_facts(who: PersonId) -> list[Event]:
    """Talks, support and parents."""
    return [
        *talks_with(who),
        e.SupportAnswered(who, "Mum", date(2026, 10, 13)),
        e.ParentTold(who, parent_of(who), REPORTED, "Mrs Vos"),
        e.ParentAnswered(who, parent_of(who), e.ParentSays.AGREES, date(2026, 11, 3)),
    ]


def parent_of(who: PersonId) -> str:
    """The name of a pupil's parent: Mum and Father are people of the case, for others one is invented by `parent`."""
    return {NOOR: "Mum", TIJN: "Father"}.get(who, f"Parent of {who}")


def parent(who: PersonId) -> list[Event]:
    """A parent of somebody who came in later."""
    adult = PersonId(f"parent-{who}")
    added = e.PersonAdded(adult, f"Parent of {who} Voorbeeld", f"Parent of {who}", False)
    return [added, e.RoleGiven(adult, Role.PARENT, None, "", who)]


def judged(
    condition: str, about: PersonId | None, verdict: Verdict = Verdict.YES, words: str = "Seen.", on: date = JUDGED
) -> Event:
    """A judgement with words, by the second adult on their own page where it is theirs."""
    if condition == "second-adult":
        return looked(verdict, on=on)
    return e.Judged(condition, about, verdict, on, LEAD, (), words)


def looked(verdict: Verdict = Verdict.YES, adult: PersonId = OUTSIDE, on: date = JUDGED) -> e.SecondLooked:
    """A second adult judges safety and power in own words."""
    return e.SecondLooked(adult, verdict, verdict, on, True, words="I read it all, and asked.")


def judgements(
    harmed: Iterable[PersonId] = (NOOR,), responsible: Iterable[PersonId] = (TIJN,), on: date = JUDGED
) -> list[Event]:
    """A yes on every condition about everybody."""
    harmed, responsible = tuple(harmed), tuple(responsible)
    about: dict[About, tuple[PersonId | None, ...]] = {
        About.HARMED: harmed,
        About.RESPONSIBLE: responsible,
        About.PUPIL: tuple(dict.fromkeys(harmed + responsible)),
        About.CASE: (None,),
    }
    return [judged(c.id, who, on=on) for c in CONDITIONS for who in about[c.about]]


def signs(seen: Seen = Seen.NOT_SEEN) -> list[Event]:
    """Every sign against a meeting that is asked, asked."""
    return [e.SignAsked(sign, seen) for sign in SIGNS if sign != GROUP]


def concerns() -> list[Event]:
    """Everything that is asked at once, asked."""
    return [e.ConcernAsked(concern, Seen.NOT_SEEN) for concern in CONCERNS]


def first_days() -> list[Event]:
    """The first days were seen to: a line of the list is done, and everything that is asked at once was asked."""
    return [e.TodayLine("x", done=True), e.SafeNowSaid(e.Safe.YES, REPORTED), *concerns()]


def known() -> Told:
    """A case in which everything is known that the gate asks for, and nothing is judged."""
    told = opened().on(date(2026, 11, 3)).tell(*harmed_facts(NOOR), *responsible_facts(TIJN))
    told.tell(e.IncidentNamed("Tutor", "the names at the lockers"), *concerns())
    return told.tell(e.StoppedSaid(WATCH, QUIET_SINCE, date(2026, 11, 3), "Watched every break."))


def ready() -> Told:
    """A case in which every condition counts as yes, and nothing is decided."""
    return known().on(JUDGED).tell(*signs(), *judgements())


def decided() -> Told:
    """A case in which a conference was decided on."""
    return ready().tell(e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES))


def preparations(case: Case) -> list[Event]:
    """Everybody met apart and prepared, and the day planned; recorded on any day before the conference."""
    day = date(2026, 11, 16)
    return [
        e.ConferencePlanned(CONFERENCE, time(11, 30), "Room 2"),
        *[e.FirstSpeakerSaid(p, Side.RESPONSIBLE) for p in case.harmed],
        *[x for p in case.circle for x in held(f"prepared-{p}", TalkKind.PREPARATION, [p], day)],
        *[e.PreparedChecked(p, check, True, "Mrs Vos") for p in case.circle for check in TICKS],
        *[e.AskedAgain(p, e.Again.YES, day, "Mrs Vos") for p in case.circle],
    ]


def doors(case: Case, on: date = CONFERENCE) -> list[Event]:
    """Everything that is seen to at the door."""
    return [
        *[e.AskedAgain(p, e.Again.YES, on, "Mrs Vos", True) for p in case.main_people],
        e.DoorChecked("second-adult", True, "Mr Bakker"),
        e.DoorChecked("plan-b", True, "Each goes on with an own adult."),
        *[e.CameIn(p, True, on) for p in case.circle],
    ]


def at_the_door() -> Told:
    """The conference may open."""
    told = decided().on(date(2026, 11, 16))
    told.tell(*preparations(told.case)).on(CONFERENCE)
    return told.tell(*doors(told.case))


def conference(case: Case, talk: str = "conference", on: date = CONFERENCE) -> e.TalkOpened:
    """A conference with everybody in the circle."""
    return e.TalkOpened(TalkId(talk), TalkKind.CONFERENCE, case.circle, on, "Lead", "script", "hash", "en")


def in_conference() -> Told:
    """A conference that runs."""
    told = at_the_door()
    return told.tell(conference(told.case))


def promise(key: str, doers: Iterable[PersonId], concerns: Iterable[PersonId] = (NOOR, TIJN)) -> e.PromiseWritten:
    """A promise with everything that it needs."""
    day = date(2026, 11, 20)
    return e.PromiseWritten(
        PromiseId(key), tuple(doers), "Friday", day, "Tutor", tuple(concerns), words="Gives it back."
    )


def agree(key: str, *who: PersonId) -> list[Event]:
    """Everybody named says yes to a promise."""
    return [e.PromiseAgreed(PromiseId(key), p, True) for p in who]


def agreed() -> Told:
    """A conference was held, with one promise that everybody agreed to, and the harmed pupil was asked apart."""
    told = in_conference().tell(e.TalkHeld(TalkId("conference"), CONFERENCE))
    told.tell(promise("p1", [TIJN]), *agree("p1", TIJN, NOOR))
    return told.tell(e.AskedApart(NOOR, True, "Mrs Vos"))


def signed() -> Told:
    """As `agreed`, and signed by everybody in the circle."""
    told = agreed()
    return told.tell(*[e.Signed(p, CONFERENCE) for p in (*told.case.circle, LEAD)])


def without(kind: type[Event], person: PersonId | None = None) -> Told:
    """A ready case in which one kind of event (about one person) never happened."""

    def unless_it(event: Event) -> Event | None:
        who = getattr(event, "person", getattr(event, "child", None))
        return None if isinstance(event, kind) and (person is None or who == person) else event

    return retold(ready(), unless_it)


def retold(told: Told, otherwise: Callable[[Event], Event | None]) -> Told:
    """The same case, told anew: each event as `otherwise` gives it on its own day, left out where it gives None."""
    anew = Told()
    for record in told.log:
        event = otherwise(record.event)
        if event is not None:
            anew.on(record.at.date()).tell(event, by=record.by)
    return anew.on(told.today)


def opened_as(told: Told, **differently: object) -> Told:
    """The same case, opened differently from its beginning: of another nature, reported on another day, …"""
    return retold(told, lambda x: replace(x, **differently) if isinstance(x, e.CaseOpened) else x)  # type: ignore[arg-type]


def refusal(told: Told, event: Event, by: PersonId | None = None) -> str:
    """The rule that refuses an event now; empty when it is permitted. The event does not happen."""
    return code_of(permit, told.view, told.now, event, by)


def code_of(asked: Callable[..., None], *about: object) -> str:
    """The rule by which what is asked is refused; empty when it is permitted."""
    try:
        asked(*about)
    except Refused as problem:
        return problem.code
    return ""


def step_refusal(told: Told, talk: TalkId, run: Run, step: Event) -> str:
    """The rule that refuses a step of a talk now, as it runs; empty when it is permitted."""
    return code_of(permit_step, View(told.case, GATE, told.today), talk, run, step)


def door_codes(told: Told) -> list[str]:
    """What is still needed at the door, as codes."""
    return [reason.code for reason in door(View(told.case, GATE, told.today))]


def in_talk(who: PersonId, on: date, by: str = "Mrs Vos") -> list[Event]:
    """A talk held with a pupil on a day, in which `wish(who, on)` is said."""
    return list(held(f"{who}-{on}", TalkKind.ONE_ON_ONE, [who], on, by=by))


def next_codes(told: Told) -> list[str]:
    """The next steps now, as codes."""
    return [step.code for step in next_steps(View(told.case, GATE, told.today))]


def on_another_day(told: Told, on: date = LATER) -> Told:
    """The whole door is seen to again for another day, of which the day before is a school day."""
    before = on - timedelta(1)
    told.on(before).may(e.ConferencePlanned(on, time(11, 30), "Room 2"))
    told.may(*[e.AskedAgain(p, e.Again.YES, before, "Mrs Vos") for p in told.case.main_people])
    return told.on(on).may(*doors(told.case, on))
