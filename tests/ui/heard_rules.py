"""What must be true of every screen for somebody who hears it: names, roles, and actions that need no key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import UnionType

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from kring.ui.frame.tab_order import in_order
from kring.ui.live.live_page import LivePage
from kring.ui.live.who_page import WhoPage
from kring.ui.meeting.note_box import NoteDoor
from kring.ui.meeting.sheet import KeyRow, Sheet
from kring.ui.preparing.matrix import Matrix
from kring.ui.widgets.button import Button
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import Field
from kring.ui.widgets.inside import inside
from kring.ui.widgets.key_cap import key_text
from kring.ui.widgets.page import Page
from ui.screen_rules import focusable, said, visible

NAME, ROLE, SHOW = QAccessible.Text.Name, QAccessible.Role, Qt.ItemDataRole
NOT_AT_THE_DESK = LivePage | WhoPage | Sheet
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
        case KeyRow() | NoteDoor():
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
        words = shown_words(widget).strip(" …").replace("\N{NO-BREAK SPACE}", " ")
        name = heard(widget).replace("\N{NO-BREAK SPACE}", " ")  # sounds as any other
        if words and not name.casefold().startswith(words.casefold()):
            yield f"shown {words!r}, called {heard(widget)!r}"
        if isinstance(widget, Field) and not heard(widget.editor).startswith(widget.label.text().strip()):
            yield f"shown {widget.label.text()!r} above, called {heard(widget.editor)!r}"
        if isinstance(widget, QAbstractItemView):
            yield from _rows_called_otherwise(widget)


def _rows_called_otherwise(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            cell = model.index(row, column)
            words, name = (str(cell.data(role) or "") for role in (SHOW.DisplayRole, SHOW.AccessibleTextRole))
            if name and not name.startswith(words):
                yield f"shown {words!r}, called {name!r} in {said(view)}"


def by_pointer_alone(top: QWidget) -> Iterator[str]:
    """Controls that Tab never comes to, nor, as in the table of the preparation, the arrows."""
    kinds = QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox | QAbstractItemView
    for widget in visible(top):
        of_another = _within(widget, QAbstractSpinBox | QComboBox | QMenuBar | QCalendarWidget | Matrix)
        one_of_several = isinstance(widget, QRadioButton) and widget.group() is not None  # Qt keeps Tab for one of them
        can = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if isinstance(widget, kinds) and widget.isEnabled() and not (can or of_another or one_of_several):
            yield f"by pointer alone: {said(widget)} in {said(widget.parentWidget())}"


def keys_that_do_nothing(top: QWidget) -> Iterator[str]:
    """Keys that a button or F1 shows, and that nothing on the screen listens to; the circle has its own table.

    Enter and Esc belong to fields and dialogs, and a letter to what has the focus.
    """
    heard_now = {key for made in top.findChildren(QShortcut) if _at_hand(made) for key in [made.key()]}
    heard_now |= {key for made in top.findChildren(QAction) if made.isEnabled() for key in made.shortcuts()}
    heard_now |= {made.shortcut() for made in visible(top) if isinstance(made, QAbstractButton)}
    known = {key_text(key.toString()) for key in heard_now}
    shown = {
        made.accessibleDescription()
        for made in visible(top)
        if isinstance(made, Button) and not _within(made, NOT_AT_THE_DESK)
    }
    for page in visible(top):
        if isinstance(page, Page) and not _within(page, NOT_AT_THE_DESK):
            shown |= {key for keys, _what in page.key_help() for key in keys.split(", ")}
    for key in sorted(shown):
        if re.fullmatch(r"(Ctrl|Alt|Shift)\+.+|F\d+", key) and key not in known:
            yield f"nothing listens to {key}"


def _at_hand(made: QShortcut) -> bool:
    owner = made.parent()
    return made.isEnabled() and isinstance(owner, QWidget) and owner.isVisible()


def _within(widget: QWidget, kinds: UnionType) -> bool:
    at: QWidget | None = widget
    while at is not None and not isinstance(at, kinds):
        at = at.parentWidget()
    return at is not None


def out_of_reach(top: QWidget) -> Iterator[str]:
    """Controls that a reader cannot press, choose, write in or go to by actions alone."""
    for widget in (made for made in visible(top) if _takes_keys(made)):
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


def _takes_keys(widget: QWidget) -> bool:
    """Also those that the arrows go to, which Tab passes by."""
    part = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    by_key = widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QAbstractButton)
    return bool(by_key) and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not part


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
        counts = re.fullmatch(r".|[A-Z0-9]{4}", made.text()) is not None  # a number, or a group of the recovery key
        if not (counts or inside(made, QAbstractButton)) and face(made).role() != ROLE.Heading:
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


RULES = (
    called_otherwise,
    by_pointer_alone,
    keys_that_do_nothing,
    out_of_reach,
    outside_the_tree,
    without_heading,
    levels_out_of_order,
    unnamed_combo,
)
