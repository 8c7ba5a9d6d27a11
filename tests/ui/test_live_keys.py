"""The keys of the live screen, in one table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kring.ui.live.keys import Do, pressed, shown

K, NO, ALT = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers)


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (K.Key_Space, Do.NEXT),
        (K.Key_Right, Do.NEXT),
        (K.Key_PageDown, Do.NEXT),
        (K.Key_Left, Do.BACK),
        (K.Key_PageUp, Do.BACK),
        (K.Key_N, Do.NOTE),
        (K.Key_A, Do.IDEA),
        (K.Key_M, Do.MOMENT),
        (K.Key_I, Do.INSERT),
        (K.Key_S, Do.NOT_ASKED),
        (K.Key_J, Do.JUMP),
        (K.Key_P, Do.BREAK),
        (K.Key_H, Do.CARDS),
        (K.Key_B, Do.HIDE),
        (K.Key_Period, Do.HIDE),
        (K.Key_Q, Do.QUIET),
        (K.Key_T, Do.TIME),
        (K.Key_O, Do.HELPERS),
        (K.Key_V, Do.NOTES),
        (K.Key_Plus, Do.LARGER),
        (K.Key_Minus, Do.SMALLER),
        (K.Key_Escape, Do.ESCAPE),
        (K.Key_Down, Do.DOWN),
        (K.Key_L, Do.LEFT),
        (K.Key_X, Do.UNLISTED),
        (K.Key_F9, Do.UNLISTED),
    ],
)
def test_each_key_asks_for_what_the_table_says(code: Qt.Key, wanted: Do) -> None:
    assert pressed(key(code), True).do is wanted


def test_single_keys_switched_off_need_alt_but_the_clicker_still_works() -> None:
    assert pressed(key(K.Key_N), False).do is Do.UNLISTED
    assert pressed(key(K.Key_N, ALT), False).do is Do.NOTE
    assert pressed(key(K.Key_4, ALT), False).digit == 4
    assert pressed(key(K.Key_PageDown), False).do is Do.NEXT
    assert shown("N", False) == "Alt+N"


def test_control_and_a_letter_is_no_key_of_the_line() -> None:
    assert pressed(key(K.Key_S, Qt.KeyboardModifier.ControlModifier), True).do is Do.UNLISTED
    assert pressed(key(K.Key_N, ALT), True).do is Do.UNLISTED
