"""In any talk: a pupil brings up meeting unasked, and it is written down in the pupil's words."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.forms.brought_up import BroughtUpForm
from kring.ui.forms.folded import Folded
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.card import Card


class UnaskedFace(QWidget):
    """The form that stands on the person's page too, with the same draft."""

    def __init__(self, context: Context, person: PersonId | None) -> None:
        super().__init__()
        pupil = person or PersonId("")
        text = _("{name} brought it up unasked").format(name=context.now.called(person))
        code = f"BroughtUpForm:{pupil}"
        self.form = Folded(context, code, text, lambda: BroughtUpForm(context, pupil), _("Keep it"), "pencil")
        column = QVBoxLayout(self)
        space(column, 8, 6, 5, 4)
        card = Card(text)
        card.add(self.form, line=False)
        column.addWidget(card)
        column.addStretch(1)
