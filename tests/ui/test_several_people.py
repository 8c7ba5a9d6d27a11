"""Several people are added at once: one name on each line, one role for all, each looked at as one by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
import incident_builders
from kring.domain import events as e
from kring.domain.events import TalkKind
from kring.domain.people import Person, PersonId, Role
from kring.i18n import use
from kring.ui.people.names_on_lines import NameLine, looked_through, read
from kring.ui.people.people_page import PeoplePage
from kring.ui.people.person_form import ADULT, PUPIL, SAME, TWO, NameFields
from kring.ui.people.several_people import NONE, SeveralPeople
from kring.usecases.desk import writing
from kring.usecases.desk.desk import recorded
from kring.usecases.talks import talks
from ui.case_pages import CaseWindow, Stages, find

Control = Qt.KeyboardModifier.ControlModifier
CLASS = ("Yara Voss", "Milan Oster", "Noa Linde")


@pytest.fixture
def case(shown: Stages) -> CaseWindow:
    return shown(build.opened)


def page_of(case: CaseWindow) -> PeoplePage:
    page = case.show("people")
    assert isinstance(page, PeoplePage)
    return page


def form_of(page: PeoplePage) -> SeveralPeople:
    if page.several.form is None:
        page.add_several()
    assert isinstance(page.several.form, SeveralPeople)
    return page.several.form


def fill(page: PeoplePage, *lines: str, age: str = PUPIL, role: str = Role.BYSTANDER) -> SeveralPeople:
    form = form_of(page)
    form.names.set_words("\n".join(lines))
    form.role.age.set_value(age)
    form.role.age.chosen.emit(age)
    form.role.role.set_value(role)
    form.role.role.chosen.emit(role)
    return form


def problem(page: PeoplePage) -> str:
    return page.several.form.problem if page.several.form is not None else ""


def added(case: CaseWindow, before: Sequence[PersonId]) -> list[Person]:
    return [known for one, known in case.context.whole.people.items() if one not in before]


def roles_of(case: CaseWindow, people: Sequence[Person]) -> set[tuple[Role, ...]]:
    return {case.context.whole.roles(one.id) for one in people}


def test_a_class_is_added_by_keyboard_each_with_the_role_and_an_event_of_its_own(
    case: CaseWindow, qtbot: QtBot
) -> None:
    page, before = page_of(case), list(case.context.whole.people)
    qtbot.keyClick(find(page, QPushButton, "Several people"), Qt.Key.Key_Space)
    form = form_of(page)
    assert QApplication.focusWidget() is form.names and form.names.accessibleName() == "Names"
    for line in (CLASS[0], "", "   ", *CLASS[1:], ""):
        qtbot.keyClicks(form.names, line)
        qtbot.keyClick(form.names, Qt.Key.Key_Return)
    qtbot.keyClick(form.names, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None and form.role.age.isAncestorOf(focus)
    qtbot.keyClick(find(form, QRadioButton, "Pupils"), Qt.Key.Key_Space)
    assert form.role.role.accessibleName() == "Role"
    form.role.role.set_value(Role.BYSTANDER)
    qtbot.keyClick(form, Qt.Key.Key_Return, Control)
    people = added(case, before)
    assert [(one.name, one.called, one.pupil) for one in people] == [
        ("Yara Voss", "Yara", True), ("Milan Oster", "Milan", True), ("Noa Linde", "Noa", True),
    ]  # fmt: skip
    assert roles_of(case, people) == {(Role.BYSTANDER,)}
    desk, case_id = case.context.desk, case.context.now.id
    events = [recorded(row).event for row in writing.read(desk, case_id)][-6:]
    assert [type(event) for event in events] == [e.PersonAdded, e.RoleGiven] * 3
    assert case.said[-1] == "3 people were added." and page.several.form is None


def test_nobody_is_added_while_one_line_cannot_be_and_every_word_stays(case: CaseWindow) -> None:
    page, before = page_of(case), list(case.context.whole.people)
    form = fill(page, "Yara Voss", "Ellie Hill", "Noa Linde")
    page.several.save()
    assert "Somebody here is called Ellie already." in problem(page) and "Ellie Hill (Ellie H.)" in problem(page)
    assert added(case, before) == [] and form.names.words().splitlines() == ["Yara Voss", "Ellie Hill", "Noa Linde"]
    assert QApplication.focusWidget() is form.names
    fill(page, "Yara Voss", "Ellie Hill (Ellie H.)", "Noa Linde")
    page.several.save()
    assert [(one.name, one.called) for one in added(case, before)][1] == ("Ellie Hill", "Ellie H.")


def test_two_lines_are_not_called_the_same_either(case: CaseWindow) -> None:
    page, before = page_of(case), list(case.context.whole.people)
    fill(page, "Noa Linde", "Noa Voss")
    page.several.save()
    assert "Somebody here is called Noa already." in problem(page) and added(case, before) == []
    fill(page, "Noa Linde", "Noa Voss (noa)")
    page.several.save()
    assert "Somebody here is called noa already." in problem(page)
    fill(page, "Noa Linde", "Noa Voss (Noa V.)")
    page.several.save()
    assert [one.called for one in added(case, before)] == ["Noa", "Noa V."]


def test_a_name_that_is_here_already_is_asked_about_and_the_same_person_is_not_added_again(case: CaseWindow) -> None:
    page, before = page_of(case), list(case.context.whole.people)
    form = fill(page, "Yara Voss", "ellie marsh")
    (asked,) = form.asked.values()
    assert asked.accessibleName() == "ellie marsh: the same person, or two?" and asked.value() is None
    page.several.save()
    assert problem(page) == "Choose one of the two." and added(case, before) == []
    focus = QApplication.focusWidget()
    assert focus is not None and not isinstance(focus, QRadioButton), "the question, and never an answer"
    asked.set_value(SAME)
    page.several.save()
    assert [one.name for one in added(case, before)] == ["Yara Voss"]
    assert case.said[-1] == "1 person was added. Here already, and not added again: ellie marsh."


def test_two_people_of_one_name_are_kept_as_two(case: CaseWindow) -> None:
    page, before, ellie = page_of(case), list(case.context.whole.people), case.built["ellie"]
    form = fill(page, "Ellie Marsh (Ellie M.)", "Yara Voss")
    next(iter(form.asked.values())).set_value(TWO)
    page.several.save()
    people = added(case, before)
    assert [one.called for one in people] == ["Ellie M.", "Yara"]
    assert frozenset((ellie, people[0].id)) in case.context.whole.two_people


@pytest.mark.parametrize(("answer", "called"), [(SAME, ["Noa"]), (TWO, ["Noa", "Noa 2"])])
def test_a_name_that_stands_twice_is_asked_about(case: CaseWindow, answer: str, called: list[str]) -> None:
    page, before = page_of(case), list(case.context.whole.people)
    form = fill(page, "Noa Linde", "Noa Linde (Noa 2)")
    page.several.save()
    assert problem(page) == "Choose one of the two." and "Stands here twice." in case.words(page)
    next(iter(form.asked.values())).set_value(answer)
    page.several.save()
    people = added(case, before)
    assert [one.called for one in people] == called
    pair = frozenset(one.id for one in people)
    assert (pair in case.context.whole.two_people) is (answer == TWO)


def test_where_all_are_here_already_nobody_is_added(case: CaseWindow) -> None:
    page = page_of(case)
    form = fill(page, "Ellie Marsh")
    next(iter(form.asked.values())).set_value(SAME)
    page.several.save()
    assert problem(page) == "Nobody is added: all of them are in this case already."


def test_an_answer_stays_while_other_lines_are_written_and_goes_with_its_line(case: CaseWindow, qtbot: QtBot) -> None:
    form = fill(page_of(case), "Ellie Marsh", "")
    next(iter(form.asked.values())).set_value(SAME)
    qtbot.keyClicks(form.names, "Tom Reeve")
    assert [asked.value() for asked in form.asked.values()] == [SAME, None]
    form.names.setPlainText("Tom Reeve")
    assert [asked.value() for asked in form.asked.values()] == [None]


def test_a_class_that_has_no_role_in_the_case_sits_in_a_circle_and_in_no_conference(case: CaseWindow) -> None:
    page, before, circle = page_of(case), list(case.context.whole.people), case.context.whole.circle
    fill(page, *CLASS, role=NONE)
    page.several.save()
    people = added(case, before)
    assert roles_of(case, people) == {()} and case.context.whole.circle == circle
    desk, ids = case.context.desk, [one.id for one in people]
    _case, talk = talks.begin_talk(desk, case.context.now.id, TalkKind.CIRCLE, ids, "class-circle", "Mrs Price")
    assert {turn.person for turn in talk.run.turns if turn.person in ids} == set(ids)


def test_adults_are_called_by_their_whole_name_and_offered_what_adults_are(case: CaseWindow) -> None:
    page, before = page_of(case), list(case.context.whole.people)
    form = fill(page, "Ann Cole", "Ann Berg", age=ADULT, role=Role.WATCHER)
    offered = [form.role.role.itemData(at) for at in range(form.role.role.count())]
    assert offered == [NONE, Role.SCHOOL, Role.PREPARER, Role.TRUSTED, Role.WATCHER, Role.CARE]
    page.several.save()
    people = added(case, before)
    assert [(one.called, one.pupil) for one in people] == [("Ann Cole", False), ("Ann Berg", False)]
    assert roles_of(case, people) == {(Role.WATCHER,)}


def test_where_there_are_several_incidents_it_is_asked_in_which(shown: Stages) -> None:
    case = shown(incident_builders.crossed)
    page, before = page_of(case), list(case.context.whole.people)
    form = fill(page, "Yara Voss", "Noa Linde")
    page.several.save()
    assert problem(page) == "Choose in which incident."
    second = form.role.incident.itemData(1)
    form.role.incident.set_value(second)
    page.several.save()
    people = added(case, before)
    seen = {p.incident for p in case.context.whole.participations if p.person in {one.id for one in people}}
    assert len(people) == 2 and seen == {second.removeprefix("incident:")}


ONE_BY_ONE = ["Yara Voss", "Ellie Hill", "Tom", "Mrs Price", "  Noa   Linde ", "Ellie", "ELLIE MARSH"]


@pytest.mark.parametrize("name", ONE_BY_ONE)
@pytest.mark.parametrize("pupil", [True, False])
def test_a_line_is_taken_or_not_as_the_same_name_is_by_itself(case: CaseWindow, name: str, pupil: bool) -> None:
    (line,) = read(name)
    alone = NameFields(case.context)
    alone.name.set_words(name)
    against = alone.against(line.called_as(pupil))
    found = looked_through(case.context.whole, [line], {}, pupil)
    assert bool(found.problem) is bool(against) and bool(found.new) is not bool(against)
    assert bool(found.unanswered) is bool(alone.twins())


def test_what_is_half_written_is_there_again_after_leaving_the_page(case: CaseWindow, qtbot: QtBot) -> None:
    page = page_of(case)
    fill(page, "Yara Voss")
    form = form_of(page)
    qtbot.keyClick(form.names, Qt.Key.Key_Return)
    qtbot.keyClicks(form.names, "Ellie Marsh")
    form.names.settle()
    case.show("overview")
    again = page_of(case)
    qtbot.waitUntil(lambda: again.several.form is not None)
    form = form_of(again)
    assert form.names.words() == "Yara Voss\nEllie Marsh"
    assert (form.role.age.value(), form.role.role.value()) == (PUPIL, Role.BYSTANDER)
    assert [asked.value() for asked in form.asked.values()] == [None], "asked anew"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Emma Hill", NameLine("Emma Hill")),
        ("  Emma \t Hill  ( Emma H. ) ", NameLine("Emma Hill", "Emma H.")),
        ("(Emma)", NameLine("(Emma)")),
        ("Emma Hill ()", NameLine("Emma Hill")),
        ("Émilie O'Neil-Ánh", NameLine("Émilie O'Neil-Ánh")),
    ],
)
def test_a_line_is_a_name_and_in_brackets_how_that_one_is_called(line: str, found: NameLine) -> None:
    assert read(f"\n{line}\n --- \n") == [found]


def test_every_control_of_it_has_a_name_in_dutch_too(case: CaseWindow) -> None:
    try:
        use("nl")
        form = fill(page_of(case), "Ellie Marsh")
        named = [made.accessibleName() for made in form.findChildren(QRadioButton) if made.isVisible()]
        assert named == ["Dezelfde persoon", "Twee mensen", "Leerlingen", "Volwassenen"]
        assert [form.names.accessibleName(), form.role.role.accessibleName()] == ["Namen", "Rol"]
        assert _nameless(form) == []
    finally:
        use("en")


def _nameless(form: SeveralPeople) -> list[QWidget]:
    kinds = (form.names, form.role.age, form.role.role, *form.asked.values())
    return [made for made in kinds if not made.accessibleName()]


def test_a_large_class_is_added_in_one_go(case: CaseWindow) -> None:
    page, before = page_of(case), list(case.context.whole.people)
    fill(page, *(f"Pupil{number} Voorbeeld" for number in range(30)), role=NONE)
    page.several.save()
    assert len(added(case, before)) == 30
    assert case.said[-1] == "30 people were added."
