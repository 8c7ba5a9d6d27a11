"""Ways round a no by who somebody is: entered again, of age all at once, under another entry, or by an older backup."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import builders as build
from away import Away
from failing_disk import FailingDisk
from kring.domain import events as e
from kring.domain.deciding.decision import outcome
from kring.domain.errors import Refused, WordsUnusable
from kring.domain.events import ParentSays, Verdict, Want
from kring.domain.people import Participation, Person, PersonId, Role, Side
from kring.domain.refusals import Rule
from kring.usecases import cases, kept_elsewhere
from kring.usecases.access import access
from kring.usecases.cases import Newcomer
from kring.usecases.deciding import deciding
from kring.usecases.desk.desk import Desk
from kring.usecases.report import report
from kring.usecases.talks import talks, wishes


@pytest.fixture
def built(tmp_path: Path) -> build.Built:
    return build.ready_for_decision(build.desk(tmp_path))


def verdict(built: build.Built, desk: Desk | None = None) -> Verdict:
    desk = desk or built.desk
    return outcome(desk.view(cases.load(desk, built.id))).verdict


def refuses(built: build.Built) -> None:
    desk = built.desk
    report.parent_answers(
        desk, built.id, child=built["tom"], who="Mark Reeve", says=ParentSays.REFUSES, on=desk.today()
    )


def says_no(built: build.Built, who: str = "ellie") -> None:
    desk = built.desk
    wishes.say_wish(desk, built.id, person=built[who], want=Want.NO, on=desk.today(), asked_by="Mrs Price")


def entered_again(built: build.Built, who: str, name: str, of_age: bool = False, two: bool = False) -> PersonId:
    """A second entry under the same name, in the same role, while the first is left out."""
    role = Role.HARMED if who == "ellie" else Role.RESPONSIBLE
    _case, person = cases.add_person(
        built.desk, built.id, name, name.split()[0], True, Participation(PersonId(""), role),
        of_age=of_age, two=(built[who],) if two else (),
    )  # fmt: skip
    report.leave_out(built.desk, built.id, person=built[who], words="Entered twice.")
    return person


@pytest.mark.parametrize("of_age", [False, True])
@pytest.mark.parametrize("pupil", [False, True])
def test_nobody_becomes_of_age_or_an_adult_by_being_added_again(built: build.Built, of_age: bool, pupil: bool) -> None:
    refuses(built)
    again = Person(built["tom"], "Tom Reeve", "Tom", pupil, of_age)
    with pytest.raises(Refused) as told:
        cases.join(built.desk, built.id, people=[Newcomer(again)])
    assert told.value.code is Rule.ALREADY_HERE
    assert verdict(built) is Verdict.NO


@pytest.mark.parametrize("of_age", [False, True])
def test_a_second_entry_of_the_same_name_does_not_shake_off_a_parents_no(built: build.Built, of_age: bool) -> None:
    refuses(built)
    entered_again(built, "tom", "Tom Reeve", of_age)
    assert verdict(built) is Verdict.NO


@pytest.mark.parametrize("who", ["ellie", "tom"])
def test_a_second_entry_of_the_same_name_does_not_shake_off_a_no(built: build.Built, who: str) -> None:
    says_no(built, who)
    person = entered_again(built, who, built.case.person(built[who]).name)
    assert cases.load(built.desk, built.id).standing(person).refuses
    with pytest.raises(Refused):
        wishes.say_wish(
            built.desk, built.id, person=person, want=Want.MEET, on=built.desk.today(), asked_by="Mrs Price"
        )


def test_an_entry_that_was_said_to_be_the_same_person_carries_the_no_under_any_name(built: build.Built) -> None:
    refuses(built)
    person = entered_again(built, "tom", "T Reeve", of_age=True)
    report.answer_names(built.desk, built.id, one=built["tom"], other=person, two=False)
    assert cases.load(built.desk, built.id).refused_by_parent(person)


def test_two_pupils_who_really_are_two_have_their_own_words(built: build.Built) -> None:
    says_no(built, "tom")
    person = entered_again(built, "tom", "Tom Reeve", two=True)
    assert not cases.load(built.desk, built.id).standing(person).refuses


def test_a_parent_renamed_or_without_the_role_still_refuses(built: build.Built) -> None:
    refuses(built)
    report.rename(built.desk, built.id, person=built["mark"], name="Marcus Hill", called="Marcus")
    assert verdict(built) is Verdict.NO
    report.end_role(built.desk, built.id, person=built["mark"], role=Role.PARENT)
    assert verdict(built) is Verdict.NO


@pytest.mark.parametrize("gone", [Role.SECOND_ADULT])
def test_a_second_adult_who_said_no_and_is_renamed_or_gone_still_says_no(built: build.Built, gone: Role) -> None:
    vale = built["vale"]
    no = Verdict.NO
    deciding.look_a_second_time(
        built.desk, built.id, adult=vale, safety=no, power=no, words="No.", no_tie=True, by=vale
    )
    report.rename(built.desk, built.id, person=vale, name="Entered Twice", called="Twice")
    report.end_role(built.desk, built.id, person=vale, role=gone)
    assert verdict(built) is no


def test_a_supporter_of_one_side_does_not_lead_for_the_other_under_a_second_entry(built: build.Built) -> None:
    desk, case_id = built.desk, built.id
    _case, person = cases.add_person(desk, case_id, "M Reeve", "Mr Hill", False)
    report.answer_names(desk, case_id, one=built["mark"], other=person, two=False)
    with pytest.raises(Refused) as told:
        talks.begin_talk(desk, case_id, e.TalkKind.ONE_ON_ONE, [built["ellie"]], "support-talk", "Mr Hill")
    assert told.value.code is Rule.LED_BY_OTHER_SIDE


# backups


def restored(built: build.Built, folder: Path, then: object = None) -> Desk:
    """Today's backup in the place of the vault, opened again."""
    door = build.door(folder, built.clock)
    access.back_up(door, built.desk.vault)
    if callable(then):
        then()
    built.desk.vault.close()
    built.clock.later(minutes=1)
    access.restore_backup(door, access.backups(door)[0], build.PASSPHRASE, None)
    desk = build.desk(folder, built.clock, open_vault=access.unlock(door, build.PASSPHRASE))
    desk.new_id = build.counter(7_000_000)
    return desk


