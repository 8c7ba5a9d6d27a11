"""Words that the disk does not take go to another place, and come in again from there, once and by the rules."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

import builders as build
from away import GUIDE, Away
from failing_disk import FailingDisk, Where, sqlite
from kring.domain import events as e
from kring.domain.errors import NotSaved, SessionRefused, VaultNewer, WordsUnusable
from kring.domain.events import NoteKind, TalkKind
from kring.domain.people import Participation, PersonId, Role
from kring.domain.refusals import Rule, WhyWaiting
from kring.domain.talks.records import open_steps
from kring.store import events, sealed_letter
from kring.usecases import cases, kept_elsewhere, practice_case
from kring.usecases.deciding import deciding
from kring.usecases.desk import drafts
from kring.usecases.desk.desk import Desk
from kring.usecases.desk.results import Done, Waits
from kring.usecases.kept_elsewhere import Outbox, Taken
from kring.usecases.preparing import preparing
from kring.usecases.report import report
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Away:
    built = build.opened(build.desk(tmp_path))
    cases.load(built.desk, built.id)  # a page has shown it
    return Away(tmp_path, built, FailingDisk(monkeypatch))


def rows_of(desk: Desk, case_id: str) -> list[tuple[str, str, str, str | None]]:
    return [(row.id, row.at, row.body, row.words) for row in events.read_all(desk.vault, case_id)]


def test_everything_of_a_session_comes_back_in_its_order_with_its_ids_and_instants(away: Away) -> None:
    talk = away.begun()
    away.goes_away()
    away.built.clock.later(minutes=3)
    for words in ("first", "second"):
        talk = away.noted(talk, words)
    desk, ended = away.desk, talk
    assert away.keep(lambda: talks.finish(desk, ended)) == Waits(WhyWaiting.FAILED)
    away.keep(
        lambda: cases.add_person(desk, away.built.id, "Sam New", "Sam", True, Participation(PersonId(""), Role.TOLD))
    )
    wanted = [row[0] for kept in desk.unsaved.waiting() for w in kept.wanted for row in getattr(w, "rows", ())]
    file = away.save_on_the_stick()
    away.built.clock.later(days=2)
    again = away.unlock_again()
    assert kept_elsewhere.take_in(again, file) == Taken(new=4)
    found = rows_of(again, away.built.id)
    assert [row[0] for row in found if row[0] in wanted] == wanted
    case = cases.load(again, away.built.id)
    assert case.talks[talk.id].held_on == build.REPORTED.date()
    assert "Sam New" in [person.name for person in case.people.values()]
    run = talks.open_talk(again, case, talk.id).run
    assert run.over and [note.words for note in run.notes(NoteKind.NOTE)] == ["first", "second"]
    again.vault.close()


def test_a_letter_is_taken_in_once_however_often_it_is_found(away: Away) -> None:
    talk = away.begun()
    away.goes_away()
    away.noted(talk, "only once")
    file = away.save_on_the_stick()
    copy = shutil.copy(file, file.with_name("kept-by-hand"))
    again = away.unlock_again()
    assert kept_elsewhere.take_in(again, file) == Taken(new=1)
    before = rows_of(again, away.built.id)
    assert kept_elsewhere.take_in(again, file) == Taken() == kept_elsewhere.take_in(again, Path(copy))
    assert rows_of(again, away.built.id) == before
    again.vault.close()


def test_what_came_on_the_disk_after_all_is_not_doubled_by_its_letter(away: Away) -> None:
    talk = away.begun()
    away.goes_away()
    away.noted(talk, "there twice")
    file = away.save_on_the_stick()
    away.disk.mend()
    assert away.desk.unsaved.try_again().stopped is None and away.desk.unsaved.empty
    before = rows_of(away.desk, away.built.id)
    assert kept_elsewhere.take_in(away.unlock_again(), file) == Taken()
    assert rows_of(away.built.desk, away.built.id) == before
    away.built.desk.vault.close()


def test_a_new_case_a_talk_that_is_begun_and_a_draft_come_back_too(away: Away) -> None:
    drafts.keep(away.desk, f"{away.built.id}:form", ["written before"])
    desk, case_id, ellie, day = away.desk, away.built.id, away.built["ellie"], build.REPORTED.date()
    desk.unsaved.values["school"] = "A school"
    away.goes_away()
    away.keep(lambda: cases.open_case(desk, "Bicycle shed", day, "What was reported"))
    away.keep(lambda: talks.begin_talk(desk, case_id, TalkKind.INTERVIEW, [ellie], GUIDE, "Mrs Okafor"))
    away.keep(lambda: drafts.keep(desk, "another:form", ["half a sentence"]))
    away.keep(lambda: drafts.keep(desk, f"{case_id}:form", ["written while it was away"]))
    file = away.save_on_the_stick()
    again = away.unlock_again()
    drafts.keep(again, f"{case_id}:form", ["written here meanwhile"])
    assert kept_elsewhere.take_in(again, file).new == 4
    assert {line.title: line.number for line in cases.lines(again)}["Bicycle shed"] == "2026-002"
    (talk,) = cases.load(again, case_id).talks
    assert talks.open_talk(again, cases.load(again, case_id), talk).run.turns
    assert drafts.read(again, "another:form") == ("half a sentence",)
    assert drafts.read(again, f"{case_id}:form") == ("written here meanwhile",)
    assert [kept.words for kept in drafts.not_taken(again, case_id)] == [("written while it was away",)]
    again.vault.close()


def test_a_practice_case_that_is_thrown_away_beside_the_disk_is_gone_once_that_is_taken_in(away: Away) -> None:
    desk = away.desk
    practice = cases.open_case(desk, "Bus stop", desk.today(), practice=True)
    away.goes_away()
    assert away.keep(lambda: practice_case.throw_away(desk, practice.id)) == Waits(WhyWaiting.FAILED)
    file = away.save_on_the_stick()
    again = away.unlock_again()
    assert [line.id for line in cases.practice_lines(again)] == [practice.id]
    assert kept_elsewhere.take_in(again, file) == Taken(new=1)
    assert not cases.practice_lines(again) and [line.id for line in cases.lines(again)] == [away.built.id]
    again.vault.close()


def test_who_recorded_something_is_asked_and_kept_as_on_the_first_way(away: Away) -> None:
    desk, case_id, vale, yes = away.desk, away.built.id, away.built["vale"], e.Verdict.YES
    away.goes_away()
    look = partial(deciding.look_a_second_time, safety=yes, power=yes, words="I read what was said.", no_tie=True)
    away.keep(lambda: look(desk, case_id, adult=vale, by=vale))
    file = away.save_on_the_stick()
    again = away.unlock_again()
    assert kept_elsewhere.take_in(again, file) == Taken(new=1)
    assert [(kept.adult, kept.by) for kept in cases.load(again, case_id).looks] == [(vale, vale)]
    again.vault.close()


def test_two_who_cannot_be_one_person_by_then_are_shown_as_refused(away: Away) -> None:
    desk, case_id, ellie = away.desk, away.built.id, away.built["ellie"]
    _case, again = cases.add_person(desk, case_id, "E Marsh", "Elly", True)
    cases.load(desk, case_id)  # a page has shown it
    away.goes_away()
    away.keep(lambda: report.answer_names(desk, case_id, one=ellie, other=again, two=False))
    file = away.save_on_the_stick()
    desk = away.unlock_again()
    report.give_role(desk, case_id, person=again, role=Role.RESPONSIBLE)
    assert kept_elsewhere.take_in(desk, file) == Taken(refused=1)
    assert [kept.reason for kept in drafts.not_taken(desk, case_id)] == [Rule.NOT_ONE_PERSON]
    assert cases.load(desk, case_id).same(ellie) == {ellie}
    desk.vault.close()


def test_what_a_rule_refuses_by_then_is_shown_and_not_lost(away: Away) -> None:
    talk = away.begun()
    away.goes_away()
    away.noted(talk, "said before the end")
    file = away.save_on_the_stick()
    again = away.unlock_again()
    talks.finish(again, talks.open_talk(again, cases.load(again, away.built.id), talk.id))
    assert kept_elsewhere.take_in(again, file) == Taken(refused=1)
    (kept,) = drafts.not_taken(again, away.built.id)
    assert kept.words == ("said before the end",)
    drafts.put_away(again, kept.name)
    assert drafts.not_taken(again, away.built.id) == ()
    again.vault.close()


@dataclass
class Meanwhile:
    """A step that waits, and what was said on the disk before it can be written."""

    away: Away
    talk: OpenTalk
    closed_by: Callable[[Desk], object]
    rule: Rule

    def waits(self) -> None:
        """A question of one's own is put in while the disk is away."""
        cases.load(self.away.desk, self.away.built.id)
        self.away.goes_away()
        self.away.taken(self.talk, sitting.insert(self.away.desk, None, "a question of one's own"))

    def is_shown_and_not_taken(self, desk: Desk) -> None:
        (kept,) = drafts.not_taken(desk, self.away.built.id)
        assert (kept.reason, kept.words) == (self.rule, ("a question of one's own",))
        run = talks.open_talk(desk, cases.load(desk, self.away.built.id), self.talk.id).run
        assert run.turns == self.talk.run.turns
        desk.vault.close()


