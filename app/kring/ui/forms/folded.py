"""A form that is folded away behind a button until somebody wants it, and folds again once it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.forms.adult_field import AdultField
from kring.ui.forms.draft import Draft
from kring.ui.frame.context import Context
from kring.ui.frame.tab_order import first_neutral
from kring.ui.ground.theme import space
from kring.ui.widgets.button import WAY_ON, Button, button
from kring.ui.widgets.choice import ChoiceCards, Segmented
from kring.ui.widgets.field import Field
from kring.ui.widgets.first_focus import is_answer
from kring.ui.widgets.hearing import later
from kring.ui.widgets.inside import inside
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.page import Page
from kring.ui.widgets.text import label, say_problem


class Form(QWidget):
    """Fields below each other; `keep` says in `problem` what is missing, or does it and gives True."""

    def __init__(self, fields: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=3)
        for field in fields:
            self._column.addWidget(field)
        self.problem = ""
        self.wanting: QWidget | None = None  # the field that has to be filled first

    def complete(self, problem: str, *given: tuple[QWidget, bool]) -> bool:
        """Whether every field is given; else `problem` is said, and the focus goes to the first that is not."""
        self.wanting = next((field for field, there in given if not there), None)
        self.problem = problem if self.wanting is not None else ""
        return self.wanting is None

    def add(self, field: QWidget) -> None:
        """Put a field below the others."""
        self._column.addWidget(field)

    def first(self) -> QWidget | None:
        """Where the focus goes when the form opens."""
        item = self._column.itemAt(0)
        return item.widget() if item is not None else None

    def keep(self) -> bool:
        """Do what the form is for; False when something is missing."""
        raise NotImplementedError


def focus_what_is_missing(field: QWidget) -> None:
    """The focus goes to the field that has to be filled; of answers to the question, and never to one of them."""
    if not isinstance(field, (ChoiceCards, Segmented)) and field.focusPolicy() != Qt.FocusPolicy.NoFocus:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        return
    around = field.parentWidget()
    asked = around.label if isinstance(around, Field) else field
    asked.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    asked.setFocus(Qt.FocusReason.TabFocusReason)


class Folded(QWidget):
    """A button that becomes a form. What is written there stays until it is kept or cancelled, also after a lock.

    Directly in a card it begins where the words of the card begin; elsewhere what it stands in has the edges.
    """

    unfolded = Signal()
    folded = Signal()

    def __init__(
        self, context: Context, code: str, text: str, make: Callable[[], Form], keep: str = "", icon: str = "plus",
        in_card: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self._context, self._make, self._draft = context, make, Draft(context, code)
        self.form: Form | None = None
        self._column = QVBoxLayout(self)
        space(self._column, *((5, 0, 4, 1) if in_card else (0, 0, 0, 1)))
        self.opener = button(text, "quiet", icon)
        self.opener.clicked.connect(lambda: self.unfold())  # not with "checked", which would mean without the focus
        self._column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        self._keep_text = keep or text
        self._inside: QWidget | None = None
        self._keep: Button | None = None
        if self._draft.exists:
            later(self, lambda: self.unfold(focus=False))  # only once it stands on its page

    @property
    def key(self) -> str:
        """Under which name lies what is written in the form."""
        return self._draft.key

    def unfold(self, focus: bool = True) -> None:
        """Show the form, with what was left in it."""
        if self._inside is not None:
            return
        self.form = self._make()
        self._draft.watch(self.form)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        space(column, 0, 2, 0, 2, gap=3)
        column.addWidget(self.form)
        self._problem = label("", "caption", "error", wrap=True)
        self._problem.hide()
        column.addWidget(self._problem)
        column.addLayout(self._buttons())
        self.opener.hide()
        self._column.addWidget(self._inside)
        self._inside.show()
        self.unfolded.emit()
        page = inside(self, Page)
        if page is not None and self._keep is not None:
            page.way_on.open_form(self._keep)
        first = self.form.first()
        if first is not None and is_answer(first):
            first = first_neutral(self.form) or self._keep
        if first is not None and focus:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def fold(self) -> None:
        """Show only the button again."""
        if self._inside is None:
            return
        had_focus = self._inside.isAncestorOf(self.focusWidget() or self)
        let_go(self._inside)
        self._inside = self.form = None
        self._draft.forget()
        self.opener.show()
        self.folded.emit()
        page = inside(self, Page)
        if page is not None:
            page.way_on.close_form(self._keep)
        after = self.opener if self.opener.isVisible() else page.primary() if page is not None else None
        if had_focus and after is not None and after.isVisible():
            after.setFocus(Qt.FocusReason.TabFocusReason)  # where the button is hidden with its form, the next thing

    def save(self) -> None:
        """Keep what the form holds, or say what is missing."""
        if self.form is None:
            return
        self.form.problem, self.form.wanting = "", None
        waits_for_disk = False
        if not (done := self.form.keep()):
            waits_for_disk = not self.form.problem and not self._context.all_saved
        if done or waits_for_disk:
            self.fold()
        else:
            self._context.words_stay()
            self._say_problem(self.form)

    def _say_problem(self, form: Form) -> None:
        """At the field that has to be filled, where there is one; else below the form."""
        for field in form.findChildren(Field):
            field.set_error("")
        wanting = form.wanting
        around = wanting.parentWidget() if wanting is not None else None
        at_field = isinstance(around, Field) and bool(form.problem)
        if isinstance(around, Field):
            around.set_error(form.problem)
        stands_there = isinstance(around, AdultField) and around.against() == form.problem
        say_problem(self._problem, "" if at_field or stands_there else form.problem)
        if wanting is not None:
            wanting.setAccessibleDescription(form.problem)
            focus_what_is_missing(wanting)

    def showEvent(self, event: QShowEvent) -> None:
        """An open form that comes into sight has the key."""
        super().showEvent(event)
        self._show_way_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """An open form that goes out of sight leaves the key to the page."""
        super().hideEvent(event)
        self._show_way_on()

    def _show_way_on(self) -> None:
        page = inside(self, Page) if self._inside is not None else None
        if page is not None:
            page.way_on.show()

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        space(line, 0, 0, 0, 0, gap=2)
        self._keep = button(self._keep_text, "primary", hint=WAY_ON)
        cancel = button(_("Cancel"), "plain")
        self._keep.clicked.connect(self.save)
        cancel.clicked.connect(self.fold)
        line.addWidget(self._keep)
        line.addWidget(cancel)
        line.addStretch(1)
        return line
