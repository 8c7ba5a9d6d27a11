"""A form that refuses because something is missing puts the focus where it is written, never on an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.people import PersonId
from kring.ui.forms.brought_up import BroughtUpForm
from kring.ui.forms.folded import Folded, Form
from kring.ui.forms.worse import WorseForm
from kring.ui.frame.context import Context
from kring.ui.frame.tab_order import step
from kring.ui.people.askers import AskersForm
from kring.ui.people.dated_card import SetAsideForm
from kring.ui.people.own_part import OwnPartForm
from kring.ui.people.person_form import AddPerson, GiveRole, Rename
from kring.ui.people.person_view import SupportForm
from kring.ui.people.release_form import ReleaseForm
from kring.ui.people.several_people import SeveralPeople
from kring.ui.people.wish_form import NeedForm, WishForm
from kring.ui.report.parents import ParentAnswerForm, ParentContactForm
from kring.ui.report.safety import StopForm
from kring.ui.widgets.button import Button
from kring.ui.widgets.choice import ChoiceCards, Segmented
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.first_focus import is_answer
from kring.ui.widgets.page import Page
from ui.case_pages import CaseWindow, Stages
from ui.test_standing import notice_on

Make = Callable[[Context, PersonId], Form]

# The form, and its first field that has to be filled.
FORMS: list[tuple[Make, str]] = [
    (WishForm, "want"), (NeedForm, "words"), (OwnPartForm, "words part"), (BroughtUpForm, "words"),
    (AskersForm, "chosen"), (StopForm, "answer"), (SupportForm, "answer"), (SetAsideForm, "words"),
    (ReleaseForm, "words"), (ParentContactForm, "what"), (ParentAnswerForm, "which name"), (GiveRole, "role"),
    (lambda context, _person: AddPerson(context), "name"), (lambda context, _person: SeveralPeople(context), "names"),
    (lambda context, _person: WorseForm(context), "done"),
]  # fmt: skip


def folded(case: CaseWindow, make: Callable[[], Form]) -> Folded:
    page = Page("A page")
    form = Folded(case.context, "test", "Open it", make, "Keep it")
    page.add(form)
    case.window.show_page(page)
    QApplication.processEvents()
    form.unfold()
    return form


def where_it_is_said(form: Form, names: str) -> list[QWidget]:
    """The field itself, or, for answers, the line that asks for one."""
    fields = [getattr(form, name) for name in names.split()]
    around = [field.parentWidget() for field in fields]
    return [*fields, *(label for each in around if each is not None for label in each.findChildren(QLabel))]


@pytest.mark.parametrize(("make", "names"), FORMS, ids=[names for _make, names in FORMS])
@pytest.mark.every(2)
def test_the_focus_goes_to_what_is_missing(shown: Stages, make: Make, names: str) -> None:
    case = shown(build.talked)
    made = folded(case, lambda: make(case.context, case.built["ellie"]))
    assert made._keep is not None and made.form is not None
    made._keep.setFocus()
    made.save()
    assert made.form is not None and made.form.problem
    focus = QApplication.focusWidget()
    assert focus is not None and not isinstance(focus, Button) and not is_answer(focus)
    assert focus in where_it_is_said(made.form, names), focus


def test_from_a_question_that_was_not_answered_tab_goes_to_its_answers(shown: Stages) -> None:
    case = shown(build.talked)
    made = folded(case, lambda: WorseForm(case.context))
    form = made.form
    assert isinstance(form, WorseForm)
    form.words.set_words("Somebody took the bag")
    made.save()
    assert not is_answer(QApplication.focusWidget())
    step(case.window, True)
    at = QApplication.focusWidget()
    assert at is not None and form.done.isAncestorOf(at)


def test_what_was_filled_is_passed_over(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    made = folded(case, lambda: NeedForm(case.context, case.built["ellie"]))
    assert isinstance(made.form, NeedForm)
    qtbot.keyClicks(made.form.words, "Someone beside me.")
    made.save()
    assert QApplication.focusWidget() is made.form.asked.by


def test_a_name_that_is_taken_is_put_right_where_it_stands(shown: Stages) -> None:
    case = shown(build.talked)
    made = folded(case, lambda: Rename(case.context, case.built["ellie"]))
    assert isinstance(made.form, Rename)
    made.form.called.set_words("Tom")
    made.save()
    assert QApplication.focusWidget() is made.form.called


def test_whoever_has_seen_to_it_is_written_in_a_field_with_room(shown: Stages) -> None:
    case = shown(build.opened)
    case.record(e.SafeNowSaid(e.Safe.NO, case.built.desk.today()))
    page = case.show("today")
    notice = notice_on(page)
    notice.see_to.click()
    form = notice.form.form
    assert form is not None
    QApplication.processEvents()
    assert isinstance(form.who.line, LineField) and isinstance(form.words, WordsBox)
    assert form.who.width() > 2 * form.on.width()
    form.who.line.set_words("Mrs Ward")
    notice.form.save()
    assert QApplication.focusWidget() is form.words
    form.who.line.set_words("")
    notice.form.save()
    assert QApplication.focusWidget() is form.who.line
    assert not form.findChildren(ChoiceCards) and not form.findChildren(Segmented)


def test_fields_side_by_side_begin_at_one_height_where_one_of_them_is_asked_for(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    made = folded(case, lambda: AddPerson(case.context))
    made.save()
    form = made.form
    assert isinstance(form, AddPerson)
    name, called = form.name.parentWidget(), form.called.parentWidget()
    assert isinstance(name, Field) and isinstance(called, Field)
    qtbot.waitUntil(lambda: name.error.isVisible())
    qtbot.waitUntil(lambda: form.name.mapTo(form, form.name.rect().topLeft()).y() > 0)
    tops = [line.mapTo(form, line.rect().topLeft()).y() for line in (form.name, form.called)]
    assert tops[0] == tops[1]
