"""Words that waited, went to another place and come in later: by whom they were said, and what was written since."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import builders as build
from away import Away
from failing_disk import FailingDisk
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.deciding.decision import outcome
from kring.domain.errors import Refused, SessionRefused
from kring.domain.events import PromiseId, TalkKind, Verdict, Want
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule
from kring.usecases import agreement, cases, kept_elsewhere
from kring.usecases.deciding import deciding
from kring.usecases.desk import drafts
from kring.usecases.desk.desk import Desk
from kring.usecases.kept_elsewhere import Taken
from kring.usecases.preparing import preparing
from kring.usecases.report import report
from kring.usecases.talks import sitting, talks, wishes

Stage = Callable[[Desk], build.Built]


class Later:
    """What is said while the disk is away, what is written here meanwhile, and what the case says in the end."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, stage: Stage) -> None:
        built = stage(build.desk(folder))
        self.built, self.away = built, Away(folder, built, FailingDisk(monkeypatch))

    def waits(self, *works: Callable[[Desk], object]) -> None:
        desk = self.built.desk
        cases.load(desk, self.built.id)
        self.away.goes_away()
        self.built.clock.later(minutes=3)
        for work in works:
            self.away.keep(partial(work, desk))
        self.file = self.away.save_on_the_stick()
        self.desk = self.away.unlock_again()
        self.built.clock.later(hours=2)

    def taken(self) -> Taken:
        return kept_elsewhere.take_in(self.desk, self.file)

    @property
    def case(self) -> Case:
        return cases.load(self.desk, self.built.id)

    @property
    def verdict(self) -> Verdict:
        return outcome(self.desk.view(self.case)).verdict


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Later:
    return Later(tmp_path, monkeypatch, build.ready_for_decision)


def _looks(later: Later, verdict: Verdict) -> Callable[[Desk], object]:
    vale = later.built["vale"]
    return lambda desk: deciding.look_a_second_time(
        desk, later.built.id, adult=vale, safety=verdict, power=verdict, words="At the bus.", no_tie=True, by=vale
    )


def _wants(later: Later, who: str, want: Want) -> Callable[[Desk], object]:
    return lambda desk: wishes.say_wish(
        desk, later.built.id, person=later.built[who], want=want, on=desk.today(), asked_by="Mrs Price"
    )


@pytest.mark.parametrize("verdict", [Verdict.NO, Verdict.YES])
def test_a_second_adult_is_still_the_one_who_said_it(later: Later, verdict: Verdict) -> None:
    later.waits(_looks(later, verdict))
    assert later.taken() == Taken(new=1)
    assert (later.case.looks[-1].by, later.verdict) == (later.built["vale"], verdict)


def test_a_no_and_a_concern_without_words_are_heard_although_something_was_written_meanwhile(later: Later) -> None:
    ellie = later.built["ellie"]
    asked = partial(report.ask_concern, case=later.built.id, concern="suicidal", seen=e.Seen.SEEN, about=ellie)
    later.waits(_wants(later, "ellie", Want.ONLY_STOPS), asked)
    report.reflect(later.desk, later.built.id, words="meanwhile")
    assert later.taken() == Taken(new=2)
    (concern,) = later.case.open_concerns
    assert (concern.concern, later.verdict) == ("suicidal", Verdict.NO)
    assert later.case.last_at == later.desk.clock()


@pytest.mark.parametrize("said", [Verdict.YES, Verdict.NO])
def test_a_second_look_ages_by_its_own_moment(later: Later, said: Verdict) -> None:
    later.waits(_looks(later, said))
    report.report_worse(later.desk, later.built.id, on=later.desk.today(), words="He waits at the bus.")
    assert later.taken() == Taken(new=1)
    assert later.verdict is (Verdict.NO if said is Verdict.NO else Verdict.NOT_YET)
    assert later.case.looks[-1].safety is said


def test_a_late_yes_of_the_second_adult_does_not_take_back_the_newer_no(later: Later) -> None:
    later.waits(_looks(later, Verdict.YES))
    _looks(later, Verdict.NO)(later.desk)
    later.taken()
    assert later.verdict is Verdict.NO


