"""Turns the design tokens into palette, style sheet, fonts and lengths, and tells widgets when they change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid

from kring.settings import ThemeChoice
from kring.ui.ground.stylesheet import stylesheet

FAMILY = "Atkinson Hyperlegible Next"
CHOICES = tuple(ThemeChoice)
SMALLEST_PERCENT, LARGEST_PERCENT, PERCENT_STEP = 90, 200, 10
THEME_PROPERTY = "kringTheme"
ROLE_PROPERTY = "textRole"
MARGINS_PROPERTY = "marginUnits"
GAP_PROPERTY = "gapUnits"
UNBOUND = 16_777_215  # pixels; what Qt takes for no limit
WIDTH_PROPERTY = "widthUnits"
HEIGHT_PROPERTY = "heightUnits"
TONE_PROPERTY = "tone"
TONES = {"": "text", "2": "text-2", "3": "text-3", "accent": "accent", "notice": "notice", "error": "error"}

_WORDS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)  # also in a button
# role: ratio of the base size and weight
ROLES: dict[str, tuple[float, int]] = {
    "caption": (0.875, 400),
    "caption_strong": (0.875, 500),
    "caption_bold": (0.875, 600),
    "body": (1.0, 400),
    "medium": (1.0, 500),
    "strong": (1.0, 600),
    "h3": (1.0, 600),
    "h2": (1.125, 600),
    "peek": (1.25, 400),
    "peek_strong": (1.25, 600),
    "read": (1.625, 500),
    "h1": (1.75, 600),
    "who": (1.75, 400),
    "who_strong": (1.75, 600),
    "head": (2.333, 400),
    "head_strong": (2.333, 600),
    "live": (2.75, 500),
    "name": (2.0, 500),
}

_PALETTE: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text-3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line-strong",
    QPalette.ColorRole.Shadow: "line-strong",
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The design's colours by theme name, and its base text size in points."""

    colours: dict[str, dict[str, str]]
    base_pt: float

    @classmethod
    def read(cls, folder: Path) -> Tokens:
        """Read ``theme/tokens.json`` below the resources folder."""
        data = json.loads((folder / "theme" / "tokens.json").read_text(encoding="utf-8"))
        themes = {name.value: data[name.value] for name in CHOICES if name.value in data}
        return cls(themes, float(data["type"]["base_pt"]))


