"""The keys of the live screen, as the one table gives them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from kring.ui.live.commands import keys_of
from kring.ui.live.keys import Do

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
        (K.Key_W, Do.WHO),
        (K.Key_Plus, Do.LARGER),
        (K.Key_Equal, Do.LARGER),
        (K.Key_Minus, Do.SMALLER),
        (K.Key_Escape, Do.ESCAPE),
        (K.Key_Down, Do.DOWN),
        (K.Key_Up, Do.UP),
        (K.Key_L, Do.LEFT),
        (K.Key_4, 4),
        (K.Key_X, None),
        (K.Key_F9, None),
        (K.Key_F12, None),
    ],
)
def test_each_key_asks_for_what_the_table_says(code: Qt.Key, wanted: Do | int | None) -> None:
    assert keys_of(True).asked(key(code)) == wanted


def test_single_keys_switched_off_need_alt_but_the_clicker_still_works() -> None:
    keys = keys_of(False)
    assert keys.asked(key(K.Key_N)) is None and keys.asked(key(K.Key_4)) is None
    assert keys.asked(key(K.Key_N, ALT)) is Do.NOTE
    assert keys.asked(key(K.Key_4, ALT)) == 4
    assert keys.asked(key(K.Key_PageDown)) is Do.NEXT
    assert keys.shown(Do.NOTE) == "Alt+N" and keys.shown(Do.STOP) == "F12"


def test_control_and_a_letter_is_no_key_of_the_line() -> None:
    assert keys_of(True).asked(key(K.Key_S, Qt.KeyboardModifier.ControlModifier)) is None
    assert keys_of(True).asked(key(K.Key_N, ALT)) is None


def test_a_letter_of_another_alphabet_is_no_key_of_ours() -> None:
    assert keys_of(True).asked(QKeyEvent(QEvent.Type.KeyPress, 0x416, NO, "Ж")) is None
