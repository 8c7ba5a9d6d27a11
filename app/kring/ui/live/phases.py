"""The phases of a session as quiet words at the top, with a check behind those that are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kring.i18n import _
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.painting import WRAPPED, tick, wrapped_height

GAP, TIGHT, SIGN = 6.5, 4.0, 4.75  # units between two phases, at least, and for the check before one


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One phase: its title, whether it is done, and whether the line stands in it."""

    title: str
    done: bool = False
    current: bool = False


class PhasesBar(QWidget):
    """Painted, so that a step changes no layout; where not all fit, those around the present one are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phases: tuple[PhaseView, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_phases(self, phases: Sequence[PhaseView]) -> None:
        """Show these phases."""
        if tuple(phases) != self._phases:
            self._phases = tuple(phases)
            self.setAccessibleName("; ".join(_words(phase) for phase in phases))
            self.update()

    def phases(self) -> tuple[PhaseView, ...]:
        """What is shown."""
        return self._phases

    def sizeHint(self) -> QSize:
        """As high as the bar."""
        return QSize(current().px(60), current().px(14))

    def minimumSizeHint(self) -> QSize:
        """The other things of the bar come first."""
        return QSize(current().px(30), current().px(11))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, the checks, and the line under the present phase."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        gap = GAP if self._wide(theme, self._phases, GAP) <= self.width() else TIGHT
        shown = self._fitting(theme)
        if len(shown) == 1 and self._wide(theme, shown, TIGHT) > self.width():
            self._paint_alone(painter, theme, shown[0])
            return
        for phase in shown:
            x = self._paint_phase(painter, theme, phase, x) + theme.px(gap)

    def _paint_phase(self, painter: QPainter, theme: Theme, phase: PhaseView, x: float) -> float:
        role = "caption_bold" if phase.current else "caption"
        metrics = theme.metrics(role)
        middle = self.height() / 2
        start = x
        if phase.done and not phase.current:
            size = theme.px(3)
            tick(painter, QRectF(x + 1, middle - size / 2, size, size), theme.colour("accent"), 1.7)
            x += theme.px(SIGN)
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("text" if phase.current else "text-2"))
        painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), phase.title)
        end = x + metrics.horizontalAdvance(phase.title)
        if phase.current:
            painter.fillRect(QRectF(start, self.height() - 3, end - start, 3), theme.colour("accent"))
        return end

    def _paint_alone(self, painter: QPainter, theme: Theme, phase: PhaseView) -> None:
        """In very large type there is only room for the present one, in two lines."""
        painter.setFont(theme.font("caption_bold"))
        painter.setPen(theme.colour("text"))
        high = wrapped_height(theme.metrics("caption_bold"), self.width(), phase.title)
        top = (self.height() - high) / 2
        painter.drawText(QRectF(0, top, self.width(), high), WRAPPED, phase.title)
        painter.fillRect(QRectF(0, self.height() - 3, self.width(), 3), theme.colour("accent"))

    def _fitting(self, theme: Theme) -> list[PhaseView]:
        shown = list(self._phases)
        while len(shown) > 1 and self._wide(theme, shown, TIGHT) > self.width():
            at = next((number for number, phase in enumerate(shown) if phase.current), 0)
            shown.pop(0 if at > (len(shown) - 1) / 2 else -1)
        return shown

    @staticmethod
    def _wide(theme: Theme, phases: Sequence[PhaseView], gap: float) -> float:
        wide = sum(
            theme.metrics("caption_bold" if phase.current else "caption").horizontalAdvance(phase.title)
            for phase in phases
        )
        signs = sum(theme.px(SIGN) for phase in phases if phase.done and not phase.current)
        return wide + signs + theme.px(gap) * (len(phases) - 1)


def _words(phase: PhaseView) -> str:
    signs = [_("now") if phase.current else "", _("done") if phase.done else ""]
    return ", ".join(part for part in (phase.title, *signs) if part)
