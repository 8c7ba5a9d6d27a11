"""What must be true of every screen for somebody who hears it: names, roles, and actions that need no key."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from kring.ui.frame.tab_order import in_order
from kring.ui.meeting.sheet import KeyRow
from kring.ui.widgets.button import Button
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.inside import inside
from kring.ui.widgets.page import Page
from ui.screen_rules import focusable, said, visible

NAME, ROLE = QAccessible.Text.Name, QAccessible.Role
WHAT = {QPushButton: "Press", QCheckBox: "Toggle", QRadioButton: "Toggle", QComboBox: "ShowMenu"}


def face(widget: QWidget) -> QAccessibleInterface:
    """What a reader is told of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, said(widget)
    return found


def heard(widget: QWidget) -> str:
    """Its name, as a reader says it."""
    return face(widget).text(NAME).strip()


def actions(widget: QWidget) -> list[str]:
    """What a reader can do with it without a key."""
    found = face(widget).actionInterface()
    return list(found.actionNames()) if found is not None else []


def act(widget: QWidget, action: str) -> None:
    """Do one of these things, as a reader would, and let it happen."""
    assert action in actions(widget), (said(widget), actions(widget))
    face(widget).actionInterface().doAction(action)
    QApplication.processEvents()
    QApplication.processEvents()


def shown_words(widget: QWidget) -> str:
    """The words that a control shows, where it shows any."""
    match widget:
        case Button():
            return widget.label
        case KeyRow():
            return widget.words
        case CheckRow():
            return widget.text().replace("&&", "&")
        case QAbstractButton() if not widget.accessibleName():
            return ""
        case QAbstractButton():
            return widget.text().replace("&&", "&")
        case _:
            return ""


def called_otherwise(top: QWidget) -> Iterator[str]:
    """Controls whose name does not begin with the word that is seen: who says that word does not reach them."""
    for widget in visible(top):
        words = shown_words(widget).strip(" …")
        if words and not heard(widget).casefold().startswith(words.casefold()):
            yield f"shown {words!r}, called {heard(widget)!r}"


def out_of_reach(top: QWidget) -> Iterator[str]:
    """Controls that a reader cannot press, choose, write in or go to by actions alone."""
    for widget in focusable(top):
        can = actions(widget)
        if "SetFocus" not in can:
            yield f"cannot be gone to: {said(widget)} {can}"
        wanted = next((action for kind, action in WHAT.items() if isinstance(widget, kind)), "")
        if wanted and wanted not in can:
            yield f"{wanted} is missing: {said(widget)} {can}"
        if isinstance(widget, QLineEdit | QPlainTextEdit) and face(widget).editableTextInterface() is None:
            yield f"cannot be written in: {said(widget)}"
        if isinstance(widget, QAbstractItemView):
            yield from _rows_out_of_reach(widget)


def _rows_out_of_reach(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    rows = face(view)
    for number in range(rows.childCount()):
        row = rows.child(number)
        if row is None or row.role() not in (ROLE.ListItem, ROLE.Cell):
            continue
        able = row.actionInterface()
        if row.text(NAME).strip() == "" and row.state().selectable:
            yield f"a row without a name in {said(view)}"
        if row.state().selectable and (able is None or "Toggle" not in able.actionNames()):
            yield f"a row that cannot be chosen in {said(view)}: {row.text(NAME)}"
    assert model is not None


def outside_the_tree(top: QWidget) -> Iterator[str]:
    """Controls that a reader never meets on its way from the window down."""
    met: set[int] = set()
    waiting = [face(top)]
    while waiting:
        at = waiting.pop()
        if at.object() is not None:
            met.add(id(at.object()))
        waiting += [child for child in map(at.child, range(at.childCount())) if child is not None]
    yield from (f"not in the tree: {said(w)}" for w in focusable(top) if id(w) not in met)


def without_heading(top: QWidget) -> Iterator[str]:
    """Large words that are no heading to a reader."""
    for made in visible(top):
        if not isinstance(made, QLabel) or made.property("textRole") not in ("h1", "h2", "h3"):
            continue
        number_or_answer = len(made.text()) < 2 or inside(made, QAbstractButton) is not None
        if not number_or_answer and face(made).role() != ROLE.Heading:
            yield f"no heading: {made.text()!r}"


def level_of(widget: QWidget) -> int:
    """How deep a heading lies, as a reader is told."""
    told = face(widget).attributesInterface()
    return int((told.attributeValue(QAccessible.Attribute.Level) if told is not None else None) or 0)


def levels_out_of_order(top: QWidget) -> Iterator[str]:
    """Pages and dialogs that do not begin with their title, and headings that lie deeper than the one above allows."""
    pages = [made for made in visible(top) if isinstance(made, Page)] or [top]
    for page in pages:
        before = 0
        for made in in_order(page):
            if face(made).role() == ROLE.Heading:
                level = level_of(made)
                if not 1 <= level <= before + 1:
                    yield f"level {level} after {before}: {heard(made)!r}"
                before = level


def unnamed_combo(top: QWidget) -> Iterator[str]:
    """Lists to open whose name does not say what is asked."""
    for made in visible(top):
        if not isinstance(made, QComboBox) or isinstance(made.parentWidget(), QAbstractSpinBox):
            continue
        if not made.accessibleName() or not heard(made).startswith(made.accessibleName()):
            yield f"no label: {said(made)}"


RULES = (called_otherwise, out_of_reach, outside_the_tree, without_heading, levels_out_of_order, unnamed_combo)
