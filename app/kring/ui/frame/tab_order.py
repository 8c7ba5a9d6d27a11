"""Tab goes in the order in which things stand on the screen, also where a part was put in later."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QRadioButton, QWidget
from shiboken6 import isValid

from kring.ui.widgets.button import Button
from kring.ui.widgets.circle import Circle
from kring.ui.widgets.field import Field
from kring.ui.widgets.first_focus import is_answer, takes_words
from kring.ui.widgets.inside import inside
from kring.ui.widgets.page import Page

# The line inside one of these hands its keys on. Nobody may ask it to whom: PySide takes the answer of `focusProxy()`
# for a child of the one who was asked, and whatever holds its own holder is garbage to Python, page and all.
_WITH_A_LINE = (QAbstractSpinBox, QComboBox)
BESIDE = 0.3  # of the lower of two heights: with more in common, two things stand beside each other


def step(window: QWidget, forward: bool) -> bool:
    """Move the focus to the next control of `window`, or the one before; after the last comes the first.

    Where what had the focus is hidden or closed now, nobody pressed Tab: then it stays on the page (see `beside`).
    """
    at = QApplication.focusWidget() or window.focusWidget()  # where it was, should the window not be active
    if at is not None and not (at.isVisible() and at.isEnabled()) and (page := inside(at, Page)) and page.isVisible():
        target = None if is_answer(at) else beside(page, at)  # after an answer nothing is next but what comes by hand
        if target is None:
            at.clearFocus()  # the page takes it
            return True
    elif forward and isinstance(at, Page) and _can_begin(at.begins_with):
        target = at.begins_with
    else:
        everything = list(in_order(window))
        if not forward:
            everything.reverse()
        here = everything.index(at) if at in everything else -1
        around = [*everything[here + 1 :], *everything[: max(0, here)]]
        target = next((widget for widget in around if is_stop(widget) and (here >= 0 or not is_answer(widget))), None)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _can_begin(widget: QWidget | None) -> bool:
    """Whether a page that holds the keys itself leads there, to what was out of sight when it opened."""
    return widget is not None and isValid(widget) and widget.isVisible() and is_stop(widget)


def beside(page: QWidget, gone: QWidget) -> QWidget | None:
    """What has the focus on a page after a control that went: the next that is no answer, or else the one before."""
    everything = list(in_order(page, gone))
    here = everything.index(gone) if gone in everything else -1
    around = [*everything[here + 1 :], *reversed(everything[: max(0, here)])]
    stops = (widget for widget in around if widget is not page and is_stop(widget) and not is_answer(widget))
    return next((widget for widget in stops if not (isinstance(widget, Button) and widget.leads_back)), None)


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops here; of the options of a choice only at the chosen one, or at the first that is open."""
    if not widget.isEnabled() or isinstance(widget.parentWidget(), _WITH_A_LINE):
        return False
    if isinstance(widget, QRadioButton) and widget.group() is not None:  # Qt takes TabFocus from all but the last used
        options = [made for made in widget.group().buttons() if made.isEnabled() and made.isVisible()]
        chosen = widget.group().checkedButton()
        return any(map(_takes_tab, options)) and widget is (chosen if chosen in options else options[0])
    return _takes_tab(widget)


def first_neutral(part: QWidget) -> QWidget | None:
    """Where the focus goes when a part opens: its first box for words, or else its first control that is no answer."""
    stops = [widget for widget in in_order(part) if is_stop(widget) and not is_answer(widget)]
    return next((widget for widget in stops if takes_words(widget)), next(iter(stops), None))


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def in_order(widget: QWidget, gone: QWidget | None = None) -> Iterator[QWidget]:
    """A widget and everything shown in it, as it is read; of a field its name, the editor, then the rest.

    What is `gone` counts as shown: where it stood is asked for.

    People in a circle come as they sit. Nothing here may touch a layout: PySide would then let go of those made in
    Python, and the next question about their height ends the program. That is why `children()` is not asked.
    """
    yield widget
    yield from (found for found in _inside(widget, gone) if found is gone or found.isVisible())


def _inside(widget: QWidget, gone: QWidget | None) -> Iterator[QWidget]:
    """Everything that is shown in a widget, and whatever holds what is `gone`."""
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [child for child in children if _is_shown(child, gone) and not child.isWindow()]
    if len(shown) > 1 and not isinstance(widget, Circle):
        shown.sort(key=cmp_to_key(_as_read))
    if isinstance(widget, Field):
        shown.sort(key=lambda child: (child is not widget.label, child is not widget.editor))  # from the question to it
    for child in shown:
        yield child
        yield from _inside(child, gone)


def _is_shown(child: QWidget, gone: QWidget | None) -> bool:
    return child.isVisible() or (gone is not None and (child is gone or child.isAncestorOf(gone)))


def _as_read(one: QWidget, other: QWidget) -> int:
    """From top to bottom, and what stands beside each other from left to right."""
    a, b = one.geometry(), other.geometry()
    common = min(a.bottom(), b.bottom()) - max(a.top(), b.top())
    if common > BESIDE * min(a.height(), b.height()) and a.x() != b.x():
        return a.x() - b.x()
    return a.y() - b.y()