@pytest.fixture(params=["a conference that somebody no longer wants", "a talk with a pupil whom a concern is about"])
def meanwhile(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    disk = FailingDisk(monkeypatch)
    if request.param.startswith("a talk"):
        away = Away(tmp_path, build.opened(build.desk(tmp_path)), disk)
        case_id, ellie = away.built.id, away.built["ellie"]
        told = partial(report.ask_concern, case=case_id, concern="weapon", seen=e.Seen.SEEN, about=ellie)
        return Meanwhile(away, away.begun(), told, Rule.CONCERN_OPEN)
    built, talk = build.in_conference(build.desk(tmp_path))
    said = partial(preparing.ask_again, case=built.id, person=built["ellie"], answer=e.Again.UNSURE)
    unsure = partial(said, asked_by="Mrs Price", on=build.CONFERENCE)
    return Meanwhile(Away(tmp_path, built, disk), talk, unsure, Rule.NO_LONGER)


def test_a_step_that_waited_in_the_queue_is_asked_of_its_case_again(meanwhile: Meanwhile) -> None:
    meanwhile.waits()
    desk = meanwhile.away.desk
    meanwhile.away.disk_is_back()
    meanwhile.closed_by(desk)
    assert [problem.code for problem in desk.unsaved.try_again().refused] == [meanwhile.rule]
    meanwhile.is_shown_and_not_taken(desk)


@pytest.mark.parametrize("way", ["the queue", "another place"])
def test_an_end_that_waited_rests_on_what_the_rules_took_of_its_session(away: Away, way: str) -> None:
    talk = away.begun()
    away.goes_away()
    for turn in talk.run.turns:
        talk = away.taken(talk, sitting.leave_out(turn.id, e.NotAskedReason.NOT_NOW))
    desk, ended = away.desk, talk
    away.keep(lambda: talks.finish(desk, ended))
    file = away.save_on_the_stick()
    if way == "another place":
        desk = away.unlock_again()
    else:
        away.disk_is_back()
    report.ask_concern(desk, away.built.id, concern="weapon", seen=e.Seen.SEEN, about=away.built["ellie"])
    assert desk.unsaved.try_again().refused if way == "the queue" else kept_elsewhere.take_in(desk, file).refused
    case = cases.load(desk, away.built.id)
    fact = case.talks[talk.id]
    on_disk = talks.open_talk(desk, case, talk.id).run
    assert on_disk.over and fact.held_on is not None
    assert fact.open_steps == open_steps(fact, on_disk) != (), "what was refused was not left out for a reason"
    desk.vault.close()


def test_a_step_that_comes_from_another_place_is_asked_of_its_case_again(meanwhile: Meanwhile) -> None:
    meanwhile.waits()
    file = meanwhile.away.save_on_the_stick()
    again = meanwhile.away.unlock_again()
    meanwhile.closed_by(again)
    assert kept_elsewhere.take_in(again, file) == Taken(refused=1)
    meanwhile.is_shown_and_not_taken(again)


def test_a_disk_that_fails_while_words_come_in_takes_the_rest_in_the_next_time(away: Away) -> None:
    talk = away.begun()
    away.goes_away()
    talk = away.noted(talk, "one")
    away.noted(talk, "two")
    file = away.save_on_the_stick()
    again = away.unlock_again()
    away.disk.fail(sqlite(13), Where("COMMIT"))
    with pytest.raises(NotSaved):
        kept_elsewhere.take_in(again, file)
    away.disk_is_back()
    kept_elsewhere.take_in(again, file)
    run = talks.open_talk(again, cases.load(again, away.built.id), talk.id).run
    assert [note.words for note in run.notes(NoteKind.NOTE)] == ["one", "two"]
    again.vault.close()


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        (lambda data: b"", "foreign"),
        (lambda data: b"%PDF-1.7 something else", "foreign"),
        (lambda data: data[:5], "damaged"),
        (lambda data: data[:40], "damaged"),
        (lambda data: data[:-1], "damaged"),
        (lambda data: data + b"x", "damaged"),
        (lambda data: data[:-20] + bytes([data[-20] ^ 1]) + data[-19:], "damaged"),
        (lambda data: data[:30] + bytes([data[30] ^ 1]) + data[31:], "damaged"),
        (lambda data: data[:14] + bytes([data[14] ^ 1]) + data[15:], "other"),
    ],
)
def test_a_file_that_is_not_ours_is_cut_or_of_another_vault_changes_nothing(
    away: Away, spoilt: Callable[[bytes], bytes], reason: str
) -> None:
    talk = away.begun()
    away.goes_away()
    away.noted(talk, "sealed")
    file = away.save_on_the_stick()
    assert b"sealed" not in file.read_bytes()
    again = away.unlock_again()
    before = rows_of(again, away.built.id)
    file.write_bytes(spoilt(file.read_bytes()))
    with pytest.raises(WordsUnusable) as told:
        kept_elsewhere.take_in(again, file)
    assert told.value.reason == reason
    assert rows_of(again, away.built.id) == before
    again.vault.close()


