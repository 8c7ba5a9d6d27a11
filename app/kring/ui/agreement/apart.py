"""Asked apart whether the agreement feels safe: by whom, and what was said; no name and no answer is filled in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.forms.adult_field import AdultField
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import Field
from kring.usecases.agreement import ask_apart, who_asked_apart


class Apart(QWidget):
    """One harmed pupil, who asked, and both answers; that it does not feel safe is a notice at once."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._context, self._person = context, person
        name = context.now.called(person)
        by = _("Who asked {name} alone").format(name=name)
        self.by = AdultField(context, by, leading=True, tied=True)
        self.safe = CheckRow(_("{name} was asked alone: this feels safe").format(name=name))
        self.safe.clicked.connect(lambda _on: self._say(feels_safe=True))
        self.unsafe = button(_("It does not feel safe"), "small", "life-buoy")
        self.unsafe.setAccessibleName(_("It does not feel safe: {name} was asked alone").format(name=name))
        self.unsafe.clicked.connect(lambda: self._say(feels_safe=False))
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1)
        for part in (Field(by, self.by, role="caption_strong"), self.safe, left_of(self.unsafe)):
            column.addWidget(part)
        self.show_case()

    def show_case(self) -> None:
        """The answer as it stands in the case, and by whom it was asked."""
        self.safe.setChecked(self._said() is True)
        if self._said() is not None and not self.by.text() and not self.by.line.hasFocus():
            self.by.set_words(who_asked_apart(self._context.desk, self._context.now.id, self._person))

    def _say(self, *, feels_safe: bool) -> None:
        """A tick that is taken away says nothing: only the pupil says that it does not feel safe."""
        if self._said() is not feels_safe:
            self._context.do(ask_apart, person=self._person, feels_safe=feels_safe, asked_by=self.by.text())
            if self._said() is not feels_safe:
                self.by.line.setFocus()
            elif not feels_safe:
                self._context.tell(_("Kept. It stands on the overview until somebody has seen to it."))
        self.show_case()

    def _said(self) -> bool | None:
        return self._context.now.asked_apart.get(self._person)
