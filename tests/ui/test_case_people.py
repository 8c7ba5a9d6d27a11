"""People: adding, wishes with their conditions, left out and taken in, and the one who no longer wants to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.case.staff import Unfit, unfit
from kring.domain.case.stages import Stage, State
from kring.domain.deciding.decision import outcome
from kring.domain.errors import Refused
from kring.domain.people import PersonId, Role, Side
from kring.domain.refusals import Rule
from kring.domain.report.parents import parents_of
from kring.domain.talks.own_words import may_be_asked
from kring.i18n import short_date
from kring.ui.people.people_page import PeoplePage
from kring.ui.people.person_form import AddPerson, GiveRole
from kring.ui.widgets.field import LineField, WordsBox
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.table import TableCard
from kring.usecases.report import report
from ui.case_pages import CaseWindow, Stages, find, write

Control = Qt.KeyboardModifier.ControlModifier


def _page(case: CaseWindow, person: str = "", about: str = "") -> PeoplePage:
    page = case.show("people", person, about)
    assert isinstance(page, PeoplePage)
    return page


def _pick(qtbot: QtBot, inside: QWidget, name: str) -> None:
    qtbot.keyClick(find(inside, QRadioButton, name), Qt.Key.Key_Space)


def test_one_key_says_that_somebody_no_longer_wants_to_and_closes_preparation_and_the_rail(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(build.prepared)
    page = _page(case, about="withdraw")
    assert Stage.PREPARATION in case.stages()
    qtbot.keyClick(page.chooser.table.table, Qt.Key.Key_Return)
    assert [w.person for w in case.context.now.withdrawals] == [case.built["ellie"]]
    assert Stage.PREPARATION not in case.stages() and Stage.CONFERENCE not in case.stages()
    assert case.stages()[Stage.DECISION] is State.LOOK_AGAIN


def _stands(case: CaseWindow, person: str) -> str:
    """What the overview says of somebody's wish."""
    tables = case.show("overview").findChildren(TableCard)
    row = next(row for table in tables for row in table.table.rows() if row.id == case.built[person])
    return row.cells[2].text


