"""One or more events of every kind, and which judgements each speaks against, as issue 5 says it (rule A5).

An expectation names the code that the sentence carries, and the conditions: `N` about the harmed pupil, `T` about the
responsible pupil, nobody where the condition is about the case. `ONLY` ages no judgement, but asks for a new decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

import domain_builders as build
from domain_builders import CARERS, CONFERENCE, ESRA, FATHER, FRIEND, LEAD, MILO, MUM, NOOR, OUTSIDE, TIJN, TUTOR, WATCH
from kring.domain import events as e
from kring.domain.events import Again, Event, Part, Safe, Seen, TalkId, TalkKind, TurnId, Verdict, Want
from kring.domain.people import THE_ONE, IncidentId, PersonId, Role, Side

Aged = frozenset[tuple[str, PersonId | None]]

NOTHING: Aged = frozenset()
N_WANTS: Aged = frozenset({("harmed-wants", NOOR)})
T_WANTS: Aged = frozenset({("responsible-wants", TIJN)})
T_PART: Aged = frozenset({("accepts-part", TIJN)})
STOPPED: Aged = frozenset({("stopped", NOOR), ("second-adult", None)})
POWER: Aged = frozenset({("power-even", NOOR), ("second-adult", None)})
SAFETY: Aged = STOPPED | POWER
LEADS: Aged = frozenset({("trained", None), ("independent", None)})
ENTRY, P1, TALK, TURN = e.EntryId("x"), e.PromiseId("p1"), TalkId("conference"), TurnId("t")
ON = CONFERENCE
KIM = PersonId("kim")
WISH = f"{NOOR}-{build.JUDGED}"


@dataclass(frozen=True)
class Sample:
    """An event, what it speaks against, under which code; `anew`: the decision is to be taken anew."""

    event: Event
    aged: Aged = NOTHING
    code: str = ""
    conditions: bool = False

    @property
    def anew(self) -> bool:
        return bool(self.code)


def _given(person: PersonId) -> str:
    """The record by which somebody sits beside a pupil."""
    given = ((r.id, r.event) for r in build.known().log if isinstance(r.event, e.RoleGiven))
    return next(record for record, x in given if (x.person, x.role) == (person, Role.SUPPORTER))


ONLY = NOTHING
SAMPLES: tuple[Sample, ...] = (
    # the report
    Sample(e.CaseOpened("2026-002", "Lockers", build.REPORTED)),
    Sample(e.CaseDescribed("Lockers again", e.Nature.BULLYING)),
    Sample(e.CaseDescribed("Lockers again", e.Nature.CONFLICT), POWER, "nature"),
    Sample(e.IncidentNamed("Tutor", "something else"), T_PART | {("second-adult", None)}, "facts"),
    Sample(e.IncidentNamed("Mr Bakker", "the names at the lockers")),
    Sample(e.WordingAnswered(THE_ONE, NOOR, True, ON)),
    Sample(e.WordingAnswered(THE_ONE, TIJN, False, ON, "joked")),  # not yet, until other words are found
    Sample(e.IncidentsChosen((THE_ONE,))),
    Sample(e.IncidentTakenOut(IncidentId("chat"), build.JUDGED, "A slip.")),
    Sample(e.CaseClosed()),
    Sample(e.PersonAdded(PersonId("new"), "Somebody New", "Somebody", True)),
    Sample(e.PersonRenamed(NOOR, "Noor Ander", "Noor")),
    Sample(e.PersonAddressed(NOOR, True)),
    Sample(e.RoleGiven(ESRA, Role.HARMED), POWER | {("independent", None)}, "came-in"),
    Sample(e.RoleGiven(MILO, Role.RESPONSIBLE), POWER | {("independent", None)}, "came-in"),
    Sample(e.RoleGiven(MILO, Role.SUPPORTER, Side.RESPONSIBLE, "", TIJN), POWER, "came-in"),
    Sample(e.RoleGiven(MILO, Role.SUPPORTER, Side.HARMED, "", NOOR)),
    Sample(e.RoleGiven(MILO, Role.SUPPORTER, None, "", TIJN), POWER, "came-in"),
    Sample(e.RoleGiven(MILO, Role.BYSTANDER), POWER, "came-in"),
    Sample(e.RoleGiven(FRIEND, Role.SUPPORTER, Side.RESPONSIBLE, "", TIJN), POWER, "came-in"),
    Sample(e.RoleGiven(TUTOR, Role.BESIDE, Side.RESPONSIBLE, "", TIJN)),
    Sample(e.RoleGiven(NOOR, Role.HARMED)),
    Sample(e.RoleGiven(CARERS[0], Role.FACILITATOR), LEADS, "staff"),
    Sample(e.RoleGiven(CARERS[0], Role.PREPARER), frozenset({("trained", None)}), "staff"),
    Sample(e.RoleGiven(TUTOR, Role.CARE)),
    Sample(e.RoleGiven(TUTOR, Role.SECOND_ADULT)),
    Sample(e.RoleEnded(MUM, Role.SUPPORTER), POWER, "left"),
    Sample(e.RoleEnded(TIJN, Role.RESPONSIBLE), POWER, "left"),
    Sample(e.RoleEnded(FATHER, Role.SUPPORTER)),
    Sample(e.RoleEnded(LEAD, Role.FACILITATOR), LEADS, "staff"),
    Sample(e.RoleEnded(CARERS[0], Role.CARE), frozenset({("three-adults", None)}), "staff"),
    Sample(e.RoleEnded(OUTSIDE, Role.SECOND_ADULT)),
    Sample(e.LeftOut(FRIEND, "is ill"), POWER, "left"),
    Sample(e.LeftOut(TIJN, "apart for now"), POWER, "left"),
    Sample(e.LeftOut(FATHER)),
    Sample(e.LeftOut(TUTOR)),
    Sample(e.TakenIn(FATHER), POWER, "came-in"),
    Sample(e.TakenIn(MUM)),
    Sample(e.ConcernAsked("weapon", Seen.SEEN), SAFETY, "concern"),
    Sample(e.ConcernAsked("weapon", Seen.NOT_SEEN)),
    Sample(e.TalksReleased("Mrs Anders")),
    Sample(e.AdultReached("Mrs Anders", ON, time(10, 20), NOOR)),
    Sample(e.TonightSaid(NOOR, ON, words="Her aunt.")),
    Sample(e.ConcernMistaken("weapon", "Mrs Anders", ON, words="The box above it was meant.")),
    Sample(e.TodayLine("breaks", "Tutor", "10:00", True)),
    Sample(e.SafetyPlanned(NOOR, False), STOPPED, "plan"),
    Sample(e.SafetyPlanned(NOOR, True, "Another way home.")),
    Sample(e.PlanSaid(NOOR, False, ON), STOPPED, "plan"),
    Sample(e.PlanSaid(NOOR, True, ON)),
    Sample(e.StoppedSaid(NOOR, None, ON), STOPPED, "stopped"),
    Sample(e.StoppedSaid(NOOR, None, ON, unsure=True), STOPPED, "stopped"),
    Sample(e.StoppedSaid(NOOR, date(2026, 10, 20), ON), STOPPED, "stopped"),
    Sample(e.StoppedSaid(NOOR, build.QUIET_SINCE, ON)),
    Sample(e.StoppedSaid(WATCH, None, ON), STOPPED, "stopped"),
    Sample(e.StoppedSaid(FRIEND, None, ON), STOPPED, "stopped"),
    Sample(e.ParentTold(NOOR, "Mum", ON, "Mrs Vos")),
    Sample(e.ParentTold(NOOR, "Mum", ON, "Mrs Vos", safe=False)),
    Sample(e.ParentAnswered(NOOR, "Mum", e.ParentSays.REFUSES, ON), frozenset({("parents", NOOR)}), "parent"),
    Sample(e.ParentAnswered(TIJN, "Father", e.ParentSays.REFUSES, ON), frozenset({("parents", TIJN)}), "parent"),
    Sample(e.ParentAnswered(NOOR, "Mum", e.ParentSays.AGREES, ON)),
    Sample(e.ParentAnswered(FRIEND, "Her mother", e.ParentSays.REFUSES, ON), POWER, "left"),
    Sample(e.WorseReported(ON), SAFETY, "worse"),
    Sample(e.WorseReported(ON, done=False), SAFETY, "worse"),
    Sample(e.SafeNowSaid(Safe.NO, ON), SAFETY, "unsafe"),
    Sample(e.SafeNowSaid(Safe.UNKNOWN, ON), SAFETY, "unsafe"),
    Sample(e.SafeNowSaid(Safe.YES, ON)),
    Sample(e.UnsafeSaid("n1", NOOR, ON), SAFETY, "unsafe"),
    Sample(e.UnsafeSaid("n1", TIJN, ON), SAFETY, "unsafe"),
    Sample(e.UnsafeSeenTo("n1", "Mrs Vos", ON)),
    Sample(e.NamesAsked(LEAD, WATCH, False), ONLY, "names"),
    Sample(e.NamesAsked(LEAD, WATCH, True)),
    Sample(e.SetAside("r1", ON, "wrong day"), ONLY, "set-aside"),
    Sample(e.SetAside(_given(MUM), ON, "her aunt"), POWER, "left"),
    Sample(e.SetAside(_given(FATHER), ON, "his uncle"), ONLY, "set-aside"),
    # what pupils need and want, and what is judged
    Sample(e.NeedsSaid(NOOR, ON, "Mrs Vos", "Quiet.")),
    Sample(e.AskersNamed(NOOR, ("Mrs Vos",), ON)),
    Sample(e.BroughtUp(NOOR, "Mrs Vos", ON, "I do want to.")),
    Sample(e.ConditionReleased(WISH, 0, "Mrs Vos", ON, True)),
    *[Sample(build.wish(NOOR, ON, want), N_WANTS, "wish") for want in Want if want is not Want.MEET],
    *[Sample(build.wish(TIJN, ON, want), T_WANTS, "wish") for want in Want if want is not Want.MEET],
    Sample(build.wish(NOOR, ON)),
    Sample(build.wish(NOOR, ON, Want.MEET, "no phones"), N_WANTS, "condition", conditions=True),
    Sample(build.wish(NOOR, ON, Want.MEET, "in the library"), N_WANTS, "condition"),
    Sample(e.WishSaid("w", TIJN, Want.MEET, ON, "Mr Bakker", not_with=(TUTOR,)), T_WANTS, "condition"),
    Sample(build.wish(MUM, ON, Want.NO), POWER, "left"),
    Sample(build.wish(FATHER, ON, Want.NO)),
    Sample(build.wish(KIM, ON), POWER, "came-in"),
    Sample(build.wish(FRIEND, ON)),
    Sample(e.ConditionMet(WISH, 0, False), N_WANTS, "condition", conditions=True),
    Sample(e.ConditionMet(f"{TIJN}-{build.JUDGED}", 0, False), T_WANTS, "condition", conditions=True),
    Sample(e.ConditionMet(WISH, 0, True), conditions=True),
    Sample(e.ConditionMeant(WISH, 0, TUTOR, e.Being.THERE), conditions=True),
    Sample(e.Withdrew(NOOR, ON), N_WANTS, "withdrew"),
    Sample(e.Withdrew(TIJN, ON), T_WANTS, "withdrew"),
    Sample(e.Withdrew(NOOR, ON, unsure=True), N_WANTS, "unsure"),
    Sample(e.Withdrew(TIJN, ON, unsure=True), T_WANTS, "unsure"),
    Sample(e.Withdrew(MUM, ON), POWER, "left"),
    Sample(e.Withdrew(FATHER, ON)),
    Sample(e.SupportAnswered(NOOR, "nobody", ON)),
    Sample(e.Quoted("q", TalkId("tijn-1"), ENTRY, TIJN, "accepts-part", ON, "I began it.")),
    Sample(e.OwnPartSaid(TIJN, Part.PARTLY, ON, "Mr Bakker"), T_PART, "own-part"),
    Sample(e.OwnPartSaid(TIJN, Part.DENIES, ON, "Mr Bakker"), T_PART, "own-part"),
    Sample(e.OwnPartSaid(TIJN, Part.SILENT, ON, "Mr Bakker")),
    Sample(e.OwnPartSaid(TIJN, Part.ACCEPTS, ON, "Mr Bakker")),
    Sample(e.Judged("parents", NOOR, Verdict.NOT_YET, ON, LEAD), ONLY, "judged"),
    Sample(e.Judged("parents", NOOR, Verdict.NO, ON, LEAD), ONLY, "judged"),
    Sample(e.Judged("parents", NOOR, Verdict.YES, ON, LEAD)),
    Sample(build.looked(Verdict.NOT_YET, on=ON), ONLY, "judged"),
    Sample(build.looked(Verdict.NO, on=ON), ONLY, "judged"),
    Sample(build.looked(on=ON)),
    Sample(e.HeadAsked("Head", OUTSIDE, (TUTOR, WATCH), ON)),
    Sample(e.SignAsked("weapon", Seen.SEEN), POWER, "sign"),
    Sample(e.SignAsked("weapon", Seen.NOT_ASKED), POWER, "sign"),
    Sample(e.SignAsked("weapon", Seen.NOT_SEEN)),
    Sample(e.MeasureChosen(NOOR, "seat", ""), POWER, "measure"),
    Sample(e.MeasureChosen(NOOR, "seat", "by the window")),
    Sample(e.Decided(e.Path.CONFERENCE, ON, Verdict.YES)),
    # meeting
    Sample(e.TalkOpened(TalkId("new"), TalkKind.INTERVIEW, (NOOR,), ON, "Mrs Vos", "s", "h", "en")),
    Sample(e.TalkHeld(TALK, ON, True), T_PART | SAFETY, "meeting-stopped"),
    Sample(e.TalkHeld(TALK, ON)),
    Sample(e.TalkHeld(TalkId(f"{NOOR}-3"), ON)),
    Sample(e.TalkHeld(TalkId(f"prepared-{NOOR}"), ON, True)),
    Sample(e.NameMeant("Mrs Vos", TUTOR)),
    Sample(e.StopExplained(TALK, e.StopReason.OTHER)),
    Sample(e.ConferenceAdjourned(TALK, ON)),
    Sample(e.ConferenceTakenUp(TALK, ON)),
    Sample(e.CameIn(NOOR, False, ON)),
    Sample(e.ConferencePlanned(date(2026, 11, 18), time(13), "Room 2")),
    Sample(e.PreparedChecked(NOOR, "knows-how", False)),
    Sample(e.AskedAgain(NOOR, Again.NO, ON, "Mrs Vos"), N_WANTS, "asked-again"),
    Sample(e.AskedAgain(TIJN, Again.UNSURE, ON, "Mrs Vos", True), T_WANTS, "asked-again"),
    Sample(e.AskedAgain(NOOR, Again.YES, ON, "Mrs Vos")),
    Sample(e.AskedAgain(MUM, Again.NO, ON, "Mrs Vos"), POWER, "left"),
    Sample(e.AskedAgain(MUM, Again.UNSURE, ON, "Mrs Vos")),
    Sample(e.AskedAgain(FATHER, Again.NO, ON, "Mrs Vos")),
    Sample(e.FirstSpeakerSaid(NOOR, Side.HARMED)),
    Sample(e.DoorChecked("plan-b", False)),
    Sample(e.RoomChecked("chairs", False)),
    Sample(e.ModelChosen("conference", "en")),
    Sample(e.GroupFilled("inner", (NOOR,))),
    Sample(build.promise("p1", [TIJN])),
    Sample(e.PromiseAgreed(P1, NOOR, False)),
    Sample(e.PromiseMoved(P1, 0)),
    Sample(e.PromiseStruck(P1)),
    Sample(e.AskedApart(NOOR, False, "Mrs Vos")),
    Sample(e.AgreementFramed("Mrs Vos", "Room 1", None)),
    Sample(e.Signed(NOOR, ON)),
    Sample(e.VersionBegun(ON)),
    Sample(e.VersionDropped(ON)),
    Sample(e.EndedWithoutAgreement(ON)),
    Sample(e.SupportLine("l1", "Tutor", words="beside her at lunch")),
    # after
    Sample(e.CheckedIn("x", NOOR, e.Change.WORSE, ON, "Mrs Vos"), SAFETY, "worse"),
    Sample(e.CheckedIn("x", TIJN, e.Change.WORSE, ON, "Mrs Vos"), SAFETY, "worse"),
    Sample(e.CheckedIn("x", NOOR, e.Change.SAME, ON, "Mrs Vos")),
    Sample(e.CheckedIn("x", NOOR, e.Change.BETTER, ON, "Mrs Vos")),
    Sample(e.PromiseLookedAt(P1, e.Kept.NOT_KEPT, ON)),
    Sample(e.ContactMoved("x", date(2026, 11, 30))),
    Sample(e.Printed("agreement", "printer", 1, 2)),
    Sample(e.Reflected()),
    # a talk's own stream
    Sample(e.Began()),
    Sample(e.Advanced()),
    Sample(e.WentBack()),
    Sample(e.JumpedTo(TURN)),
    Sample(e.Inserted(TURN, None, None)),
    Sample(e.NotAsked(TURN, e.NotAskedReason.HARM)),
    Sample(e.SpeakerChosen(NOOR)),
    Sample(e.Answered(ENTRY, TURN, NOOR, "no")),
    Sample(e.Noted(ENTRY, TURN, NOOR)),
    Sample(e.CardShown("tears")),
    Sample(e.Paused()),
    Sample(e.Resumed()),
    Sample(e.Adjourned()),
    Sample(e.TakenUp(ON)),
    Sample(e.Attended(FATHER, False)),
    Sample(e.WalkedOut(FATHER)),
    Sample(e.Stopped(e.StopReason.OTHER)),
    Sample(e.Finished()),
    Sample(e.Undone()),
    Sample(e.Redone()),
)


def base(conditions: bool = False) -> build.Told:
    """A conference that runs, with a measure put in words and, if asked, a condition of both pupils that is met.

    Kim, who would sit beside Tijn, said no, was taken in by an adult all the same, and brings meeting up.
    """
    told = build.known().on(build.JUDGED).tell(build.person(ESRA), build.person(MILO))
    for who in (NOOR, TIJN) if conditions else ():
        told.tell(build.wish(who, build.JUDGED, Want.MEET, "no phones"))
        told.tell(e.ConditionMet(f"{who}-{build.JUDGED}", 0, True))
    told.tell(build.person(KIM), e.RoleGiven(KIM, Role.SUPPORTER, Side.RESPONSIBLE, "friend", TIJN))
    told.tell(e.Withdrew(KIM, build.JUDGED), e.TakenIn(KIM), e.BroughtUp(KIM, "Mrs Vos", build.JUDGED, "Me too."))
    told.tell(e.MeasureChosen(NOOR, "seat", "by the door"), *build.signs(), *build.judgements())
    told.tell(e.Decided(e.Path.CONFERENCE, build.JUDGED, Verdict.YES)).on(date(2026, 11, 16))
    told.tell(*build.preparations(told.case)).on(CONFERENCE).tell(*build.doors(told.case))
    return told.tell(build.conference(told.case))