class Theme(QObject):
    """The one look of the running window: colours, fonts and the spacing unit."""

    changed = Signal()

    def __init__(
        self, tokens: Tokens, choice: str = ThemeChoice.SYSTEM, percent: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self.family = FAMILY
        self.choice = choice
        self.percent = percent
        self.name = "light"
        self.unit = 4
        self.pictures: dict[tuple[str, str, int, int], QPixmap] = {}  # icons die with the theme, before Qt ends
        # what follows the text size; asking Qt for all widgets can meet one that Python is just deleting
        self.widgets: WeakSet[QWidget] = WeakSet()
        self.layouts: WeakSet[QLayout] = WeakSet()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._refresh()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def colour(self, key: str) -> QColor:
        """The colour with this token name."""
        return self._colours[key]

    def font(self, role: str) -> QFont:
        """A copy of the font for a text role such as ``body`` or ``h1``."""
        return QFont(self._cached_font(role))

    def sized_font(self, ratio: float, weight: int = 500) -> QFont:
        """A font of ``ratio`` times the base text size; the live line needs sizes between the roles."""
        font = QFont(self.family)
        font.setPointSizeF(self._tokens.base_pt * self.percent / 100 * ratio)
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def fixed_font(self) -> QFont:
        """The face of this computer whose letters are all equally wide, as large as running text."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self._tokens.base_pt * self.percent / 100)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def metrics(self, role: str) -> QFontMetricsF:
        """Measures of a text role, in pixels."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self._cached_font(role))
        return self._metrics[role]

    def px(self, units: float) -> int:
        """``units`` spacing units in whole pixels; one unit is a fifth of a line of body text."""
        return round(self.unit * units)

    @property
    def is_contrast(self) -> bool:
        """Whether this is one of the two high-contrast themes."""
        return self.name.startswith("contrast")

    def set_choice(self, choice: str) -> None:
        """Change to another of ``CHOICES`` while running."""
        if choice not in CHOICES:
            raise ValueError("unknown theme")
        if choice != self.choice:
            self.choice = choice
            self._apply_again()

    def set_percent(self, percent: int) -> None:
        """Change the text size (90 to 200 percent) while running."""
        wanted = max(SMALLEST_PERCENT, min(LARGEST_PERCENT, percent))
        if wanted != self.percent:
            self.percent = wanted
            self._apply_again()

    def install(self, app: QApplication) -> None:
        """Dress ``app`` in this theme and make it what ``current()`` finds."""
        app.setProperty(THEME_PROPERTY, self)
        app.setStyle("Fusion")
        self._dress(app)

    def palette(self) -> QPalette:
        """The palette made of this theme's colours."""
        palette = QPalette()
        for role, key in _PALETTE.items():
            palette.setColor(role, self.colour(key))
        for role in _WORDS:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text-3"))
        return palette

    def _cached_font(self, role: str) -> QFont:
        if role not in self._fonts:
            ratio, weight = ROLES[role]
            self._fonts[role] = self.sized_font(ratio, weight)
        return self._fonts[role]

    def _refresh(self) -> None:
        self.name = self.choice if self.choice != ThemeChoice.SYSTEM else system_theme()
        self._colours = {key: QColor(value) for key, value in self._tokens.colours[self.name].items()}
        self._fonts.clear()
        self._metrics.clear()
        self.unit = max(4, round(self.metrics("body").height() / 5))

    def _dress(self, app: QApplication) -> None:
        app.setPalette(self.palette())
        app.setFont(self.font("body"))
        app.setStyleSheet(stylesheet(self._tokens.colours[self.name], self.unit))

    def _apply_again(self) -> None:
        self._refresh()
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self._dress(app)
        for widget in list(self.widgets):
            if isValid(widget):
                _apply_own(widget, self)
        for layout in list(self.layouts):
            if isValid(layout):
                _apply_lengths(layout, self)
        self.changed.emit()

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.choice == ThemeChoice.SYSTEM:
            self._apply_again()


def system_theme() -> str:
    """The name of the theme that the operating system asks for."""
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    wanted = hints.accessibility().contrastPreference()
    if wanted == Qt.ContrastPreference.HighContrast:
        return "contrast" if dark else "contrast-light"
    return "dark" if dark else "light"


def load_fonts(folder: Path) -> None:
    """Make the three weights of the interface font known to Qt."""
    for weight in ("Regular", "Medium", "SemiBold"):
        for path in (folder / "fonts").glob(f"AtkinsonHyperlegibleNext-{weight}.ttf"):
            QFontDatabase.addApplicationFont(str(path))


def current() -> Theme:
    """The theme that the running application wears."""
    app = QApplication.instance()
    theme = app.property(THEME_PROPERTY) if app is not None else None
    if not isinstance(theme, Theme):
        raise RuntimeError("no theme is installed")
    return theme


def set_role(widget: QWidget, role: str) -> None:
    """Give ``widget`` the font of a text role, now and after every change of text size."""
    _follow(widget, ROLE_PROPERTY, role)


def restyle(widget: QWidget) -> None:
    """Let a widget look as a property of it says now; the style alone would bring back the text size of the start."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    _apply_own(widget, current())


def space(layout: QLayout, left: float, top: float, right: float, bottom: float, gap: float = 0) -> None:
    """Give a layout its margins and its gap in spacing units, now and after every change of text size."""
    layout.setProperty(MARGINS_PROPERTY, f"{left} {top} {right} {bottom}")
    layout.setProperty(GAP_PROPERTY, f"{gap}")
    theme = current()
    theme.layouts.add(layout)
    _apply_lengths(layout, theme)


def line_height(role: str, units: float) -> int:
    """The height in pixels of a line of words, or of a sign of so many units, where that is higher."""
    return max(current().px(units), round(current().metrics(role).height()))


def fix_width(widget: QWidget, units: float) -> None:
    """Give ``widget`` a width in spacing units that follows the text size."""
    _follow(widget, WIDTH_PROPERTY, units)


def free_width(widget: QWidget) -> None:
    """Let ``widget`` be as wide as its place again."""
    widget.setProperty(WIDTH_PROPERTY, None)
    widget.setMinimumWidth(0)
    widget.setMaximumWidth(UNBOUND)


def fix_height(widget: QWidget, units: float) -> None:
    """Give ``widget`` a height in spacing units that follows the text size."""
    _follow(widget, HEIGHT_PROPERTY, units)


def follow_tone(widget: QWidget, tone: str) -> None:
    """Give the words of ``widget`` one of the ``TONES``, now and in every theme."""
    _follow(widget, TONE_PROPERTY, tone)


def _follow(widget: QWidget, name: str, value: str | float) -> None:
    theme = current()
    widget.setProperty(name, value)
    theme.widgets.add(widget)
    _apply_own(widget, theme)


def _apply_own(widget: QWidget, theme: Theme) -> None:
    if role := widget.property(ROLE_PROPERTY):
        widget.setFont(theme.font(str(role)))
    if width := widget.property(WIDTH_PROPERTY):
        widget.setFixedWidth(theme.px(float(width)))
    if height := widget.property(HEIGHT_PROPERTY):
        widget.setFixedHeight(theme.px(float(height)))
    tone = widget.property(TONE_PROPERTY)
    if tone is not None:
        own = QPalette()
        for role in _WORDS:
            own.setColor(role, theme.colour(TONES[str(tone)]))
        widget.setPalette(own)


def _apply_lengths(layout: QLayout, theme: Theme) -> None:
    margins = str(layout.property(MARGINS_PROPERTY)).split()
    left, top, right, bottom = (theme.px(float(part)) for part in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.px(float(str(layout.property(GAP_PROPERTY)))))