def test_only_who_said_to_be_no_longer_sure_is_told_as_that(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    today = short_date(case.built.desk.today())
    _page(case, "ellie", "withdraw").chooser.withdraw_selected()
    assert _stands(case, "ellie") == f"No longer wants to, since {today}"
    shown_of_ellie = case.words(_page(case, "ellie"))
    assert f"No longer wants to, since {today}" in shown_of_ellie and "No longer sure" not in shown_of_ellie
    find(_page(case, "tom", "withdraw"), QPushButton, "Is no longer sure").click()  # type: ignore[attr-defined]
    assert case.said[-1] == "Kept. Tom is no longer sure: nobody is brought together now."
    assert _stands(case, "tom") == f"No longer sure since {today}"
    assert may_be_asked(case.context.now, case.built["tom"])
    assert not may_be_asked(case.context.now, case.built["ellie"])


def test_a_plain_no_is_told_as_a_no_with_its_day(shown: Stages) -> None:
    case = shown(build.prepared)
    today = case.built.desk.today()
    case.record(e.WishSaid("no", case.built["ellie"], e.Want.NO, today, "Mrs Price"))
    assert _stands(case, "ellie") == f"Said no on {short_date(today)}"


def test_a_supporter_who_no_longer_wants_to_leaves_the_circle_and_power_is_looked_at_again(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(build.prepared)
    page = _page(case, "priya", "withdraw")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    now, desk = case.context.now, case.built.desk
    assert case.built["priya"] in now.left_out
    found = {r.condition for r in outcome(desk.view(now)).reasons if r.code == "look-again"}
    assert "power-even" in found


def test_a_wish_is_kept_with_its_conditions_and_no_answer_is_chosen_beforehand(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    page, ellie = _page(case, "ellie"), case.built["ellie"]
    assert page.view is not None
    form = page.view.wish
    form.unfold()
    assert not any(radio.isChecked() for radio in form.findChildren(QRadioButton))
    qtbot.keyClick(form, Qt.Key.Key_Return, Control)
    assert not case.context.now.wishes
    _pick(qtbot, form, "Meet")
    write(qtbot, form, "Asked by", "Mrs Price")
    conditions = find(form, WordsBox, "Only if")
    qtbot.keyClicks(conditions, "Mum is there")
    qtbot.keyClick(conditions, Qt.Key.Key_Return)
    qtbot.keyClicks(conditions, "Priya is there")
    qtbot.keyClick(conditions, Qt.Key.Key_Return, Control)
    wish = case.context.now.wishes[-1]
    assert (wish.person, wish.want) == (ellie, e.Want.MEET)
    assert [c.text for c in wish.conditions] == ["Mum is there", "Priya is there"]
    qtbot.waitUntil(lambda: "not met yet" in case.words(page) or "Mum is there" in case.words(page))
    qtbot.keyClick(find(page, QCheckBox, "“Mum is there”"), Qt.Key.Key_Space)
    assert [c.text for c in case.context.now.wishes[-1].conditions if not c.met] == ["Priya is there"]


def test_all_answers_are_offered_as_equals(shown: Stages) -> None:
    case = shown(build.safe)
    page = _page(case, "ellie")
    assert page.view is not None
    page.view.wish.unfold()
    offered = [radio.accessibleName() for radio in page.view.wish.findChildren(QRadioButton)]
    assert offered == ["Meet", "A letter", "Someone speaks for me", "Only that it stops", "I do not know yet", "No"]


def test_needs_are_asked_again(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    page = _page(case, "ellie")
    assert page.view is not None
    form = page.view.needs
    form.unfold()
    qtbot.keyClicks(find(form, WordsBox, "What do you need?"), "Someone beside me")
    write(qtbot, form, "Asked by", "Mrs Price")
    qtbot.keyClick(find(form, LineField, "Asked by"), Qt.Key.Key_Return, Control)
    need = case.context.now.needs_of(case.built["ellie"])
    assert need is not None and (need.words, need.asked_by) == ("Someone beside me", "Mrs Price")


def test_a_supporter_is_added_beside_somebody(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = _page(case)
    qtbot.keyClick(find(page, QPushButton, "Add a person"), Qt.Key.Key_Space)
    form = page.adder.form
    assert form is not None
    write(qtbot, form, "Name", "Nadia Reeve")
    _pick(qtbot, form, "Adult")
    page.adder.save()
    assert "Choose a role." in case.words(page)
    form.role.role.set_value(Role.SUPPORTER.value)  # type: ignore[attr-defined]
    form.role.role.chosen.emit(Role.SUPPORTER.value)  # type: ignore[attr-defined]
    page.adder.save()
    assert "Beside whom" in case.words(page)
    _pick(qtbot, form, "person responsible")
    page.adder.save()
    added = list(case.context.now.people.values())[-1]
    assert (added.name, added.pupil) == ("Nadia Reeve", False)
    assert added.id in case.context.now.having(Role.SUPPORTER, Side.RESPONSIBLE)


def test_leaving_a_main_person_out_is_dated_and_computed_again(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.decided)
    page, tom = _page(case, "tom"), case.built["tom"]
    leave = find(page, QPushButton, "Leave out")
    leave.setFocus()
    qtbot.keyClick(leave, Qt.Key.Key_Space)
    assert not case.context.now.left_out and case.said == ["Write why Tom is left out."]
    write(qtbot, page, "Reason for leaving out", "Denies it")
    leave.setFocus()
    qtbot.keyClick(leave, Qt.Key.Key_Space)
    assert case.context.now.left_out == {tom: "Denies it"}
    assert Stage.PREPARATION not in case.stages()
    qtbot.waitUntil(lambda: "Will not sit in the circle" in case.words(page))
    qtbot.keyClick(find(page, QPushButton, "Take in"), Qt.Key.Key_Space)
    assert not case.context.now.left_out


def test_it_is_said_that_no_adult_takes_back_the_no_of_a_pupil(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    priya = case.built["priya"]
    case.record(e.Withdrew(priya, case.built.desk.today()))
    page = _page(case, "priya")
    qtbot.keyClick(find(page, QPushButton, "Take in"), Qt.Key.Key_Space)
    assert priya not in case.context.now.circle
    qtbot.waitUntil(lambda: "said no, and only Priya takes that back" in case.words(page))


def test_the_pupil_who_told_is_said_to_stand_on_no_paper(shown: Stages) -> None:
    case = shown(build.opened)
    case.record(e.RoleGiven(case.built["priya"], Role.TOLD))
    page = _page(case, "priya")
    assert "no paper and no export ever shows it" in case.words(page)


def test_a_half_written_form_is_there_again_after_leaving_the_page(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    page = _page(case, "ellie")
    assert page.view is not None
    page.view.needs.unfold()
    qtbot.keyClicks(find(page.view.needs, WordsBox, "What do you need?"), "Someone besi")
    case.show("today")
    again = _page(case, "ellie")
    qtbot.waitUntil(lambda: again.view is not None and again.view.needs.form is not None)
    box = find(again, WordsBox, "What do you need?")
    assert isinstance(box, WordsBox) and box.words() == "Someone besi"
    assert not case.context.now.needs


def test_what_was_cancelled_or_kept_leaves_no_draft(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    page = _page(case, "ellie")
    assert page.view is not None
    page.view.needs.unfold()
    qtbot.keyClicks(find(page.view.needs, WordsBox, "What do you need?"), "Nothing")
    page.leaving()
    qtbot.keyClick(find(page.view.needs, QPushButton, "Cancel"), Qt.Key.Key_Space)
    left = case.built.desk.vault.one("SELECT count(*) FROM meta WHERE name LIKE 'draft:%'")
    assert left is not None and left[0] == 0


def test_a_parent_is_a_parent_of_somebody_and_an_adult(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = _page(case)
    qtbot.keyClick(find(page, QPushButton, "Add a person"), Qt.Key.Key_Space)
    form = page.adder.form
    assert isinstance(form, AddPerson)
    write(qtbot, form, "Name", "Anil Shah")
    _pick(qtbot, form, "Adult")
    form.role.role.set_value(Role.PARENT.value)
    form.role.role.chosen.emit(Role.PARENT.value)
    page.adder.save()
    assert "Choose of which pupil this is a parent." in case.words(page)
    form.role.of.set_value(case.built["priya"])
    _pick(qtbot, form, "Pupil")
    assert form.role.role.value() is None  # a pupil is nobody's parent
    page.adder.save()
    assert "Choose a role." in case.words(page)
    _pick(qtbot, form, "Adult")
    form.role.role.set_value(Role.PARENT.value)
    page.adder.save()
    added = list(case.context.now.people)[-1]
    assert parents_of(case.context.now, case.built["priya"]) == (added,)


def test_a_condition_about_somebody_is_counted_and_not_ticked(shown: Stages) -> None:
    case = shown(build.talked)
    ellie, priya, today = case.built["ellie"], case.built["priya"], case.built.desk.today()
    case.record(e.WishSaid("w9", ellie, e.Want.MEET, today, "Mrs Price", ("Only in the library",), only_with=(priya,)))
    page = _page(case, "ellie")
    assert "Only if Priya is there · met" in case.words(page)
    assert [box.text() for box in page.findChildren(QCheckBox) if "library" in box.text()] == ["“Only in the library”"]
    case.record(e.LeftOut(priya))
    page = _page(case, "ellie")
    assert "Only if Priya is there · not met yet" in case.words(page)


def test_two_of_one_name_are_asked_about_on_the_page_of_people(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    other = PersonId("other-khan")
    case.record(e.PersonAdded(other, "Sami Khan", "Mr Khan", False))
    page = _page(case)
    assert "Sami Khan stands here twice" in case.words(page)
    qtbot.keyClick(find(page, QPushButton, "Two people"), Qt.Key.Key_Space)
    assert frozenset((case.built["khan"], other)) in case.context.now.two_people
    qtbot.waitUntil(lambda: "stands here twice" not in case.words(page))


def test_who_led_talks_under_a_name_of_two_people_is_asked_on_the_page_of_people(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    other = PersonId("other-price")
    case.record(e.PersonAdded(other, "Nora Price", "Mrs Price", False))
    build.talk(case.built, e.TalkKind.INTERVIEW, "ellie", "talk-harmed-1")
    case.record(e.CaseDescribed("Lockers", e.Nature.BULLYING, "As before."))
    page = _page(case)
    assert "Two people are called Mrs Price: who led these talks?" in case.words(page)
    named = next(b for b in page.findChildren(QPushButton) if b.text().startswith("Helen Price"))
    qtbot.keyClick(named, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "who led these talks" not in case.words(page))
    assert case.context.now.meant_by[-1][2] == case.built["price"]


def test_a_parent_of_two_pupils_is_the_parent_of_both(shown: Stages) -> None:
    case = shown(build.opened)
    karen, ellie, priya = (case.built[name] for name in ("karen", "ellie", "priya"))
    assert case.context.do(report.give_role, person=karen, role=Role.PARENT, of=priya)
    assert parents_of(case.context.now, ellie) == parents_of(case.context.now, priya) == (karen,)


def test_an_adult_is_offered_only_adult_roles_and_a_pupil_only_a_pupils(shown: Stages) -> None:
    case = shown(build.safe)
    page = _page(case)
    page.adder.unfold()
    form = page.adder.form
    assert isinstance(form, AddPerson)

    def offered() -> set[str]:
        return {form.role.role.itemData(n) for n in range(form.role.role.count())}

    _pick_age(form, "adult")
    assert not offered() & {"harmed", "responsible", "bystander", "told"} and "parent" in offered()
    _pick_age(form, "pupil")
    assert offered() == {"harmed", "responsible", "bystander", "told", "supporter"}
    one_more = GiveRole(case.context, case.built["karen"])
    assert one_more.role.findData("harmed") == -1 and one_more.role.findData("parent") >= 0


def _pick_age(form: AddPerson, value: str) -> None:
    form.age.set_value(value)
    form.age.chosen.emit(value)


def test_a_parent_says_of_which_child_with_the_keys_on_that_field(shown: Stages) -> None:
    case = shown(build.safe)
    page = _page(case)
    page.adder.unfold()
    form = page.adder.form
    assert isinstance(form, AddPerson)
    form.name.setText("Ann Reed")
    _pick_age(form, "adult")
    form.role.role.set_value(Role.PARENT.value)
    form.role.role.chosen.emit(Role.PARENT.value)
    page.adder.save()
    assert "Choose of which pupil this is a parent." in case.words(page)
    assert QApplication.focusWidget() is form.role.of
    assert "Ann Reed" not in {p.name for p in case.context.now.people.values()}
    with pytest.raises(Refused) as refused:
        report.give_role(case.built.desk, case.built.id, person=case.built["price"], role=Role.PARENT)
    assert refused.value.code == Rule.PARENT_OF_WHOM


def test_nobody_is_told_to_want_what_was_never_asked(shown: Stages) -> None:
    case = shown(build.safe)
    page = _page(case, "ellie")
    assert page.view is not None
    table = next(t for t in _page(case).findChildren(TableCard))
    row = next(row for row in table.table.rows() if row.id == case.built["ellie"])
    assert (row.cells[2].text, row.cells[2].sign) == ("Not asked yet", Sign.OPEN)


def test_a_pupil_who_was_never_asked_is_not_asked_again(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = _page(case, "ellie")
    assert page.view is not None and page.view.needs.opener.label == "Ask what Ellie needs"
    case.record(e.NeedsSaid(case.built["ellie"], case.built.desk.today(), "Mrs Price", "Somebody at lunch."))
    qtbot.waitUntil(lambda: page.view is not None and page.view.needs.opener.label == "Ask again")


def test_whoever_stands_there_twice_is_one_person_in_one_click_and_that_can_be_changed(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(build.talked)
    twin, vale = PersonId("twin"), case.built["vale"]
    case.record(e.PersonAdded(twin, "Ruth Vale", "Mrs Vale of class 3", False))
    page = _page(case, "vale")
    assert page.view is not None
    assert unfit(case.context.now, vale) is Unfit.SAME_NAME
    qtbot.keyClick(find(page.view, QPushButton, "The same person"), Qt.Key.Key_Space)
    assert case.said[-1] == "Kept. Both entries count as one person."
    assert unfit(case.context.now, vale) is None
    QApplication.processEvents()
    assert "Counts as one person with Ruth Vale" in case.words(page.view)
    qtbot.keyClick(find(page.view, QPushButton, "They are two people"), Qt.Key.Key_Space)
    QApplication.processEvents()
    assert "Counts as one person" not in case.words(page.view) and not case.context.now.one_person
