"""While a conference runs no key, menu or dialog leads to names; closing asks once; stop and hide always work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget

import builders as build
from kring.ui.frame.context import Place
from kring.ui.frame.key_help import KeyHelp
from kring.usecases import cases
from kring.usecases.talks.talks import open_talk
from live_program import InLive

K = Qt.Key
NO = Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NAMES = ("Ellie", "Tom", "Karen", "Priya", "Lowe", "Marsh", "Reeve", "Locker")
LEAVES = ("Lock", "Close Kring", "End, or go on another day")  # each asks or shows no name first; tested apart


WAYS = [
    (K.Key_N, CTRL),
    *((getattr(K, f"Key_{digit}"), CTRL) for digit in range(1, 10)),
    (K.Key_F, CTRL),
    (K.Key_P, CTRL),
    (K.Key_O, CTRL),
    (K.Key_W, CTRL),
    (K.Key_Home, ALT),
    (K.Key_Left, ALT),
    (K.Key_F3, NO),
    (K.Key_F3, SHIFT),
    (K.Key_F2, NO),
    (K.Key_F6, NO),
    (K.Key_F8, NO),
    (K.Key_W, CTRL | SHIFT),
    (K.Key_U, CTRL | SHIFT),
    (K.Key_N, CTRL | SHIFT),
]


@pytest.mark.parametrize("at", ["the line", "a note", "the jump list", "a break"])
def test_no_key_leads_from_the_conference_to_a_page_with_names(live: InLive, at: str) -> None:
    page = live.page
    live.begin()
    for name, code in (("a note", K.Key_N), ("the jump list", K.Key_J), ("a break", K.Key_P)):
        if name == at:
            live.key(code)
    for code, modifiers in WAYS:
        live.key(code, modifiers)
        assert live.is_there() and live.page is page, (at, code, modifiers)
        assert not [d for d in live.window.findChildren(QDialog) if d.isVisible()], (at, code, modifiers)
        assert not live.window.rail.isVisible() and not live.window.menu_row.isVisible()


def test_no_menu_of_the_conference_leads_to_a_page_with_names(live: InLive) -> None:
    live.begin()
    live.key(K.Key_F10)
    menu = live.page.menu
    assert menu is not None
    words = [_plain(action) for action in _every_action(menu)]
    assert "Break, and back" in words and "Hide, and back" in words
    assert not {"New case", "All cases", "Past sessions", "Find", "Settings", "Overview", "People"} & set(words)
    menu.close()
    for number, name in enumerate(words):
        if name in LEAVES:
            continue
        live.page.show_more()
        again = live.page.menu
        assert again is not None
        _every_action(again)[number].trigger()
        again.close()
        QApplication.processEvents()
        assert live.is_there(), name
        for dialog in live.window.findChildren(QDialog):
            dialog.close()
        if live.window.is_hidden_away:
            live.window.toggle_hide()
        live.page.room.close_tool()
        live.page.faces.back_in()
        QApplication.processEvents()


def test_the_help_of_the_conference_names_no_way_out_of_it(live: InLive) -> None:
    live.begin()
    live.key(K.Key_F1)
    dialog = next(d for d in live.window.findChildren(KeyHelp) if d.isVisible())
    words = " ".join(made.text() for made in dialog.findChildren(QLabel))
    assert "Who is here" in words
    assert not [way for way in ("New case", "All cases", "Find", "Overview") if way in words.split("\n")]
    assert not [name for name in NAMES if name in words]
    dialog.close()


@pytest.mark.parametrize("way", ["Ctrl+Q", "the cross"])
def test_closing_hides_first_and_asks_once_without_a_name(live: InLive, way: str) -> None:
    live.begin()
    live.key(K.Key_Space)
    at = live.page.run.at
    _close(live, way)
    assert live.window.isVisible() and live.window.is_hidden_away
    assert live.started.shell.context is not None
    words = live.words()
    assert "Lock and close?" in words
    assert not [name for name in NAMES if name in words]
    question = live.page.closing.question
    assert question is not None and live.focus is question  # neither answer is pointed at
    _close(live, "the cross")
    assert live.window.isVisible()
    live.key(K.Key_Escape)
    assert not live.window.is_hidden_away
    assert live.focus is live.page.board.script
    assert live.page.run.at == at
    assert "Lock and close?" not in live.words()


def test_who_says_yes_closes_and_the_conference_is_kept_at_its_line(live: InLive) -> None:
    live.begin()
    live.key(K.Key_Space)
    live.key(K.Key_N)
    QTest.keyClicks(live.focus, "she looked up")
    at = live.page.run.at
    live.key(K.Key_Q, CTRL)
    live.key(K.Key_Return)
    assert not live.window.isVisible()
    vault = live.started.door
    from kring.usecases.access import access

    opened = access.unlock(vault, build.PASSPHRASE)
    from kring import paths

    desk = access.desk(vault, opened, paths.resources(), "en")
    talk = open_talk(desk, cases.load(desk, live.built.id), live.talk.id)
    assert talk.run.at == at and not talk.run.over
    assert "she looked up" in [entry.words for entry in talk.run.entries]
    opened.close()


def test_what_the_disk_does_not_take_keeps_the_window_open_and_hidden(
    live: InLive, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.begin()
    monkeypatch.setattr(type(live.started.context), "all_saved", property(lambda _self: False))
    monkeypatch.setattr(live.started.context, "can_leave", lambda: False)
    live.key(K.Key_Q, CTRL)
    live.key(K.Key_Return)
    assert live.window.isVisible() and live.window.is_hidden_away
    assert "Not everything is saved yet" in live.words()
    assert not [name for name in NAMES if name in live.words()]
    monkeypatch.undo()
    live.key(K.Key_Escape)
    assert live.focus is live.page.board.script


def test_a_desk_page_closes_without_a_question(live: InLive) -> None:
    live.started.shell.go(Place("overview", live.built.id))
    live.window.close()
    assert not live.window.isVisible()


def test_to_go_on_another_day_shows_no_name_before_somebody_asks_for_it(live: InLive) -> None:
    live.begin()
    live.key(K.Key_Escape)
    live.key(K.Key_Escape)
    live.key(K.Key_2)
    live.key(K.Key_Return, CTRL)
    assert live.started.shell.place.page == "conference"
    assert live.window.is_hidden_away
    tops = [w for w in live.window.findChildren(QWidget) if w.isVisible()]
    assert not [name for w in tops for name in NAMES if name in w.accessibleName()]
    assert "Everything is kept. F9 goes on." in [w.text() for w in tops if isinstance(w, QLabel)]
    live.key(K.Key_F9)
    assert not live.window.is_hidden_away
    assert QApplication.focusWidget() is not None


def _more(live: InLive) -> None:
    live.key(K.Key_F10)
    assert isinstance(QApplication.activePopupWidget(), QMenu)


def _submenu(live: InLive) -> None:
    _more(live)
    menu = live.page.menu
    assert menu is not None
    below = next(action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu))
    assert isinstance(below, QMenu)
    below.popup(live.window.pos())
    QApplication.processEvents()


def _at(*codes: Qt.Key) -> Callable[[InLive], None]:
    def go(live: InLive) -> None:
        for code in codes:
            live.key(code)

    return go


EVERYWHERE: dict[str, Callable[[InLive], None]] = {
    "the line": _at(),
    "the More menu": _more,
    "a menu below it": _submenu,
    "a note": _at(K.Key_N),
    "an idea": _at(K.Key_A),
    "the jump list": _at(K.Key_J),
    "an added question": _at(K.Key_I),
    "not asked": _at(K.Key_S),
    "who left": _at(K.Key_L),
    "who is here": _at(K.Key_W),
    "other words": _at(K.Key_O),
    "the cards": _at(K.Key_H),
    "an open card": _at(K.Key_H, K.Key_2),
    "a break": _at(K.Key_P),
    "the end": _at(K.Key_Escape, K.Key_Escape),
    "the help": _at(K.Key_F1),
    "a chair": _at(K.Key_Tab),
    "stop": _at(K.Key_F12),
    "hidden": _at(K.Key_F9),
    "the question before closing": lambda live: live.key(K.Key_Q, CTRL),
}


@pytest.mark.parametrize("where", EVERYWHERE)
@pytest.mark.every(3)
def test_stop_works_from_everywhere_and_hides_every_name(live: InLive, where: str) -> None:
    live.begin()
    live.key(K.Key_Space)
    EVERYWHERE[where](live)
    live.key(K.Key_F12)
    page = live.page
    assert page.faces.currentWidget() is page.stopping, where
    assert not live.window.is_hidden_away
    assert QApplication.activePopupWidget() is None
    assert not [name for name in NAMES if name in live.words()], where
    live.key(K.Key_Escape)
    face = page.pause if where == "a break" else page.room
    assert page.faces.currentWidget() is face


@pytest.mark.parametrize("where", [where for where in EVERYWHERE if "hidden" not in where and "clos" not in where])
@pytest.mark.parametrize(("code", "modifiers"), [(K.Key_F9, NO), (K.Key_Space, CTRL)], ids=["F9", "Ctrl+Space"])
@pytest.mark.every(5)
def test_hide_works_from_everywhere(live: InLive, where: str, code: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    live.begin()
    live.key(K.Key_Space)
    at = live.page.run.at
    EVERYWHERE[where](live)
    live.key(code, modifiers)
    assert live.window.is_hidden_away, where
    assert QApplication.activePopupWidget() is None
    assert not [name for name in NAMES if name in live.words()], where
    live.key(code, modifiers)
    assert not live.window.is_hidden_away, where
    assert live.page.run.at == at


def _close(live: InLive, way: str) -> None:
    if way == "Ctrl+Q":
        live.key(K.Key_Q, CTRL)
    else:
        live.window.close()
        QApplication.processEvents()


def _every_action(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found += _every_action(below)
        elif not action.isSeparator():
            found.append(action)
    return found


def _plain(action: QAction) -> str:
    return action.text().split("\t")[0].replace("&", "")
