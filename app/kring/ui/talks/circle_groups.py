"""Who is in which group of a circle, where its guide has groups, such as those within and those around."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.widgets.card import Card, CardRow
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.text import show_if


class CircleGroups(QWidget):
    """One row for each who sits there; what was chosen stays while others come and go."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0)
        self.rows: dict[PersonId, Segmented] = {}
        self._chosen: dict[PersonId, str] = {}
        self._names: tuple[str, ...] = ()

    def show_people(self, groups: Sequence[str], people: Sequence[tuple[PersonId, str]]) -> None:
        """These groups, and these people by name."""
        self._names, self.rows = tuple(groups), {}
        empty(self._column)
        show_if(self, bool(groups and people))
        if not groups:
            return
        card = Card(_("Who is in which group"))
        for person, name in people:
            made = Segmented(name, [Option(group, group) for group in groups], small=True)
            made.set_value(self._chosen.get(person))
            made.chosen.connect(lambda group, person=person: self._chosen.update({person: group}))
            row = CardRow(name)
            row.add(made)
            card.add(row)
            self.rows[person] = made
        self._column.addWidget(card)

    def value(self) -> dict[str, tuple[PersonId, ...]]:
        """Who is in each group."""
        chosen = {person: made.value() for person, made in self.rows.items()}
        return {name: tuple(p for p, group in chosen.items() if group == name) for name in self._names}
