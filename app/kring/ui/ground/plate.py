"""A frame that the style sheet draws: a card, a notice, a strip, a bar, a hairline, as its property says."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame


class Plate(QFrame):
    """Named in the style sheet in place of QFrame, which each label is to Qt as well."""
