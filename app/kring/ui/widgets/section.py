"""A part of a page that is made anew when what it shows has changed, without losing words or focus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kring.ui.ground.theme import space
from kring.ui.widgets.field import LineField, WordsBox
from kring.ui.widgets.first_focus import is_answer
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.text import show_if

_TEXT = (QLineEdit, QPlainTextEdit)


class Section(QWidget):
    """A part of a page that `fill` makes; `refill` makes it anew without losing the focus or words being typed.

    While somebody types inside it, it waits until the box is left. The focus returns to the control of the same name.
    """

    def __init__(self, fill: Callable[[], Iterable[QWidget]], gap: float = 3.5) -> None:
        super().__init__()
        self._fill = fill
        self._waiting = False
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=gap)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        listen(self, self._timer.timeout, self._refill)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus)
        self._make()

    def refill(self) -> None:
        """Make the part anew, as soon as the present event is over."""
        self._timer.start(0)

    def settle(self) -> None:
        """Say every word that is not yet said."""
        settle_all(self)

    def _make(self) -> None:
        made = list(self._fill())
        for widget in made:
            self._column.addWidget(widget)
            if self.isVisible() and not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.show()  # at once: what the layout shows later cannot take the focus now
        show_if(self, bool(made))

    def _refill(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, _TEXT) and self.isAncestorOf(focused):
            self._waiting = True
            return
        self._waiting = False
        with keeping_focus(self):
            empty(self._column)
            self._make()

    def _on_focus(self, old: QWidget | None, _new: QWidget | None) -> None:
        if self._waiting and old is not None:
            self.refill()


@contextmanager
def keeping_focus(around: QWidget) -> Iterator[None]:
    """While what is in a widget is made anew: the focus that was in it returns to the control of the same name.

    Where that is gone it goes to the first thing there that is no answer, or Qt would give it to something outside.
    """
    focused = QApplication.focusWidget()
    kept = _key(focused) if focused is not None and around.isAncestorOf(focused) else None
    yield
    if kept is None:
        return
    stops = [
        child for child in around.findChildren(QWidget)
        if child.isVisibleTo(around) and child.isEnabled() and child.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]  # fmt: skip
    same = (child for child in stops if _key(child) == kept)
    near = (child for child in stops if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_answer(child))
    target = next(same, None) or next(near, None)
    if target is not None:
        target.show()
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _key(widget: QWidget) -> tuple[str, str, str]:
    parent = widget.parentWidget()
    return type(widget).__name__, widget.accessibleName(), parent.accessibleName() if parent is not None else ""


def settle_all(widget: QWidget) -> None:
    """Every text box below a widget says what it has not yet said."""
    for line in widget.findChildren(LineField):
        line.settle()
    for box in widget.findChildren(WordsBox):
        box.settle()
