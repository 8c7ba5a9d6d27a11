"""The one button of a page that Ctrl+Enter presses: who owns the key is decided here, and only here it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kring.ui.widgets.button import Button


class WayOn:
    """A page's own button gives way to what is to be seen to first, and both to the form that was opened last."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._own: Button | None = None
        self.before: Button | None = None
        self._forms: list[Button] = []
        self._shown: list[Button] = []  # everything that showed the key since the page was made
        self.stand_in: Button | None = None  # in the bar at the bottom, while the page's own is further down
        self.turned: Callable[[], None] = lambda: None

    def set_own(self, made: Button | None) -> None:
        """What the page itself leads to."""
        self._own = made
        self.show()

    def set_before(self, made: Button | None) -> None:
        """What is to be seen to before the page leads anywhere."""
        self.before = made
        self.show()

    def open_form(self, keep: Button) -> None:
        """A form was opened: the key keeps it."""
        self._forms.append(keep)
        self.show()

    def close_form(self, keep: Button | None) -> None:
        """A form was folded."""
        self._forms = [made for made in self._forms if made is not keep]
        self.show()

    def button(self) -> Button | None:
        """The button that the key presses now; a form counts while it can be seen."""
        forms = [made for made in reversed(self._forms) if isValid(made) and made.isVisibleTo(self._page)]
        return next(iter(forms), None) or self.of_page()

    def of_page(self) -> Button | None:
        """The page's own button, or the one to be seen to first; no form's."""
        return next((made for made in (self.before, self._own) if made is not None and isValid(made)), None)

    def leads(self) -> Button | None:
        """The button that looks like the way on: the one that the key presses, or what stands for it at the bottom."""
        stands = self.stand_in is not None and isValid(self.stand_in)
        return self.stand_in if stands and self.button() is self.of_page() else self.button()

    def show(self) -> None:
        """One button looks like the way on, and no other; the page hears that it may be another."""
        self.show_one()
        self.turned()

    def show_one(self) -> None:
        """No other looks like it."""
        now = self.leads()
        known = (*self._shown, *self._forms, self.before, self._own, self.stand_in)
        self._shown = [made for made in dict.fromkeys(known) if made is not None and isValid(made)]
        for made in self._shown:
            made.set_leading(made is now)
