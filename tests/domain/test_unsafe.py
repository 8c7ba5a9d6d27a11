"""A13: worse, and unsafe, are heard on every way, stay until somebody has seen to it, and close what they must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

import domain_builders as build
from circles import happened, question
from domain_builders import (
    CONFERENCE,
    ESRA,
    FATHER,
    FRIEND,
    GATE,
    JUDGED,
    MUM,
    NOOR,
    REPORTED,
    TIJN,
    next_codes,
    refusal,
)
from kring.domain import events as e
from kring.domain.case.stages import Stage, State, View
from kring.domain.deciding.decision import outcome
from kring.domain.events import Event, Safe, Seen, TalkId, TalkKind, TurnId, Verdict
from kring.domain.path.next_step import next_steps
from kring.domain.path.rail import rail
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule
from kring.domain.report.concerns import standing_against
from kring.domain.session.run import Run
from kring.domain.session.script import Act
from kring.domain.session.session import fold

YES, NOT_YET = Verdict.YES, Verdict.NOT_YET
TALK = TalkId("t")
TALK_DAY = date(2026, 11, 4)
EVERYBODY = ("images", "sexual", "weapon", "abuse-at-home", "disclosure")


def opened(kind: TalkKind, who: PersonId, on: date = JUDGED) -> e.TalkOpened:
    return e.TalkOpened(TALK, kind, (who,), on, "Mrs Vos", "s", "h", "en")


# is everyone safe right now, and "I do not feel safe"


@pytest.mark.parametrize("answer", list(Safe))
def test_whether_everyone_is_safe_is_kept_and_anything_but_a_yes_stays_as_a_notice(answer: Safe) -> None:
    told = build.opened().tell(e.SafeNowSaid(answer, build.REPORTED, "on the way home"))
    assert told.case.safe_now == (answer, build.REPORTED)
    kept = [(n.words, n.on) for n in told.case.open_notices]
    assert kept == ([] if answer is Safe.YES else [("on the way home", build.REPORTED)])


UNSAFE: list[Event] = [
    e.SafeNowSaid(Safe.NO, JUDGED),
    e.SafeNowSaid(Safe.UNKNOWN, JUDGED),
    e.UnsafeSaid("n1", NOOR, JUDGED, TalkId("noor-1"), "not in the bus"),
    e.UnsafeSaid("n1", TIJN, JUDGED),
    e.UnsafeSaid("n1", None, JUDGED),
]


@pytest.mark.parametrize("said", UNSAFE, ids=range(len(UNSAFE)))
def test_it_comes_first_closes_the_gate_and_stays_until_a_named_adult_has_seen_to_it(said: Event) -> None:
    told = build.ready().tell(*build.first_days(), said, *build.judgements())
    assert told.why() == {"unsafe-open"}
    assert next_codes(told)[0] == "unsafe"
    assert {row.stage: row.because.code for row in rail(View(told.case, GATE, JUDGED))}[Stage.REPORT] == "unsafe-open"
    (notice,) = told.case.open_notices
    for nobody in ("", "  "):
        assert refusal(told, e.UnsafeSeenTo(notice.id, nobody, JUDGED)) == Rule.NAME_NEEDED
        assert told.tell(e.UnsafeSeenTo(notice.id, nobody, JUDGED)).why() == {"unsafe-open"}
    told.may(e.UnsafeSeenTo(notice.id, "Mrs Vos", JUDGED, "Somebody goes along."))
    assert told.verdict() is YES
    seen = told.case.unsafe[notice.id]
    assert (seen.seen_by, seen.seen_on) == ("Mrs Vos", JUDGED)


@pytest.mark.parametrize("who", ["Friend", "Tijn", "Noor", "Father"])
def test_a_pupil_or_one_of_a_side_sees_to_nothing_and_releases_nothing(who: str) -> None:
    told = build.ready().tell(*UNSAFE[2:3], e.ConcernAsked("weapon", Seen.SEEN))
    assert refusal(told, e.UnsafeSeenTo("n1", who, JUDGED)) == Rule.SEEN_TO_BY_SCHOOL
    assert refusal(told, e.TalksReleased(who)) == Rule.RELEASED_BY_LEAD
    told.tell(e.UnsafeSeenTo("n1", who, JUDGED), e.TalksReleased(who))
    assert told.case.open_notices and told.case.concern_open


@pytest.mark.parametrize("who", ["Somebody", "x", "Mrs Elsewhere", "Voorbeeld"])
def test_a_name_that_means_nobody_of_the_case_sees_to_nothing_and_releases_nothing(who: str) -> None:
    told = build.ready().tell(*UNSAFE[2:3], e.ConcernAsked("weapon", Seen.SEEN))
    assert refusal(told, e.UnsafeSeenTo("n1", who, JUDGED)) == Rule.SEEN_TO_BY_SCHOOL
    assert refusal(told, e.TalksReleased(who)) == Rule.RELEASED_BY_LEAD
    assert refusal(told, e.AdultReached(".", JUDGED, time(9), NOOR)) == Rule.NAME_NEEDED
    told.tell(e.UnsafeSeenTo("n1", who, JUDGED), e.TalksReleased(who))
    assert told.case.open_notices and told.case.concern_open


@pytest.mark.parametrize("who", [TIJN, FATHER, MUM, FRIEND])
def test_the_role_of_the_safeguarding_lead_gives_no_pupil_and_no_family_a_release(who: PersonId) -> None:
    told = build.ready().tell(e.ConcernAsked("weapon", Seen.SEEN), e.RoleGiven(who, Role.SAFEGUARDING))
    assert refusal(told, e.TalksReleased(who)) == Rule.RELEASED_BY_LEAD
    assert told.tell(e.TalksReleased(who)).case.concern_open


def test_nothing_is_seen_to_or_released_on_a_day_before_it_was_said() -> None:
    told = build.ready().on(JUDGED).tell(e.UnsafeSaid("n1", NOOR, JUDGED), e.ConcernAsked("weapon", Seen.SEEN))
    seen, freed = e.UnsafeSeenTo("n1", "Mrs Vos", REPORTED), e.TalksReleased("Mrs Anders", None, REPORTED)
    for early in (seen, freed):
        assert refusal(told, early) == Rule.BEFORE_IT_WAS_SAID
        told.tell(early)
    assert told.case.open_notices and told.case.concern_open
    told.may(replace(seen, on=JUDGED), replace(freed, on=JUDGED))
    assert not told.case.open_notices and not told.case.concern_open


def test_what_was_said_in_a_talk_is_released_from_the_day_of_that_talk_on_though_it_is_written_later() -> None:
    told = build.ready().tell(*build.in_talk(NOOR, TALK_DAY)).on(JUDGED)
    talk = next(t.id for t in told.case.talks.values() if t.on == TALK_DAY)
    told.tell(e.ConcernAsked("weapon", Seen.SEEN, NOOR, talk)).may(e.TalksReleased("Mrs Anders", NOOR, TALK_DAY))
    assert not told.case.concern_open


def test_the_lead_to_whom_a_pupil_told_it_may_release_it() -> None:
    """In a small school the counsellor whom a child tells is the lead: only to lead or prepare the case forbids it."""
    told = build.ready().tell(*build.in_talk(NOOR, TALK_DAY, "Mrs Anders")).on(JUDGED)
    talk = next(t.id for t in told.case.talks.values() if t.led_by == "Mrs Anders")
    told.tell(e.ConcernAsked("weapon", Seen.SEEN, NOOR, talk)).may(e.TalksReleased("Mrs Anders", NOOR, JUDGED))
    assert not told.case.concern_open


def test_two_things_that_are_not_safe_are_seen_to_one_by_one() -> None:
    told = build.ready().tell(e.UnsafeSaid("n1", NOOR, JUDGED), e.UnsafeSaid("n2", NOOR, JUDGED))
    told.tell(e.UnsafeSeenTo("n1", "Mrs Vos", JUDGED))
    assert [n.id for n in told.case.open_notices] == ["n2"]


def test_where_and_in_which_talk_it_was_said_is_kept() -> None:
    told = build.ready().tell(UNSAFE[2])
    (notice,) = told.case.open_notices
    assert (notice.about, notice.talk, notice.words, notice.on) == (NOOR, "noor-1", "not in the bus", JUDGED)


# concerns


@pytest.mark.parametrize("concern", EVERYBODY)
@pytest.mark.parametrize("who", [NOOR, TIJN, MUM, FATHER, FRIEND])
@pytest.mark.parametrize("kind", [TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE])
def test_while_it_is_open_no_guide_opens_to_anybody_in_the_case(concern: str, who: PersonId, kind: TalkKind) -> None:
    told = build.opened().on(JUDGED).tell(e.ConcernAsked(concern, Seen.SEEN, NOOR))
    assert refusal(told, opened(kind, who)) == Rule.CONCERN_OPEN


def test_thoughts_of_suicide_close_the_guides_to_that_pupil_and_to_nobody_else() -> None:
    told = build.opened().on(JUDGED).tell(e.ConcernAsked("suicidal", Seen.SEEN, NOOR))
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, NOOR)) == Rule.CONCERN_OPEN
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, TIJN)) == ""
    told.tell(e.ConcernAsked("suicidal", Seen.SEEN, None))
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, TIJN)) == Rule.CONCERN_OPEN


@pytest.mark.parametrize("concern", [*EVERYBODY, "suicidal"])
@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_care_and_contacts_go_on(concern: str, who: PersonId) -> None:
    told = build.opened().on(JUDGED).tell(e.ConcernAsked(concern, Seen.SEEN, who))
    assert refusal(told, opened(TalkKind.FOLLOW_UP, who)) == Rule.CONCERN_OPEN  # the contact, without its guide
    for care in (e.CheckedIn("x", who, e.Change.SAME, JUDGED, "Mrs Vos"), e.SafetyPlanned(NOOR, True, "words"),
                 e.SupportLine("l", words="words"), e.ParentTold(who, "Mum", JUDGED, "Mrs Vos")):  # fmt: skip
        assert refusal(told, care) == ""
    told.tell(*build.first_days(), e.SafetyPlanned(NOOR, True))
    assert "contact" in next_codes(told)


@pytest.mark.parametrize("concern", [*EVERYBODY, "suicidal"])
def test_nothing_leads_to_talks_or_a_decision_meanwhile(concern: str) -> None:
    told = build.known().on(JUDGED).tell(*build.first_days(), e.ConcernAsked(concern, Seen.SEEN, NOOR))
    assert next_codes(told) == ["concern", "contact"]
    rows = {row.stage: row for row in rail(View(told.case, GATE, JUDGED))}
    assert rows[Stage.TALKS].state is State.LOOK_AGAIN
    assert rows[Stage.TALKS].because is not None and rows[Stage.TALKS].because.code == "concern-waits"
    on = State.DOING if concern == "suicidal" else State.CLOSED  # with Tijn the talks go on
    assert rows[Stage.SUPPORT].state is on


@pytest.mark.parametrize("moment", [build.ready, build.decided, build.at_the_door, build.in_conference])
def test_the_gate_is_closed_and_a_running_conference_does_not_go_on(moment: object) -> None:
    told: build.Told = moment().tell(e.ConcernAsked("weapon", Seen.SEEN))  # type: ignore[operator]
    assert told.verdict() is not YES
    assert refusal(told.on(CONFERENCE), build.conference(told.case)) == Rule.DOOR_CLOSED


LINES = (question("one"), question("two"), question("close", Act.SAY), question("last", Act.SAY))


def run(*moves: Event) -> Run:
    return fold(LINES, happened([e.Began(), *moves]))


def step_refusal(told: build.Told, step: Event, *moves: Event) -> str:
    return build.step_refusal(told, TALK, run(*moves), step)


def in_talk(kind: TalkKind = TalkKind.INTERVIEW, who: PersonId = NOOR, concern: str = "weapon") -> build.Told:
    told = build.opened().on(JUDGED).tell(opened(kind, who))
    return told.tell(e.ConcernAsked(concern, Seen.SEEN, NOOR, TALK, "said in this talk"))


QUESTIONS: list[Event] = [
    e.Advanced(), e.JumpedTo(TurnId("two")), e.NotAsked(TurnId("one"), e.NotAskedReason.NOT_NOW),
    e.Inserted(TurnId("new"), None, NOOR), e.Redone(),
]  # fmt: skip


@pytest.mark.parametrize("step", QUESTIONS, ids=[type(x).__name__ for x in QUESTIONS])
def test_a_talk_in_which_it_was_said_asks_nothing_further(step: Event) -> None:
    assert step_refusal(in_talk(), step) == Rule.CONCERN_OPEN
    assert step_refusal(build.opened().on(JUDGED).tell(opened(TalkKind.INTERVIEW, NOOR)), step) == ""


def test_the_talk_is_not_left_for_it_but_goes_to_its_closing_lines() -> None:
    told = in_talk()
    assert step_refusal(told, e.JumpedTo(TurnId("close"))) == ""
    assert step_refusal(told, e.Advanced(), e.JumpedTo(TurnId("close"))) == ""
    assert step_refusal(told, e.Advanced(), e.Advanced()) == ""  # from the last question on to the closing words
    for step in (e.Noted(e.EntryId("n"), None, None), e.Answered(e.EntryId("x"), TurnId("one"), NOOR, "", "words"),
                 e.Paused(), e.Stopped(e.StopReason.DISCLOSURE), e.Finished()):  # fmt: skip
        assert step_refusal(told, step) == ""
    assert step_refusal(told, e.WentBack(), e.JumpedTo(TurnId("close"))) == Rule.CONCERN_OPEN


def test_a_talk_with_somebody_else_goes_on_only_where_the_concern_is_that_pupil_s_alone() -> None:
    assert step_refusal(in_talk(who=TIJN, concern="suicidal"), e.Advanced()) == ""
    assert step_refusal(in_talk(who=TIJN, concern="images"), e.Advanced()) == Rule.CONCERN_OPEN
    assert step_refusal(in_talk(who=NOOR, concern="suicidal"), e.Advanced()) == Rule.CONCERN_OPEN


def test_no_guide_of_a_follow_up_goes_on_either() -> None:
    assert step_refusal(in_talk(TalkKind.FOLLOW_UP), e.Advanced()) == Rule.CONCERN_OPEN


def test_a_named_safeguarding_lead_releases_it() -> None:
    told = in_talk()
    for nobody in ("", "  "):
        assert refusal(told, e.TalksReleased(nobody)) == Rule.NAME_NEEDED
        assert told.tell(e.TalksReleased(nobody)).case.concern_open
    told.may(e.TalksReleased("Mrs Anders, safeguarding lead", None, JUDGED, "The police have it."))
    assert not told.case.concern_open
    assert step_refusal(told, e.Advanced()) == ""


def test_flag_and_release_are_kept_with_the_talk_in_which_it_was_said() -> None:
    told = in_talk().tell(e.TalksReleased("Mrs Anders", NOOR, JUDGED, "Seen to."))
    (release,) = told.case.releases
    (concern,) = release.concerns
    assert (concern.talk, concern.words, concern.about) == (TALK, "said in this talk", NOOR)
    assert (release.who, release.words, release.on) == ("Mrs Anders", "Seen to.", JUDGED)


def test_a_release_about_one_pupil_leaves_what_is_about_another() -> None:
    told = (
        build.opened()
        .on(JUDGED)
        .tell(e.ConcernAsked("suicidal", Seen.SEEN, NOOR), e.ConcernAsked("weapon", Seen.SEEN, TIJN))
    )
    told.tell(e.TalksReleased("Mrs Anders", NOOR))
    assert [c.about for c in standing_against(told.case, (NOOR,))] == [TIJN]
    told.tell(e.TalksReleased("Mrs Anders", TIJN))
    assert standing_against(told.case, (NOOR, TIJN)) == ()


def two_concerns() -> build.Told:
    """Noor does not feel safe, for a weapon that was seen, and says later that she does not want to live."""
    told = build.opened().on(JUDGED).tell(e.ConcernAsked("weapon", Seen.SEEN, NOOR))
    return told.tell(e.ConcernAsked("suicidal", Seen.SEEN, NOOR))


def test_one_release_never_closes_two_concerns_of_which_it_names_none() -> None:
    told = two_concerns()
    for about in (NOOR, None):
        assert refusal(told, e.TalksReleased("Mrs Anders", about)) == Rule.RELEASE_WHICH
    weapon, suicidal = told.case.open_concerns
    assert refusal(told, e.TalksReleased("Mrs Anders", NOOR, None, "", ("nothing",))) == Rule.RELEASE_WHICH
    assert refusal(told, e.TalksReleased("Mrs Anders", TIJN, None, "", (weapon.id,))) == Rule.RELEASE_WHICH
    told.may(e.TalksReleased("Mrs Anders", NOOR, JUDGED, "It was a toy.", (weapon.id,)))
    assert told.case.open_concerns == [suicidal]
    told.may(e.TalksReleased("Mrs Anders", NOOR, JUDGED, "Seen by the doctor.", (suicidal.id,)))
    assert not told.case.concern_open
    assert [[c.concern for c in r.concerns] for r in told.case.releases] == [["weapon"], ["suicidal"]]


def test_a_concern_that_was_marked_while_the_lead_read_another_stays_open() -> None:
    told = build.opened().on(JUDGED).tell(e.ConcernAsked("weapon", Seen.SEEN, NOOR))
    (read,) = told.case.open_concerns
    told.tell(e.ConcernAsked("weapon", Seen.SEEN, NOOR, None, "A second one."), e.ConcernAsked("images", Seen.SEEN))
    told.may(e.TalksReleased("Mrs Anders", NOOR, JUDGED, "It was a toy.", (read.id,)))
    assert [(c.concern, c.words) for c in told.case.open_concerns] == [("weapon", "A second one."), ("images", "")]


def test_a_release_of_an_earlier_program_that_names_nothing_reads_as_it_was_meant() -> None:
    told = two_concerns().tell(e.TalksReleased("Mrs Anders", NOOR))
    assert not told.case.concern_open


@pytest.mark.parametrize("who", [build.LEAD, build.VOS], ids=["leads", "prepares"])
@pytest.mark.parametrize("role_ends", [False, True])
def test_who_leads_or_prepares_releases_nothing_alone_whatever_role_they_are_given(
    who: PersonId, role_ends: bool
) -> None:
    told = build.opened().on(JUDGED).tell(e.ConcernAsked("weapon", Seen.SEEN, NOOR))
    told.tell(e.RoleGiven(who, Role.SAFEGUARDING))
    if role_ends and who == build.LEAD:
        told.tell(e.RoleEnded(who, Role.FACILITATOR))  # nor a moment later, with the role laid down
    name = told.case.called(who)
    (read,) = told.case.open_concerns
    assert refusal(told, e.TalksReleased(name, NOOR, JUDGED, "I looked.", (read.id,))) == Rule.RELEASED_BY_LEAD
    mistaken = e.ConcernMistaken("weapon", name, JUDGED, NOOR, None, "A mistake.")
    assert refusal(told, mistaken) == Rule.MISTAKE_BY_LEAD
    assert told.tell(e.TalksReleased(name, NOOR, JUDGED, "I looked.", (read.id,)), mistaken).case.concern_open
    told.may(e.TalksReleased("Mrs Anders", NOOR, JUDGED, "I looked.", (read.id,)))


def test_what_was_seen_stays_seen_after_a_release_and_a_later_not_seen() -> None:
    told = build.ready().tell(e.ConcernAsked("weapon", Seen.SEEN), e.TalksReleased("Mrs Anders"))
    for later in (Seen.NOT_SEEN, Seen.NOT_ASKED):
        told.tell(e.ConcernAsked("weapon", later), *build.judgements())
        assert told.why() == {"sign-seen"}


@pytest.mark.parametrize("concern", build.CONCERNS)
def test_what_was_never_asked_at_once_is_not_yet(concern: str) -> None:
    asked = e.ConcernAsked(concern, Seen.NOT_SEEN)
    told = build.retold(build.ready(), lambda event: event if event != asked else None)
    assert told.why() == {"concern-not-asked"}
    assert [r.values for r in outcome(View(told.case, GATE, JUDGED)).reasons] == [(concern,)]
    told.tell(e.ConcernAsked(concern, Seen.NOT_ASKED))
    assert told.why() == {"concern-not-asked"}


# worse


@pytest.mark.parametrize("path", list(e.Path))
@pytest.mark.parametrize(
    "worse", [e.WorseReported(JUDGED), e.CheckedIn("x", TIJN, e.Change.WORSE, JUDGED, "Mrs Vos")], ids=["said", "asked"]
)
def test_worse_makes_a_standing_decision_the_next_step_until_it_is_taken_anew(path: e.Path, worse: Event) -> None:
    told = build.ready().tell(*build.first_days(), e.Decided(path, JUDGED, YES), worse)
    mine = [code for code in next_codes(told) if code not in ("contact", "unsafe", "concern")]
    assert mine == ["decide-anew"]
    assert {r.stage: r.because.code for r in rail(View(told.case, GATE, JUDGED))}[Stage.DECISION] == "worse"
    told.tell(e.Decided(e.Path.WAIT, JUDGED, NOT_YET))
    assert "decide-anew" not in next_codes(told)


@pytest.mark.parametrize(
    ("worse", "again"),
    [
        (e.WorseReported(JUDGED), True),
        (e.WorseReported(JUDGED, done=False), False),
        (e.CheckedIn("x", NOOR, e.Change.WORSE, JUDGED, "Mrs Vos"), True),
        (e.CheckedIn("x", NOOR, e.Change.WORSE, JUDGED, "Mrs Vos", done=False), False),
        (e.CheckedIn("x", TIJN, e.Change.WORSE, JUDGED, "Mrs Vos"), False),
        (e.CheckedIn("x", TIJN, e.Change.WORSE, JUDGED, "Mrs Vos", done=True), True),
        (e.CheckedIn("x", NOOR, e.Change.SAME, JUDGED, "Mrs Vos"), False),
    ],
)
def test_quiet_days_begin_again_only_where_something_was_done_to_the_harmed_pupil(worse: Event, again: bool) -> None:
    told = build.ready().tell(worse, *build.judgements())
    assert told.why() == ({"too-short"} if again else set())


# today


def test_a_new_case_opens_on_today_and_it_is_done_when_each_line_is_answered() -> None:
    told = build.opened().tell(e.SafetyPlanned(NOOR, True))
    assert next_codes(told)[0] == "today"
    told.tell(
        *build.first_days(),
        e.TodayLine("talk-today", "Mrs Vos", "10:00"),
        e.TodayLine("way-home", "Mrs Vos", "15:00", True),
    )
    assert next_codes(told)[0] == "today"
    assert {r.stage: r.because.code for r in rail(View(told.case, GATE, told.today))}[Stage.TODAY] == "today-open"
    told.tell(e.TodayLine("talk-today", "Mrs Vos", "10:00", False, "She was at home ill."))
    assert "today" not in next_codes(told)
    assert {r.stage: r.state for r in rail(View(told.case, GATE, told.today))}[Stage.TODAY] is State.DONE


def test_a_blank_reason_is_no_answer() -> None:
    told = build.opened().tell(e.SafetyPlanned(NOOR, True), e.TodayLine("talk-today", words="  "))
    assert next_codes(told)[0] == "today"


def test_a_pupil_who_came_in_and_is_not_safe_is_named() -> None:
    told = build.opened().tell(build.person(ESRA), e.RoleGiven(ESRA, Role.HARMED), e.UnsafeSaid("n", ESRA, JUDGED))
    assert [s.person for s in next_steps(View(told.case, GATE, told.today)) if s.code == "unsafe"] == [ESRA]


LEAD = PersonId("ines")


def with_a_lead() -> build.Told:
    told = build.ready().tell(e.PersonAdded(LEAD, "Ines Lund", "Mrs Lund", False, False))
    return told.tell(e.RoleGiven(LEAD, Role.SAFEGUARDING), e.ConcernAsked("weapon", Seen.SEEN))


@pytest.mark.parametrize("role", [Role.PREPARER, Role.FACILITATOR])
def test_who_led_or_prepared_releases_nothing_after_laying_that_role_down(role: Role) -> None:
    told = with_a_lead()
    assert refusal(told, e.TalksReleased("Ines Lund")) == ""
    told.tell(e.RoleGiven(LEAD, role), e.RoleEnded(LEAD, role))
    assert refusal(told, e.TalksReleased("Ines Lund")) == Rule.RELEASED_BY_LEAD


@pytest.mark.parametrize("role", [Role.PREPARER, Role.FACILITATOR])
def test_who_released_a_concern_neither_leads_nor_prepares_afterwards(role: Role) -> None:
    told = with_a_lead()
    assert refusal(told, e.RoleGiven(LEAD, role)) == ""
    told.tell(e.TalksReleased("Ines Lund"))
    assert refusal(told, e.RoleGiven(LEAD, role)) == Rule.RELEASED_AND_LEADS


def test_after_something_unsafe_in_a_talk_no_talk_asks_that_pupil_further_until_somebody_saw_to_it() -> None:
    """Whoever heard it may have left open what it is about; the pupil is asked nothing more for that."""
    told = build.ready().tell(*build.held("t", TalkKind.ONE_ON_ONE, [NOOR], JUDGED))
    told.tell(e.UnsafeSaid("n9", NOOR, JUDGED, TalkId("t"), "I cannot sleep."))
    again = e.TalkOpened(TalkId("next"), TalkKind.INTERVIEW, (NOOR,), JUDGED, "Mrs Vos", "s", "h", "en")
    other = e.TalkOpened(TalkId("next"), TalkKind.INTERVIEW, (TIJN,), JUDGED, "Mrs Vos", "s", "h", "en")
    assert refusal(told, again) == Rule.UNSAFE_NOT_SEEN_TO and refusal(told, other) == ""
    assert all(step.person != NOOR for step in next_steps(View(told.case, GATE, JUDGED)) if step.stage is Stage.TALKS)
    told.tell(e.UnsafeSeenTo("n9", "Mrs Vos", JUDGED, "Somebody goes along."))
    assert refusal(told, again) == ""