def test_a_late_judgement_does_not_replace_a_newer_one_that_says_no(later: Later) -> None:
    ellie, okafor = later.built["ellie"], later.built["okafor"]

    def judged(verdict: Verdict) -> Callable[[Desk], object]:
        return lambda desk: cases.record(
            desk, later.built.id, e.Judged("power-even", ellie, verdict, desk.today(), okafor, (), "Seen.")
        )

    later.waits(judged(Verdict.YES))
    judged(Verdict.NO)(later.desk)
    later.taken()
    assert later.case.judgements[("power-even", ellie)].verdict is Verdict.NO


@pytest.mark.parametrize("who", ["ellie", "tom"])
def test_a_late_yes_of_a_pupil_does_not_come_after_the_newer_doubt(later: Later, who: str) -> None:
    later.waits(_wants(later, who, Want.MEET))
    _wants(later, who, Want.NOT_YET_KNOWN)(later.desk)
    assert later.taken() == Taken(new=1)
    assert not later.case.standing(later.built[who]).wants
    assert later.verdict is not Verdict.YES


def test_a_late_parents_yes_does_not_come_after_the_newer_no(later: Later) -> None:
    tom = later.built["tom"]

    def says(what: e.ParentSays) -> Callable[[Desk], object]:
        return lambda desk: report.parent_answers(
            desk, later.built.id, child=tom, who="Mark Reeve", says=what, on=desk.today()
        )

    later.waits(says(e.ParentSays.AGREES))
    says(e.ParentSays.REFUSES)(later.desk)
    later.taken()
    assert later.case.refused_by_parent(tom)


def test_a_late_release_does_not_let_go_of_what_was_seen_since(later: Later) -> None:
    lead = PersonId("lead")
    later.built.record(e.PersonAdded(lead, "Mrs Lead", "Mrs Lead", False), e.RoleGiven(lead, Role.SAFEGUARDING))
    released = partial(report.release_talks, case=later.built.id, who="Mrs Lead")
    later.waits(released)
    report.ask_concern(
        later.desk, later.built.id, concern="images", seen=e.Seen.SEEN, about=later.built["ellie"], words="A photo."
    )
    assert later.taken() == Taken(refused=1)
    assert later.case.concern_open


def test_a_late_yes_at_the_door_does_not_replace_what_was_said_there_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Later(tmp_path, monkeypatch, build.at_the_door)
    ellie = later.built["ellie"]

    def asked(answer: e.Again) -> Callable[[Desk], object]:
        return lambda desk: preparing.ask_again(
            desk, later.built.id, person=ellie, answer=answer, asked_by="Mrs Price", on=desk.today(), at_door=True
        )

    later.waits(asked(e.Again.YES))
    asked(e.Again.UNSURE)(later.desk)
    assert later.taken() == Taken(refused=1)
    assert later.case.again_at_door[ellie].answer is e.Again.UNSURE


def test_words_from_a_clock_that_ran_ahead_are_shown_and_not_taken(later: Later) -> None:
    later.built.clock.later(days=9)
    later.waits(_wants(later, "ellie", Want.NO))
    later.built.clock.later(days=-9)
    assert later.taken() == Taken(refused=1)


# a conference that ends elsewhere, and was ended here


def _conference(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Later, talks.OpenTalk]:
    found: list[talks.OpenTalk] = []

    def stage(desk: Desk) -> build.Built:
        built, talk = build.in_conference(desk)
        found.append(talk)
        return built

    return Later(folder, monkeypatch, stage), found[0]


def test_a_conference_that_ended_elsewhere_stands_as_stopped_where_somebody_said_no_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, talk = _conference(tmp_path, monkeypatch)
    talks.open_talk(later.built.desk, later.built.case, talk.id)
    row: list[object] = []

    def finished(desk: Desk) -> None:
        after, made = talks.play(desk, later.built.case, talk, e.Finished())
        row.append(made)
        talks.keep(desk, after, [made])
        cases.record(desk, later.built.id, e.TalkHeld(talk.id, desk.today(), False))

    later.waits(finished)
    _wants(later, "ellie", Want.NO)(later.desk)
    with pytest.raises(Refused):
        agreement.write_promise(later.desk, later.built.id, promise=PromiseId("p"), doers=(), words="x")
    assert later.taken() == Taken(refused=1)
    fact = later.case.talks[talk.id]
    assert fact.stopped and talks.open_talk(later.desk, later.case, talk.id).run.stopped
    with pytest.raises(Refused) as told:
        agreement.write_promise(later.desk, later.built.id, promise=PromiseId("p"), doers=(), words="x")
    assert told.value.code is Rule.AGREEMENT_CLOSED


