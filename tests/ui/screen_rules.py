"""What must be true of every screen: names, roles, whole words, Tab, one primary button, keys, sizes, wording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QRegion, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from kring.ui.widgets.button import WAY_ON, Button
from kring.ui.widgets.circle import Seat
from kring.ui.widgets.inside import inside
from kring.ui.widgets.key_cap import key_text
from kring.ui.widgets.scroll_body import ScrollBody

ROLE = QAccessible.Role
NO_ROLE = {ROLE.NoRole, ROLE.Client, ROLE.Pane, ROLE.Window, ROLE.Border, ROLE.Grouping}
SMALLEST = 24
MOST_TABS = 400
FORBIDDEN = re.compile(
    r"bully|bullied|victim|offender|perpetrator|pester|gepest|slachtoffer|\bdader|schuldig|\bstraf", re.IGNORECASE
)
COUNTED = re.compile(r"\b\d+ (of|van) (de )?\d+\b")
BREAKS = re.compile(r"[\s\u200b]+")  # where Qt breaks a line
OF_A_PAPER = re.compile(r"\b(pages?|bladzijden?) \d")


def visible(top: QWidget) -> list[QWidget]:
    """Everything below `top` that is shown."""
    return [child for child in top.findChildren(QWidget) if child.isVisible() and child.window() is top.window()]


def focusable(top: QWidget) -> list[QWidget]:
    """Every control that the keyboard can be on, with its own focus."""
    return [
        child
        for child in visible(top)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isEnabled()
        and not isinstance(child.parentWidget(), QAbstractSpinBox | QComboBox)
    ]


def said(widget: QWidget) -> str:
    """How a problem names a control."""
    text = getattr(widget, "text", None)
    return f"{type(widget).__name__} {widget.accessibleName() or (text() if callable(text) else '')!r}"


def without_name(top: QWidget) -> Iterator[str]:
    """Controls that a screen reader cannot name, or only as a thing."""
    for widget in focusable(top):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            yield f"no name: {said(widget)} in {said(widget.parentWidget())}"
        elif spoken.role() in NO_ROLE and " " not in spoken.text(QAccessible.Text.Name):  # a face says a sentence
            yield f"role {spoken.role().name}: {said(widget)}"


def cut(top: QWidget) -> Iterator[str]:
    """Words that do not stand whole on the screen."""
    for widget in visible(top):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        need = widget.sizeHint() if isinstance(widget, QLabel) else widget.minimumSizeHint()
        folds = widget.hasHeightForWidth()
        high = widget.heightForWidth(widget.width()) if folds else need.height()
        wide = _longest_word(widget) if folds else need.width()
        if widget.width() < wide or widget.height() < high:
            yield f"cut: {said(widget)} {widget.width()}x{widget.height()}, needs {wide}x{high}"
        elif not _inside(widget):
            yield f"beyond the edge: {said(widget)}"


def cut_at_the_foot(top: QWidget) -> Iterator[str]:
    """Words that do not stand whole in a bar at the bottom."""
    for foot in (widget for widget in visible(top) if widget.objectName() == "footer"):
        yield from cut(foot)


def sideways(top: QWidget) -> Iterator[str]:
    """What must be moved across to be read."""
    for area in visible(top):
        if isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().isVisible():
            yield f"sideways: {said(area)} in {said(area.parentWidget())}, for {_widest(area)}"


def _widest(area: QAbstractScrollArea) -> str:
    """The smallest of the things in it that are wider than it is."""
    room = area.viewport().width()
    wide = [w for w in visible(area.viewport()) if max(w.minimumWidth(), w.minimumSizeHint().width()) > room - 2]
    return said(min(wide, key=lambda made: made.minimumSizeHint().width())) if wide else "margins"


def bar_in_bar(top: QWidget) -> Iterator[str]:
    """A column or a list that scrolls inside something that scrolls too; only a box of words may."""
    for area in visible(top):
        outer = inside(area, ScrollBody)
        column = isinstance(area, ScrollBody | QAbstractItemView)
        if column and outer is not None and _scrolls(area) and _scrolls(outer):
            yield f"scrolls inside what scrolls: {said(area)} in {said(area.parentWidget())}"


def outside(top: QWidget) -> Iterator[str]:
    """Boxes, fields and lists that stand beyond the sides of what they are in."""
    kinds = QLineEdit | QPlainTextEdit | QComboBox | QAbstractScrollArea | QAbstractButton | QLabel
    for widget in visible(top):
        around = widget.parentWidget()
        if not isinstance(widget, kinds) or around is None or isinstance(around, QAbstractSpinBox | QComboBox):
            continue
        while around is not None and around is not top:
            left = widget.mapTo(around, QPoint(0, 0)).x()
            if left < 0 or left + widget.width() > around.width():
                yield f"outside: {said(widget)} in {said(around)}"
                break
            around = around.parentWidget()


def overlapping(top: QWidget) -> Iterator[str]:
    """Words and controls of which one stands over another, where both are seen."""
    kinds = QLabel | QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox
    shown = [w for w in visible(top) if isinstance(w, kinds) and not (isinstance(w, QLabel) and not w.text())]
    places = [(w, w.visibleRegion().translated(w.mapTo(top, QPoint(0, 0))).boundingRect()) for w in shown]
    for number, (one, here) in enumerate(places):
        for other, there in places[number + 1 :]:
            both = here.intersected(there)
            if both.width() < 2 or both.height() < 2 or one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            if not _shape(one, here).intersected(_shape(other, there)).isEmpty():
                yield f"one over another: {said(one)} and {said(other)}"


def _shape(widget: QWidget, place: QRect) -> QRegion:
    """A chair of the circle is round: its corners are nobody's."""
    return QRegion(place, QRegion.RegionType.Ellipse if isinstance(widget, Seat) else QRegion.RegionType.Rectangle)


