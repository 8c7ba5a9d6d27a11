"""Buttons that show their key as quiet second text; painted, so that the word and the key never run together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kring.ui.ground import icons
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.arrows import leave_arrows
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.key_cap import cap_width, key_text, paint_cap
from kring.ui.widgets.painting import dashed_box, round_box, wrapped_height
from kring.ui.widgets.tip import set_tip

PRIMARY, BAR, QUIET = "primary", "bar", "quiet"
KINDS = (None, PRIMARY, QUIET, "plain", BAR, "small")
BAR_EDGE = 2.5  # units beside the words of a button in a bar, which has no frame either
RING_BESIDE = 1.25  # units beside words without a frame, for the ring of what has the keys
RING_WIDE = 3  # pixels of that ring
_CENTRE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class _Look:
    """Fill, border and ink by theme colour (None: nothing), text role, side padding and height in units."""

    fill: str | None
    border: str | None
    ink: str
    key_ink: str
    role: str
    padding: float
    height: float
    hover: str | None


_LOOKS: dict[str | None, _Look] = {
    None: _Look("surface", "line-strong", "text", "text-3", "strong", 4.25, 9.5, "hover"),
    PRIMARY: _Look("accent", None, "on-accent", "on-accent", "strong", 4.25, 9.5, "accent-hover"),
    QUIET: _Look(None, None, "accent", "text-2", "strong", 0, 9.5, None),  # words without a frame: its edges are theirs
    "plain": _Look(None, None, "text-2", "text-3", "medium", 2, 9.5, "hover"),
    BAR: _Look(None, None, "text", "text-3", "caption", BAR_EDGE, 7.5, "hover"),
    "small": _Look("surface", "line-strong", "text", "text-3", "caption_strong", 2.5, 7.5, "hover"),
}


class _Piece(StrEnum):
    """What a button is painted from, in a row."""

    ICON = "icon"
    LABEL = "label"
    KEY = "key"
    CAP = "cap"
    GAP = "gap"


_NOT_PLAIN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


LONG = 40  # units of words; longer ones are broken into lines where there is no room for them
WRAPPED_WORDS = int(Qt.TextFlag.TextWordWrap)
WAY_ON, BACK = "Ctrl+Enter", "Alt+Left"


class Button(QPushButton):
    """A push button with an icon, a word and its key; make it with ``button()``."""

    def __init__(self, text: str, kind: str | None = None, icon: str | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self._look = _LOOKS[kind]
        self.kind = kind
        self._at_rest = None if kind == PRIMARY else kind
        self._label = ""
        self._icon = icon
        self._key = ""
        self._cap = ""
        self._bare = self._long = self._at_left = False
        self.icon_key: str | None = None
        self.set_label(text)
        listen(self, current().changed, self._on_theme_changed)

    @property
    def label(self) -> str:
        """The words on the button."""
        return self._label

    def set_label(self, text: str) -> None:
        """Change the words on the button."""
        self._label = text
        keys = self.shortcut()
        self.setText(text.replace("&", "&&"))  # Qt forgets the key when the text changes
        self.setShortcut(keys)
        self.setAccessibleName(text)
        self._describe()
        self._allow()
        self.update()

    def set_kind(self, kind: str | None) -> None:
        """Change the look, for instance to ``primary``."""
        self.kind = kind
        self._look = _LOOKS[kind]
        self.updateGeometry()
        self.update()

    def set_leading(self, leads: bool) -> None:
        """Look as the page's way on, with its key where it shows no other; or as one button among others."""
        kind = PRIMARY if leads else self._at_rest
        if kind != self.kind:
            self.set_kind(kind)
        if not self._cap and self._key in ("", key_text(WAY_ON)):
            self.show_key(WAY_ON if leads else "")

    def set_icon(self, name: str | None, key: str | None = None) -> None:
        """Show another icon, or none; ``key`` is a theme colour."""
        self._icon, self.icon_key = name, key
        self.updateGeometry()
        self.update()

    @property
    def icon_name(self) -> str | None:
        """The icon that is shown before the words."""
        return self._icon

    @property
    def leads_back(self) -> bool:
        """Whether it leaves the page: nothing brings the focus there but the one who goes there."""
        return self._key == key_text(BACK)

    def show_key(self, key: str) -> None:
        """Show ``key`` after the words without listening to it."""
        self._key = key_text(key)
        self._describe()
        self.updateGeometry()

    def show_cap(self, key: str) -> None:
        """Show ``key`` as a key cap: before the words, or after them on a primary button."""
        self._cap = key_text(key)
        self._describe()
        self.updateGeometry()

    def stand_left(self) -> None:
        """Words and key begin at the left, also where the button is wider: several stand below each other."""
        self._at_left = True
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Leave the key away, where there is no room for it; a reader still says it."""
        if bare != self._bare:
            self._bare = bare
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, words and key."""
        return QSize(self.width_with(not self._bare), current().px(self._look.height))

    def width_with(self, keys: bool) -> int:
        """How wide it is with its key, or without."""
        theme = current()
        return round(sum(part[1] for part in self._parts(theme, keys)) + 2 * theme.px(self._look.padding))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut; only words that are very long are broken into lines."""
        if not self._long:
            return self.sizeHint()
        return QSize(current().px(LONG) // 2 + self._around(current()), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Whether its words may be broken into lines."""
        return self._long

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels."""
        theme = current()
        if not self._long or width >= self.width_with(False):
            return theme.px(self._look.height)
        words = wrapped_height(theme.metrics(self._look.role), width - self._around(theme), self._label)
        return round(max(theme.px(self._look.height), words + theme.px(3)))

    def focus_rect(self) -> QRect:
        """Where the focus ring goes: words without a frame keep a little room beside them, not above."""
        if self.kind != QUIET:
            return self.rect()
        beside = current().px(RING_BESIDE)
        return self.rect().adjusted(-beside, RING_WIDE, beside, -RING_WIDE)

    def _around(self, theme: Theme) -> int:
        """What stands beside the words, without the key."""
        words = theme.metrics(self._look.role).horizontalAdvance(self._label) + 1
        return round(self.width_with(False) - words)

    def _allow(self) -> None:
        """Words that are very long may be broken; others never are."""
        theme = current()
        self._long = theme.metrics(self._look.role).horizontalAdvance(self._label) > theme.px(LONG)
        wide = QSizePolicy.Policy.Preferred if self._long else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(wide, QSizePolicy.Policy.Preferred if self._long else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(self._long)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, in a page as in a dialog; a key held down does it once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _NOT_PLAIN:
            if not event.isAutoRepeat():
                self.click()
            return
        if not leave_arrows(event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint for the pointer."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, icon, words and key."""
        theme = current()
        painter = QPainter(self)
        look = self._look
        fill, border = self._frame_colours(theme)
        if theme.is_contrast and not self.isEnabled():
            dashed_box(painter, QRectF(self.rect()), theme.colour("text-3"), 6)
        else:
            round_box(painter, QRectF(self.rect()), fill, border, 6)
        parts = self._parts(theme, not self._bare and self.width() >= self.width_with(True))
        if self.width() < self.width_with(False):  # the words are broken into lines
            room = self.width() - self._around(theme)
            parts = [(kind, room if kind is _Piece.LABEL else width) for kind, width in parts]
        extra = self.width() - 2 * theme.px(look.padding) - sum(width for _kind, width in parts)
        x = theme.px(look.padding) + (0.0 if self._at_left else max(0.0, extra / 2))
        for kind, width in parts:
            self._paint_part(painter, kind, QRectF(x, 0, width, self.height()), theme)
            x += width

    def _parts(self, theme: Theme, keys: bool) -> list[tuple[_Piece, float]]:
        gap = theme.px(2.5)
        metrics = theme.metrics(self._look.role)
        parts: list[tuple[_Piece, float]] = []
        cap, key = (self._cap, self._key) if keys else ("", "")
        if cap and self.kind != PRIMARY:
            parts.append((_Piece.CAP, cap_width(theme, cap)))
            parts += [(_Piece.GAP, theme.px(2))] if self._icon or self._label else []
        if self._icon:
            parts.append((_Piece.ICON, self._icon_size(theme)))
        if self._label:
            parts += [(_Piece.GAP, gap)] if self._icon else []
            parts.append((_Piece.LABEL, metrics.horizontalAdvance(self._label) + 1))
        if key:
            parts += [(_Piece.GAP, gap), (_Piece.KEY, theme.metrics(self._key_role()).horizontalAdvance(key) + 1)]
        if cap and self.kind == PRIMARY:
            parts += [(_Piece.GAP, theme.px(2)), (_Piece.CAP, cap_width(theme, cap))]
        return parts

    def _key_role(self) -> str:
        return "caption"

    def _icon_size(self, theme: Theme) -> int:
        return theme.px(4 if self._look.role.startswith("caption") else 4.5)

    def _frame_colours(self, theme: Theme) -> tuple[QColor | None, QColor | None]:
        look = self._look
        border = theme.colour(look.border) if look.border else None
        if not self.isEnabled():
            return None, theme.colour("line") if look.border or look.fill else None
        if self.isChecked():
            return theme.colour("selected"), theme.colour("accent")
        if self.isDown() or self.underMouse():
            return theme.colour(look.hover) if look.hover else None, border
        return theme.colour(look.fill) if look.fill else None, border

    def _ink(self, theme: Theme, key: str) -> QColor:
        return theme.colour(key if self.isEnabled() else "text-3")

    def _paint_part(self, painter: QPainter, kind: _Piece, rect: QRectF, theme: Theme) -> None:
        look = self._look
        if kind is _Piece.LABEL:
            font = QFont(theme.font(look.role))
            font.setUnderline(self.kind == QUIET and self.isEnabled() and self.underMouse())
            painter.setFont(font)
            painter.setPen(self._ink(theme, look.ink))
            painter.drawText(rect.adjusted(0, 0, 2, 0), _CENTRE | WRAPPED_WORDS, self._label)
        elif kind is _Piece.KEY:
            painter.setFont(theme.font(self._key_role()))
            painter.setPen(self._ink(theme, look.key_ink))
            painter.drawText(rect.adjusted(0, 0, 2, 0), _CENTRE, self._key)
        elif kind is _Piece.ICON and self._icon:
            size = self._icon_size(theme)
            key = self.icon_key or (look.ink if self.kind != BAR else "text-2")
            picture = icons.pixmap(self._icon, key if self.isEnabled() else "text-3", size)
            painter.drawPixmap(round(rect.x()), round(rect.center().y() - size / 2), picture)
        elif kind is _Piece.CAP:
            height = theme.px(6)
            box = QRectF(rect.x(), rect.center().y() - height / 2, rect.width(), height)
            ink = self._ink(theme, look.key_ink if self.kind == PRIMARY else "text-2")
            border = self._ink(theme, "on-accent" if self.kind == PRIMARY else "line-strong")
            paint_cap(painter, box, self._cap, theme, border, ink)

    def _describe(self) -> None:
        key = self._key or self._cap
        set_tip(self, f"{self._label} ({key})" if key else "")
        self.setAccessibleDescription(key)

    def _on_theme_changed(self) -> None:
        self._allow()
        self.update()


def button(
    text: str, kind: str | None = None, icon: str | None = None, key: str | None = None, hint: str | None = None
) -> Button:
    """A button; ``key`` is shown and pressed by the button, ``hint`` is only shown (a menu or the page owns it)."""
    made = Button(text, kind, icon)
    if key:
        made.setShortcut(QKeySequence(key))
    if key or hint:
        made.show_key(key or hint or "")
    return made


def icon_button(icon: str, name: str, key: str | None = None) -> Button:
    """A button that shows only an icon; ``name`` is its tooltip and its name for a screen reader."""
    made = Button("", BAR, icon)
    made.setAccessibleName(name)
    set_tip(made, f"{name} ({key_text(key)})" if key else name)
    if key:
        made.setShortcut(QKeySequence(key))
    return made


def key_button(text: str, key: str, kind: str | None = BAR) -> Button:
    """A button with a key cap, as in the bar of the live screen; the page listens to the key itself."""
    made = Button(text, kind)
    made.show_cap(key)
    return made