def test_no_row_alone_makes_a_conference_held_that_the_case_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, talk = _conference(tmp_path, monkeypatch)
    desk, case_id = later.built.desk, later.built.id
    report.parent_answers(
        desk, case_id, child=later.built["tom"], who="Mark Reeve", says=e.ParentSays.REFUSES, on=desk.today()
    )
    for held in (e.TalkHeld(talk.id, desk.today(), False), e.TalkHeld(e.TalkId("none"), desk.today(), False)):
        with pytest.raises(Refused):
            cases.record(desk, case_id, held)
    talks.stop(desk, talk, e.StopReason.OTHER)
    with pytest.raises(Refused):
        cases.record(desk, case_id, e.TalkHeld(talk.id, desk.today(), False))


def test_a_withdrawal_that_waited_ends_the_conference_when_it_is_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, talk = _conference(tmp_path, monkeypatch)
    later.waits(partial(talks.withdraw, case=later.built.id, person=later.built["ellie"], words="I want to stop."))
    assert later.case.running(TalkKind.CONFERENCE)
    assert later.taken() == Taken(new=1)
    assert later.case.talks[talk.id].stopped_for is e.StopReason.WITHDRAWN
    assert later.case.withdrawals[-1].words == "I want to stop."
    with pytest.raises(SessionRefused, match="^stopped$"):
        talks.step(later.desk, talks.open_talk(later.desk, later.case, talk.id), sitting.go_on())


# what a pupil, a parent or an adult said since stays


def test_whom_a_pupil_named_since_to_be_asked_by_stays(later: Later) -> None:
    ellie = later.built["ellie"]

    def named(*askers: str) -> Callable[[Desk], object]:
        return lambda desk: wishes.name_askers(desk, later.built.id, person=ellie, askers=askers, on=desk.today())

    later.waits(named("Mrs Price"))
    named("Mr Khan")(later.desk)
    assert later.taken() == Taken(new=1)
    assert later.case.askers[ellie] == ("Mr Khan",)
    assert later.verdict is not Verdict.YES


def test_two_words_of_one_letter_both_stand_before_what_was_said_since(later: Later) -> None:
    ellie = later.built["ellie"]
    later.waits(_wants(later, "ellie", Want.MEET), _wants(later, "ellie", Want.MEET))
    _wants(later, "ellie", Want.NOT_YET_KNOWN)(later.desk)
    assert later.taken() == Taken(new=2)
    assert not later.case.standing(ellie).wants


def test_an_overtaken_answer_is_shown_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = Later(tmp_path, monkeypatch, build.held)
    ellie, tom = later.built["ellie"], later.built["tom"]

    def agrees(yes: bool) -> Callable[[Desk], object]:
        return lambda desk: agreement.agree(
            desk, later.built.id, promise=PromiseId("promise-1"), people=(ellie, tom), agrees=yes
        )

    later.waits(agrees(False), agrees(True))
    agrees(False)(later.desk)
    assert later.taken() == Taken(new=1, refused=1)
    assert not any(dict(later.case.promises[PromiseId("promise-1")].agreed).values())
    (kept,) = drafts.not_taken(later.desk, later.built.id)
    assert kept.reason == Rule.NEWER_SINCE
    first, second = kept.lines(later.desk, later.case)
    assert "Ellie" in first and "Tom" in second


def test_of_a_talk_that_ended_elsewhere_a_no_is_heard_beside_an_answer_that_was_overtaken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[talks.OpenTalk] = []

    def stage(desk: Desk) -> build.Built:
        built = build.ready_for_decision(desk)
        running = build.talk(built, TalkKind.ONE_ON_ONE, "ellie", "support-talk", end=False)
        found.append(build.answered(built, running, build.ANSWERS["support-talk"] | {"plan-holds": ("", "not")}))
        return built

    later = Later(tmp_path, monkeypatch, stage)
    later.waits(lambda desk: talks.finish(desk, found[0]))
    _wants(later, "ellie", Want.NO)(later.desk)
    assert later.taken() == Taken(new=1, refused=1)
    assert later.case.talks[found[0].id].held_on
    assert not later.case.safety_plans[later.built["ellie"]].holds
    assert not later.case.standing(later.built["ellie"]).wants
    (kept,) = drafts.not_taken(later.desk, later.built.id)
    assert kept.reason == Rule.NOT_ASKED_AFTER_NO and len(kept.lines(later.desk, later.case)) == 1
