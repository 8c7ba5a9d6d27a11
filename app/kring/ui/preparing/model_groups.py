"""Who sits in which group of the chosen conference, filled in before it begins."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kring.domain.people import PersonId
from kring.domain.preparing.chosen_model import chosen
from kring.domain.preparing.fitting import in_no_group, sitting
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.widgets.card import Card, padded
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.text import label, show_if
from kring.usecases.preparing import models
from kring.words.preparing import models as words


class GroupsCard(Card):
    """A row for each of the circle, with the groups by the names that the script gives them; nobody is put anywhere."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Who sits in which group"))
        self._context, case = context, context.now
        model = chosen(case)
        self._groups = model.groups if model is not None else ()
        self.rows_of: dict[PersonId, Segmented] = {}
        self._left = label("", "caption", "2", wrap=True)
        self._beside = padded(self._left, 5, 2, 4, 2)
        self.add(self._beside)
        for person in case.circle:
            name = case.called(person)
            places = Segmented(
                _("The group of {name}").format(name=name), [Option(group, group) for group in self._groups], small=True
            )
            places.chosen.connect(lambda group, person=person: self.put(person, group))
            self.rows_of[person] = places
            self.add_row(name, "", places)
        self.show_case()

    def show_case(self) -> None:
        """Who sits where now."""
        case = self._context.now
        for person, places in self.rows_of.items():
            places.set_value(next((g for g in self._groups if person in sitting(case, g)), None))
        left = in_no_group(case)
        self._left.setText(words.in_no_group(case, left) if left else "")
        show_if(self._beside, bool(left))

    def begin(self) -> None:
        """The keys go to the first row; nobody is put anywhere by that."""
        if self.first_row is not None:
            self.first_row.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def first_row(self) -> Segmented | None:
        """Where the first of the circle sits."""
        return next(iter(self.rows_of.values()), None)

    def put(self, person: PersonId, group: str) -> None:
        """Somebody sits in a group, and in no other."""
        case = self._context.now
        there = {*sitting(case, group), person}
        self._context.do(models.fill_group, group=group, people=tuple(p for p in case.circle if p in there))
        self.show_case()
