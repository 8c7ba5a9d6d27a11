"""In the circle everybody may look along and listen along: names only, and a key for each pupil it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.door import DoorReason, Why
from kring.settings import Settings
from kring.ui.frame.context import Context, Place
from kring.ui.ground.jobs import Jobs
from kring.ui.ground.theme import Theme
from kring.ui.live import who_page
from kring.ui.live.circle_panel import Panel, speaking_words
from kring.ui.live.live_page import LivePage
from kring.ui.live.tools import LineChoices
from kring.ui.live.who_page import WhoPage
from kring.ui.meeting.chairs import KEYS, in_order_of_keys
from kring.words import names
from live_room import Room

K = Qt.Key
ROLES = [names.role(role) for role in Role]
PLANTED = ["mother of Ellie", "friend of Ellie", "father of Tom", "form tutor", "plantedword"]
FACES = [(), (K.Key_H,), (K.Key_L,), (K.Key_W,), (K.Key_J,), (K.Key_S,), (K.Key_N,), (K.Key_V,), (K.Key_O, K.Key_O)]


@pytest.fixture
def room(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, tmp_path)
    made.built.record(e.RoleGiven(made.built["ellie"], Role.TOLD, None, "plantedword"))
    made.context.open(made.built.case)
    made.enter()
    yield made
    made.desk.vault.close()


def heard(top: QWidget) -> list[str]:
    """Every name, description, help and value in the accessible tree, and every tooltip."""
    found = [tip for w in top.findChildren(QWidget) for tip in (w.toolTip(), w.statusTip(), w.whatsThis()) if tip]
    waiting: list[QAccessibleInterface] = [QAccessible.queryAccessibleInterface(top)]
    while waiting:
        at = waiting.pop()
        if at is None or not at.isValid():
            continue
        found += [at.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)]
        found += [at.text(kind) for kind in (QAccessible.Text.Help, QAccessible.Text.Value)]
        waiting += [at.child(number) for number in range(at.childCount())]
    return [words for words in found if words]


@pytest.mark.parametrize("keys", FACES, ids=lambda keys: "+".join(k.name[4:] for k in keys) or "line")
@pytest.mark.every(2)
def test_nothing_that_is_seen_or_heard_in_the_conference_says_what_somebody_is(
    room: Room, keys: tuple[Qt.Key, ...]
) -> None:
    who = WhoPage(room.context, Place("here", room.built.id))
    assert not _said(heard(who))
    who.deleteLater()
    room.begin()
    room.to("ellie")
    for key in keys:
        room.key(key)
    QApplication.processEvents()
    words = heard(room.page)
    assert any("Ellie" in line for line in words)
    assert not _said(words)


def test_everybody_who_is_waited_for_is_named_once(
    themed: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = build.desk(tmp_path)
    built = build.at_the_door(desk)
    context = Context(desk, Settings(), Jobs())
    context.open(built.case)
    found = [DoorReason(Why.NOT_HERE, built["priya"]), DoorReason(Why.NOBODY_BESIDE, built["ellie"])]
    monkeypatch.setattr(who_page, "door", lambda *_said: found)  # Ellie's wish names Priya, and nobody is beside Ellie
    assert who_page.waits_for(context) == "We wait for Priya."
    del found[0]
    assert who_page.waits_for(context) in ("We wait for Karen or Priya.", "We wait for Priya or Karen.")
    found[:0] = [DoorReason(Why.NOT_HERE, built[p]) for p in ("ellie", "tom")]
    found.append(DoorReason(Why.NOBODY_BESIDE, built["tom"]))
    assert who_page.waits_for(context).startswith("We wait for Ellie, Tom and Mark, and for "), "it reads one way"


def test_chairs_say_their_names(room: Room) -> None:
    room.begin()
    room.to("ellie")
    assert {seat.accessibleName() for seat in room.page.panel.circle.seats()} >= {"Ellie, speaking", "Mark", "You"}


def test_up_to_nine_people_have_keys_as_they_sit() -> None:
    ring = (None, *(PersonId(name) for name in "abcdefghi"))
    assert in_order_of_keys(ring, [PersonId("h")]) == tuple("abcdefghi")


@pytest.mark.parametrize("count", range(10, 15))
def test_in_a_larger_circle_the_pupils_it_is_about_come_first(count: int) -> None:
    seated = [PersonId(f"p{number}") for number in range(count)]
    for main in permutations((seated[-1], seated[0], seated[count // 2])):
        found = in_order_of_keys((None, *seated), main)
        assert found[:3] == main
        assert sorted(found) == sorted(seated)
        assert list(found[3:]) == [p for p in seated if p not in main]


def test_with_twelve_people_every_pupil_it_is_about_has_a_digit_that_gives_the_word(
    themed: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = build.desk(tmp_path)
    built = build.decided(desk)
    for number in range(6):
        who = PersonId(desk.new_id())
        built.record(
            e.PersonAdded(who, f"Aunt {number}", f"Aunt {number}", False),
            e.RoleGiven(who, Role.SUPPORTER, Side.RESPONSIBLE, of=built["tom"]),
        )
    panel = Panel(built.case)
    qtbot.addWidget(panel)
    assert len(panel.by_key) == 12
    assert {panel.person_at(1), panel.person_at(2)} == {built["ellie"], built["tom"]}
    assert panel.person_at(KEYS) is not None and panel.person_at(0) is None
    context = Context(desk, Settings(), Jobs())
    context.open(built.case)
    who = WhoPage(context, Place("here", built.id))
    qtbot.addWidget(who)
    assert [row.words for row in who.sheet.rows[:2]] == [built.case.called(panel.person_at(n)) for n in (1, 2)]


def test_w_says_who_is_here_by_name_and_gives_the_word(room: Room) -> None:
    room.begin()
    panel, gone = room.page.panel, room.built["priya"]  # with Karen there is still somebody beside Ellie
    number = next(n for n in range(1, KEYS + 1) if panel.person_at(n) == gone)
    room.key(K.Key_L)
    room.key(K(K.Key_0.value + number))
    at = room.run.at
    room.key(K.Key_W)
    tool = room.page.panel.tool
    assert isinstance(tool, LineChoices)
    shown = [made.label for made in tool.buttons]
    assert shown[number - 1] == f"{room.context.now.called(gone)}, not here now"
    assert len(shown) == len(room.page.panel.by_key)
    assert room.focus() is room.page.board.script  # nobody of the list is pointed at
    room.key(K.Key_3)
    assert room.run.speaker == room.page.panel.person_at(3)
    assert room.run.at == at and room.page.panel.tool is None


def test_whoever_was_ticked_as_here_and_has_no_chair_is_named_where_it_says_who_is_here(room: Room) -> None:
    room.built.record(e.CameIn(room.built["khan"], True, build.CONFERENCE))
    room.context.open(room.built.case)
    room.enter()
    room.key(K.Key_W)
    tool = room.page.panel.tool
    assert isinstance(tool, LineChoices) and "Mr Khan" not in [made.label for made in tool.buttons]
    said = " ".join(label.text() for label in tool.findChildren(QLabel))
    assert "Also here, outside the circle: Mr Khan." in said


def test_the_middle_of_the_circle_never_says_then_of_another_than_the_next_line(room: Room) -> None:
    room.begin()
    run, case = room.run, room.context.now
    first, second = case.main_people
    speaking = replace(run, state=replace(run.state, speaker=first))
    assert speaking_words(speaking, case)[2].startswith(f"after {case.called(first)}: ")
    nobody = replace(run, state=replace(run.state, speaker=None))
    assert speaking_words(nobody, case)[2].startswith("next to speak: ")


def test_the_live_page_knows_no_back_to_lists_of_names(room: Room) -> None:
    room.begin()
    page: LivePage = room.page
    asked: list[bool] = []
    page.back_requested.connect(lambda: asked.append(True))
    room.key(K.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not asked and not room.gone
    assert room.said() == "Press Esc twice to end, or to go on another day."
    assert Place("cases") not in room.gone


def _said(words: list[str]) -> list[str]:
    low = [line.casefold() for line in words]
    return [word for word in (*ROLES, *PLANTED) if any(word.casefold() in line for line in low)]
