"""Yes, not yet or no as three equal segments: one key each, nothing chosen before somebody chooses."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kring.domain.events import Verdict
from kring.ui.ground.theme import current
from kring.ui.meeting.key_name import key_name
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.hearing import listen
from kring.words import names

KEYS = {Verdict.YES: ("Y", "J"), Verdict.NOT_YET: ("T",), Verdict.NO: ("N",)}  # J as in ja


def judging_keys() -> list[tuple[str, str]]:
    """What F1 says of them."""
    return [(", ".join(keys), names.verdict(verdict)) for verdict, keys in KEYS.items()]


def verdict_of(event: QKeyEvent) -> Verdict | None:
    """The judgement that a key stands for; a key that is held down judges nothing more."""
    if event.isAutoRepeat() or event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return None
    return next((verdict for verdict, keys in KEYS.items() if key_name(event) in keys), None)


def answers_width(words: Iterable[str]) -> float:
    """How wide equal segments with these words are, in pixels."""
    theme, all_words = current(), list(words)
    widest = max(theme.metrics("caption_bold").horizontalAdvance(word) for word in all_words)
    return (widest + theme.px(4.5) + 1) * len(all_words)


class Verdicts(Segmented):
    """The three judgements of one condition."""

    def __init__(self, name: str, value: Verdict | None) -> None:
        super().__init__(name, [Option(v.value, names.verdict(v)) for v in Verdict], small=True)
        for made in self.buttons():
            made.setAccessibleDescription(name)
        self.set_value(value.value if value else None)
        listen(self, current().changed, self._equal)
        self._equal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, T and N judge; a judgement is new each time it is chosen, also when it says the same."""
        verdict = verdict_of(event)
        if verdict is None:
            super().keyPressEvent(event)
            return
        self.set_value(verdict.value)
        self.chosen.emit(verdict.value)

    def _equal(self) -> None:
        widest = max(made.sizeHint().width() for made in self.buttons())
        for made in self.buttons():
            made.setMinimumWidth(widest)