def _scrolls(area: QAbstractScrollArea) -> bool:
    bar = area.verticalScrollBar()
    return bar.isVisible() and bar.maximum() > bar.minimum()


def menus_left_out(top: QWidget) -> Iterator[str]:
    """Menus that find no room in their row."""
    for bar in (widget for widget in visible(top) if isinstance(widget, QMenuBar)):
        for action in bar.actions():
            if not bar.rect().contains(bar.actionGeometry(action)):
                yield f"menu without room: {action.text()}"


def _longest_word(widget: QLabel | QAbstractButton) -> int:
    """Words are broken into lines, but never inside a word."""
    if not isinstance(widget, QLabel):
        return widget.minimumSizeHint().width()
    return max(widget.fontMetrics().horizontalAdvance(word) for word in BREAKS.split(widget.text()))


def _inside(widget: QWidget) -> bool:
    """Whether it stands within the width of everything around it (a page scrolls down only)."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at.parentWidget(), QAbstractScrollArea) or at.isWindow():
            frame = QRect(at.mapTo(widget.window(), QPoint(0, 0)), at.size())
            here = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
            area = at.parentWidget()
            if isinstance(area, QAbstractScrollArea):
                if area.horizontalScrollBar().isVisible():  # very large type in a small window
                    return True
                frame = frame.intersected(QRect(area.mapTo(widget.window(), QPoint(0, 0)), area.size()))
            if here.left() < frame.left() or here.right() > frame.right():
                return False
        if at.isWindow():
            break
        at = at.parentWidget()
    return True


def unreached(top: QWidget) -> Iterator[str]:
    """Controls that Tab does not come to, and places from which it does not go on or back."""
    wanted = focusable(top)
    if len(wanted) < 2:
        return
    start = QApplication.focusWidget()
    forward = _walk(top, Qt.Key.Key_Tab)
    back = _walk(top, Qt.Key.Key_Backtab)
    for widget in wanted:
        for way, met in (("Tab", forward), ("Shift+Tab", back)):
            if widget not in met and not _chosen_instead(widget, met):
                yield f"{way} does not reach: {said(widget)}"
    if start is not None:
        start.setFocus()


def _walk(top: QWidget, key: Qt.Key) -> list[QWidget]:
    focusable(top)[0].setFocus()
    met: list[QWidget] = []
    for _step in range(MOST_TABS):
        at = QApplication.focusWidget()
        if at is None or at in met:
            break
        met.append(at)
        QTest.keyClick(at, key)
    return met


def _chosen_instead(widget: QWidget, met: list[QWidget]) -> bool:
    """Of the options of one choice Tab stops at one; the arrows go to the others."""
    if not isinstance(widget, QRadioButton) or widget.group() is None:
        return False
    return any(other in met for other in widget.group().buttons())


def arrows_walk(top: QWidget) -> Iterator[str]:
    """Buttons, ticks and rows that use an arrow key as Tab, by which the focus walks on and out of the page."""
    start = QApplication.focusWidget()
    for made in focusable(top):
        if not isinstance(made, QAbstractButton) or isinstance(made, QRadioButton):
            continue
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            made.keyPressEvent(pressed)
            if pressed.isAccepted() or QApplication.focusWidget() is not start:
                yield f"takes an arrow key: {said(made)}"
                break
    if start is not None:
        start.setFocus()


def primaries(top: QWidget) -> Iterator[str]:
    """More than one primary button."""
    found = [child for child in visible(top) if isinstance(child, Button) and child.kind == "primary"]
    if len(found) > 1:
        yield f"primary twice: {', '.join(said(made) for made in found)}"


def way_on_twice(top: QWidget) -> Iterator[str]:
    """More than one button that says it is pressed by Ctrl+Enter."""
    keys = key_text(WAY_ON)
    found = [m for m in visible(top) if isinstance(m, Button) and m.isEnabled() and m.accessibleDescription() == keys]
    if len(found) > 1:
        yield f"Ctrl+Enter twice: {', '.join(said(made) for made in found)}"


def keys_twice(top: QWidget) -> Iterator[str]:
    """A key that two things listen to does nothing."""
    keys: Counter[str] = Counter()
    for shortcut in top.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.isEnabled() and isinstance(owner, QWidget) and owner.isVisible():
            keys[shortcut.key().toString()] += 1
    for action in top.findChildren(QAction):
        if action.isEnabled():
            keys.update(key.toString() for key in action.shortcuts())
    for made in visible(top):
        if isinstance(made, QAbstractButton) and made.isEnabled():
            keys[made.shortcut().toString()] += 1
    yield from (f"key claimed {times} times: {key}" for key, times in keys.items() if key and times > 1)


def too_small(top: QWidget) -> Iterator[str]:
    """Controls that are hard to hit."""
    for widget in focusable(top):
        if widget.width() < SMALLEST or widget.height() < SMALLEST:
            yield f"small: {said(widget)} {widget.width()}x{widget.height()}"


def wording(top: QWidget) -> Iterator[str]:
    """Words that do not stand on a screen."""
    for words in dict.fromkeys(texts(top)):
        if FORBIDDEN.search(words):
            yield f"forbidden word: {words!r}"
        if "!" in words:
            yield f"exclamation mark: {words!r}"
        if COUNTED.search(words) and not OF_A_PAPER.search(words):
            yield f"count: {words!r}"


def texts(top: QWidget) -> Iterator[str]:
    """Every word that the program shows or says, also in lists and menus."""
    yield top.windowTitle()
    for action in top.findChildren(QAction):
        yield action.text()
    for child in visible(top):
        yield from (child.accessibleName(), child.accessibleDescription(), child.toolTip())
        if isinstance(child, QLabel | QAbstractButton | QLineEdit):
            yield child.text()
        if isinstance(child, QLineEdit | QPlainTextEdit):
            yield child.placeholderText()
        if isinstance(child, QComboBox):
            yield from (child.itemText(number) for number in range(child.count()))
        if isinstance(child, QAbstractItemView) and child.model() is not None:
            yield from _cells(child.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(model.index(row, column).data(role) or "")


RULES = (
    without_name,
    cut,
    menus_left_out,
    primaries,
    way_on_twice,
    keys_twice,
    arrows_walk,
    too_small,
    wording,
    unreached,
)


def broken(top: QWidget) -> list[str]:
    """Everything that is wrong with what is shown."""
    return [problem for rule in RULES for problem in rule(top)]