def test_a_newer_letter_and_another_vault_say_so(away: Away, tmp_path: Path) -> None:
    talk = away.begun()
    away.goes_away()
    away.noted(talk, "sealed")
    file = away.save_on_the_stick()
    again = away.unlock_again()
    data = file.read_bytes()
    file.write_bytes(data[: len(sealed_letter.MAGIC)] + b"\x09" + data[len(sealed_letter.MAGIC) + 1 :])
    with pytest.raises(VaultNewer):
        kept_elsewhere.take_in(again, file)
    file.write_bytes(data)
    other = build.desk(tmp_path / "other")
    other.vault.header = again.vault.header  # the same id, and another key
    with pytest.raises(WordsUnusable):
        kept_elsewhere.take_in(other, file)
    other.vault.close()
    again.vault.close()


def test_the_vaults_own_disk_is_neither_read_nor_written_for_a_letter(
    away: Away, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = away.begun()
    away.goes_away()
    away.noted(talk, "sealed")
    shutil.move(away.folder / "vault", away.folder / "gone")
    touched = list[str]()
    monkeypatch.setattr(away.disk, "_make", lambda: touched.append("database") or sqlite(10)())
    file = away.save_on_the_stick()
    assert file.is_file() and not touched and not (away.folder / "vault").exists()
    assert file.stat().st_mode & 0o077 == 0
    shutil.move(away.folder / "gone", away.folder / "vault")
    away.desk.vault.close()


def test_later_words_are_put_into_the_same_letter(away: Away) -> None:
    talk = away.begun()
    away.goes_away()
    talk = away.noted(talk, "one")
    outbox = Outbox(away.desk)
    made = outbox.parcel()
    kept_elsewhere.send(made, away.stick)
    outbox.arrived(made, away.stick)
    away.noted(talk, "two")
    assert not away.desk.unsaved.may_leave
    assert outbox.send_rest() and away.desk.unsaved.may_leave
    (file,) = away.stick.iterdir()
    again = away.unlock_again()
    assert kept_elsewhere.take_in(again, file) == Taken(new=2)
    again.vault.close()


def test_a_place_that_does_not_answer_either_lets_nobody_leave(away: Away) -> None:
    talk = away.begun()
    away.goes_away()
    away.noted(talk, "one")
    outbox = Outbox(away.desk)
    with pytest.raises(OSError):
        kept_elsewhere.send(outbox.parcel(), away.folder / "no stick")
    outbox.folder = away.folder / "no stick"
    assert not outbox.send_rest() and not away.desk.unsaved.may_leave
    away.desk.vault.close()


def test_where_the_letter_lies_is_written_down_as_a_bare_path_and_forgotten_afterwards(away: Away) -> None:
    talk = away.begun()
    away.goes_away()
    away.noted(talk, "one")
    file = away.save_on_the_stick()
    places, vault_id = away.desk.vault.places, away.desk.vault.id
    assert kept_elsewhere.remembered(places, vault_id) == ()
    kept_elsewhere.remember(places, vault_id, away.stick)
    hint = places.words_in(vault_id)
    assert hint is not None and hint.read_text() == str(away.stick)
    again = away.unlock_again()
    (found,) = kept_elsewhere.look(vault_id, kept_elsewhere.remembered(places, vault_id))
    assert found == file
    kept_elsewhere.take_in(again, found)
    kept_elsewhere.is_finished(again, found)
    assert not file.exists() and not hint.exists()
    again.vault.close()


def test_while_the_disk_is_away_rules_know_what_waits(away: Away) -> None:
    away.goes_away()
    desk, case_id = away.desk, away.built.id
    new = PersonId("new")
    away.keep(lambda: cases.record(desk, case_id, e.PersonAdded(new, "Sam New", "Sam", True, False)))
    away.keep(lambda: cases.record(desk, case_id, e.RoleGiven(new, Role.TOLD)))
    assert all(kept.whole for kept in desk.unsaved.waiting())
    away.disk_is_back()
    assert desk.unsaved.try_again().stopped is None
    assert cases.load(desk, case_id).having(Role.TOLD) == (new,)
    assert isinstance(desk.unsaved.keep(lambda: "more"), Done)
    desk.vault.close()


@pytest.mark.parametrize("where", ["", "BEGIN", "COMMIT"])
@pytest.mark.parametrize("code", [8, 10, 13])
@pytest.mark.parametrize("seen", [True, False])
def test_a_withdrawal_in_the_room_waits_like_everything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, where: str, seen: bool
) -> None:
    built, talk = build.in_conference(build.desk(tmp_path))
    case = cases.load(built.desk, built.id)
    if seen:
        talks.open_talk(built.desk, case, talk.id)
    away = Away(tmp_path, built, FailingDisk(monkeypatch))
    desk, ellie = away.desk, built["ellie"]
    away.disk.fail(sqlite(code), Where(where))
    built.clock.later(minutes=3)
    assert isinstance(away.keep(lambda: talks.withdraw(desk, built.id, person=ellie)), Waits)
    file = away.save_on_the_stick()
    fresh = away.unlock_again()
    assert kept_elsewhere.take_in(fresh, file) == Taken(1, 0)
    case = cases.load(fresh, built.id)
    assert [w.person for w in case.withdrawals] == [ellie]
    assert case.talks[talk.id].stopped_for is e.StopReason.WITHDRAWN
    with pytest.raises(SessionRefused, match="^stopped$"):
        talks.step(fresh, talks.open_talk(fresh, case, talk.id), sitting.go_on())
    fresh.vault.close()


def test_a_withdrawal_that_waited_is_written_once_when_the_disk_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, talk = build.in_conference(build.desk(tmp_path))
    talks.open_talk(built.desk, cases.load(built.desk, built.id), talk.id)
    away = Away(tmp_path, built, FailingDisk(monkeypatch))
    desk, ellie = away.desk, built["ellie"]
    away.goes_away()
    noted = away.noted(talk, "I want to go home.")
    away.keep(lambda: talks.withdraw(desk, built.id, person=ellie))
    assert [kept.whole for kept in desk.unsaved.waiting()] == [True, True]
    away.disk_is_back()
    assert desk.unsaved.try_again().stopped is None
    case = cases.load(desk, built.id)
    assert [w.person for w in case.withdrawals] == [ellie]
    assert "I want to go home." in [entry.words for entry in talks.open_talk(desk, case, noted.id).run.entries]
    desk.vault.close()