@pytest.mark.parametrize("what", ["parent", "pupil", "withdrew", "concern"])
def test_what_a_restored_backup_holds_is_judged_by_todays_rules(built: build.Built, tmp_path: Path, what: str) -> None:
    acts = {
        "parent": lambda: refuses(built),
        "pupil": lambda: says_no(built),
        "withdrew": lambda: talks.withdraw(built.desk, built.id, person=built["ellie"]),
        "concern": lambda: report.ask_concern(
            built.desk, built.id, concern="weapon", seen=e.Seen.SEEN, about=built["ellie"]
        ),
    }
    acts[what]()
    desk = restored(built, tmp_path)
    assert verdict(built, desk) is not Verdict.YES
    with pytest.raises(Refused):
        deciding.decide(desk, built.id, path=e.Path.CONFERENCE)
    desk.vault.close()


def test_words_that_waited_come_into_a_restored_backup_by_its_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build.ready_for_decision(build.desk(tmp_path))
    access.back_up(build.door(tmp_path, built.clock), built.desk.vault)
    away = Away(tmp_path, built, FailingDisk(monkeypatch))
    cases.load(built.desk, built.id)
    away.goes_away()
    away.keep(partial(talks.withdraw, built.desk, built.id, person=built["ellie"]))
    file = away.save_on_the_stick()
    built.desk.vault.close()
    away.disk.mend()
    built.clock.later(minutes=1)
    door = build.door(tmp_path, built.clock)
    access.restore_backup(door, access.backups(door)[0], build.PASSPHRASE, None)
    desk = build.desk(tmp_path, built.clock, open_vault=access.unlock(door, build.PASSPHRASE))
    report.reflect(desk, built.id, words="after the restore")
    assert kept_elsewhere.take_in(desk, file).new == 1
    assert verdict(built, desk) is not Verdict.YES
    desk.vault.close()


def test_words_of_a_case_that_a_restored_backup_does_not_have_stay_in_their_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build.opened(build.desk(tmp_path))
    access.back_up(build.door(tmp_path, first.clock), first.desk.vault)
    first.clock.later(minutes=1)
    newer = build.opened(first.desk, title="Another one")
    away = Away(tmp_path, newer, FailingDisk(monkeypatch))
    cases.load(newer.desk, newer.id)
    cases.load(newer.desk, first.id)
    away.goes_away()
    for case_id in (newer.id, first.id):
        away.keep(partial(report.reflect, newer.desk, case_id, words="written while it was away"))
    file = away.save_on_the_stick()
    newer.desk.vault.close()
    away.disk.mend()
    door = build.door(tmp_path, first.clock)
    access.restore_backup(door, access.backups(door)[0], build.PASSPHRASE, None)
    desk = build.desk(tmp_path, first.clock, open_vault=access.unlock(door, build.PASSPHRASE))
    with pytest.raises(WordsUnusable):
        kept_elsewhere.take_in(desk, file)
    assert file.is_file()
    assert [words for _talk, words in cases.load(desk, first.id).reflections] == ["written while it was away"]
    desk.vault.close()


def test_a_supporter_entered_again_does_not_come_back_after_a_parents_no(built: build.Built) -> None:
    desk, case_id = built.desk, built.id
    report.parent_answers(
        desk, case_id, child=built["priya"], who="Anil Shah", says=ParentSays.REFUSES, on=desk.today()
    )
    role = Participation(PersonId(""), Role.SUPPORTER, Side.HARMED, "friend", built["ellie"])
    _case, again = cases.add_person(desk, case_id, "Priya Shah", "Priya S", True, role, of_age=True)
    assert again not in cases.load(desk, case_id).circle
