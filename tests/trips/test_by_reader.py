"""An external driver: another process, with nothing but the accessibility bus, works with the program in its window.

No key is pressed and no pointer moved. The vault is made, the practice case opened, a condition judged, a conference
begun and gone on with, a note written and kept; a talk is prepared by choices. What is said is heard; where the focus
goes is followed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trips.reader_bus import Desktop, Heard, Node, Reader, why_not

APP = Path(__file__).parents[2] / "app"
KEY_GROUPS = re.compile(r"([A-Z0-9]{4} ){7}[A-Z0-9]{4}")
PASSPHRASE = "five calm words for us"
NOT_A_SLIP = 0.6  # seconds
NOTE = "Tom looked at the floor, then up."

pytestmark = [pytest.mark.full, pytest.mark.timeout(900), pytest.mark.skipif(bool(why_not()), reason=why_not())]


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Heard]:
    desktop = Desktop()
    try:
        reader = Reader(desktop.surroundings["DBUS_SESSION_BUS_ADDRESS"])
        own = {"KRING_HOME": str(tmp_path), "HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        env = {**own, "PYTHONPATH": os.pathsep.join([str(APP), *filter(None, [os.environ.get("PYTHONPATH")])])}
        program = desktop.start([sys.executable, "-m", "kring"], env=env)
        try:
            yield Heard(reader)
            assert program.poll() is None, "it ended by itself"
        finally:
            reader.close()
    finally:
        desktop.close()


def test_from_a_new_vault_to_a_note_that_is_kept_by_the_accessibility_bus_alone(heard: Heard) -> None:
    _make_a_vault(heard)
    _judge(heard)
    _choose_and_come_back_by_the_row_that_is_marked(heard)
    _into_the_circle(heard)
    _three_steps(heard)
    _give_the_word_and_write(heard)
    _nothing_beside_the_goal_had_the_focus(heard)


def _make_a_vault(heard: Heard) -> None:
    heard.find("text", "School").write("Birch School")
    heard.find("text", "Who keeps the spare recovery sheet").write("Mrs Vale")
    heard.find("text", "Why data is kept").write("until it is safe")
    heard.press("Continue")
    heard.find("heading", "Choose a passphrase")
    heard.find("text", "Passphrase").write(PASSPHRASE)
    heard.find("text", "Once more").write(PASSPHRASE)
    heard.press("Continue")
    heard.find("heading", "The recovery sheet")
    groups = heard.all("panel", lambda name: KEY_GROUPS.fullmatch(name) is not None)[0].name.split()
    heard.press("Continue")
    heard.find("heading", "Type back two groups")
    for field in heard.all("text", lambda name: name.startswith("Group ")):
        field.write(groups[int(field.name.split()[-1]) - 1])
    heard.press("Make the folder")
    assert heard.find("heading", "Cases", whole=True).level == 1


def _begin_practice(heard: Heard, point: str) -> None:
    """Where to come in is chosen by its action, and the way on begins there."""
    asked = heard.find("panel", "Where do you want to come in?", whole=True)
    _named(asked, point).act("Toggle")
    heard.press("Begin at this point")


def _judge(heard: Heard) -> None:
    """The rail leads to the decision, and the last condition that is missing is judged; the outcome is heard."""
    heard.press("Practise first")
    assert heard.find("heading", "Practice", whole=True).level == 1
    _begin_practice(heard, "Before the decision")
    heard.hears("The practice case is being made.")
    heard.find("list item", "Decision, in progress, Not yet").act("Toggle")
    assert heard.find("heading", "Meet face to face, or not?").level == 1
    assert {heard.find("heading", part).level for part in ("Still missing", "Met.")} == {2}
    judged = heard.find("panel", "The power can be made even for Ellie")
    yes = _named(judged, "Yes")
    assert not yes.is_("checked")
    yes.act("Toggle")
    heard.hears("A conference can be prepared.")


def _choose_and_come_back_by_the_row_that_is_marked(heard: Heard) -> None:
    """Of two choices each is made by its action; the stage that is marked in the rail leads back to its page."""
    heard.find("list item", "Talks, done").act("Toggle")
    assert heard.find("heading", "Talks", whole=True).level == 1
    heard.press("Begin a talk with Tom")
    assert heard.find("heading", "Talk with Tom").level == 1
    for choice in ("Which guide", "How"):
        asked = heard.find("panel", choice, whole=True)
        other = next(node for node in asked.shown() if node.role == "radio button" and not node.is_("checked"))
        other.act("Toggle")
        assert [node for node in asked.shown() if node.is_("checked")] == [other]
    talks = heard.find("list item", "Talks, done")
    assert talks.is_("selected")
    talks.act("Toggle")
    heard.find("heading", "Talks", whole=True)


def _into_the_circle(heard: Heard) -> None:
    heard.choose("Go to", "Practice")
    _begin_practice(heard, "Before the conference")
    heard.find("list item", "Conference").act("Toggle")
    heard.press("Open the conference")
    heard.find("push button", "Not today")
    for who in heard.all("push button", lambda name: name.endswith(", not here yet")):
        name = who.name.partition(",")[0]
        who.act("Press")
        heard.hears(f"{name} is here")
    heard.press("Begin", whole=True)
    heard.find("push button", "More", whole=True)


def _three_steps(heard: Heard) -> None:
    """Each line is said once, with how the next one begins and none of its words."""
    for _step in range(3):
        heard.reader.listen(NOT_A_SLIP)  # a second Next at once would be taken for one
        before = len(heard.reader.announced)
        heard.press("Next", whole=True)
        said = heard.next_words(before)
        line = next(node for node in heard.all("label") if node.name.startswith(("Say. ", "Do. ", "Ask ")))
        assert heard.reader.announced[before:] == [line.name] == [said]
        assert re.search(r" Then (say|do|ask \S+)\.$", said), said


def _give_the_word_and_write(heard: Heard) -> None:
    heard.find("push button", "Tom").act("Press")
    heard.hears("Tom is speaking; after Tom: Ellie")
    heard.press("Note for Tom")
    box = heard.find("text", "Note for Tom")
    assert box.is_("focused")
    box.write(NOTE)
    assert box.words() == NOTE
    heard.press("Keep")
    heard.hears("Note kept")
    assert not heard.all("text", lambda name: name == "Note for Tom")
    heard.press("Show")
    heard.hears("Notes and ideas are shown")
    assert heard.all("label", lambda name: name.endswith(NOTE))


def _nothing_beside_the_goal_had_the_focus(heard: Heard) -> None:
    """From page to page, and from a note to the line, nothing on the way was told to have the keys."""
    met = [_name(node) for node in heard.reader.focused]
    assert met and not {"Hide", "Lock", "More", "Back"} & set(met), met


def _named(node: Node, name: str) -> Node:
    return next(child for child in node.shown() if child.name == name)


def _name(node: Node) -> str:
    """Its name; nothing, where its page is gone."""
    try:
        return node.name
    except LookupError:
        return ""
