"""Who asked, and on which day: a part of every form that asks a person something."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.people import PersonId
from kring.domain.talks.own_words import askers_of
from kring.i18n import _
from kring.ui.forms.folded import Form
from kring.ui.forms.parts import NameField, adults
from kring.ui.frame.context import Context
from kring.ui.ground.announcing import announce
from kring.ui.widgets.card import wide_row
from kring.ui.widgets.field import Field
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.text import label, show_if
from kring.words.talks import asking


class Asked(Form):
    """Name and day; for a `pupil` those are offered whom that pupil named, and others are said not to count."""

    def __init__(self, context: Context, pupil: PersonId | None = None, text: str = "") -> None:
        case, today = context.now, context.desk.today()
        self._context, self._pupil = context, pupil
        offered = askers_of(case, pupil) if pupil is not None else ()
        self.by = NameField(case, placeholder=_("Name"), people=offered or adults(case))
        self.on = DateField(today, today, latest=today)
        self.against = label("", "caption", "notice", wrap=True)
        fields = wide_row(Field(text or _("Asked by"), self.by), Field(_("On"), self.on))
        super().__init__([fields, self.against])
        self.by.textChanged.connect(lambda _text: self._show_against())
        self.by.settled.connect(lambda _text: announce(self, self.against.text()))
        self._show_against()

    def given(self) -> tuple[tuple[QWidget, bool], ...]:
        """Each field, and whether it is filled."""
        return (self.by, bool(self.by.text().strip())), (self.on, self.on.day() is not None)

    def _show_against(self) -> None:
        pupil = self._pupil
        words = asking.does_not_count(self._context.now, pupil, self.by.text()) if pupil is not None else ""
        self.against.setText(words)
        show_if(self.against, bool(words))
