"""The application object: what breaks says no word of anybody, jobs come back, themes change."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard, QFontInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kring import i18n, paths
from kring.ui.frame.application import failure_code, speak, without_section
from kring.ui.frame.clipboard_guard import ClipboardGuard
from kring.ui.frame.failure import FailureDialog
from kring.ui.frame.file_dialog import file_dialog
from kring.ui.ground import icons
from kring.ui.ground.jobs import Jobs
from kring.ui.ground.theme import FAMILY, Theme, space


def test_a_failure_code_holds_class_and_place_only() -> None:
    try:
        raise KeyError("Ellie said that she is afraid")
    except KeyError as error:
        code = failure_code(type(error), error.__traceback__)
    assert code.startswith("KeyError-test_application-") and "Ellie" not in code


def test_the_failure_dialog_says_what_is_safe(themed: Theme, qtbot: QtBot) -> None:
    dialog = FailureDialog("Something went wrong inside Kring.", "14:08", "KeyError-page-3")
    qtbot.addWidget(dialog)
    words = " ".join(child.text() for child in dialog.findChildren(QWidget) if hasattr(child, "text"))
    assert "14:08" in words and "KeyError-page-3" in words


def test_a_job_brings_its_answer_back(qapp: QApplication, qtbot: QtBot) -> None:
    jobs, answers, errors = Jobs(), [], []
    jobs.run(lambda: 6 * 7, answers.append, errors.append)
    assert jobs.busy
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [42] and errors == [] and not jobs.busy
    jobs.shut_down()


def test_a_job_that_fails_brings_its_error_back(qapp: QApplication, qtbot: QtBot) -> None:
    jobs, answers, errors = Jobs(), [], []

    def fail() -> int:
        raise OSError("disk")

    jobs.run(fail, answers.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert answers == [] and isinstance(errors[0], OSError)
    jobs.shut_down()


@pytest.mark.parametrize("name", ["light", "dark", "contrast", "contrast-light"])
def test_every_theme_has_every_colour(themed: Theme, name: str) -> None:
    tokens = json.loads((paths.resources() / "theme" / "tokens.json").read_text("utf-8"))
    themed.set_choice(name)
    assert themed.name == name
    assert all(themed.colour(key).isValid() for key in tokens["light"])
    assert set(tokens[name]) == set(tokens["light"])


def test_the_bundled_font_is_used(themed: Theme) -> None:
    assert QFontInfo(themed.font("body")).family() == FAMILY


def test_spaces_follow_the_text_size(themed: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = QHBoxLayout(holder)
    space(row, 2, 1, 2, 1, gap=3)
    before = row.spacing()
    themed.set_percent(200)
    assert row.spacing() == themed.px(3) > before


def test_an_icon_takes_the_colour_of_the_theme(themed: Theme) -> None:
    light = icons.pixmap("check", "accent").toImage()
    themed.set_choice("dark")
    dark = icons.pixmap("check", "accent").toImage()
    assert light != dark and light.size() == dark.size()
    assert icons.pixmap("check", "accent").cacheKey() == icons.pixmap("check", "accent").cacheKey()


class Board(QObject):
    """A clipboard that this program owns; the offscreen display has none."""

    dataChanged = Signal()
    selectionChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.data, self.owned, self.cleared = QMimeData(), True, []

    def put(self, words: str) -> None:
        data = QMimeData()
        data.setText(words)
        self.setMimeData(data)

    def setMimeData(self, data: QMimeData) -> None:
        self.data = data
        self.dataChanged.emit()

    def text(self) -> str:
        return self.data.text()

    def ownsClipboard(self) -> bool:
        return self.owned

    def ownsSelection(self) -> bool:
        return self.owned

    def clear(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        self.cleared.append(mode)


def test_what_is_copied_is_marked_and_can_be_taken_away(qapp: QApplication) -> None:
    board = Board()
    guard = ClipboardGuard(board, board)
    board.put("she said")
    assert board.text() == "she said" and board.data.hasFormat("x-kde-passwordManagerHint")
    guard.clear()
    assert board.cleared == [QClipboard.Mode.Clipboard]


def test_marked_words_leave_the_second_clipboard_at_once(qapp: QApplication) -> None:
    board = Board()
    ClipboardGuard(board, board)
    board.selectionChanged.emit()
    assert board.cleared == [QClipboard.Mode.Selection]


def test_what_another_program_copied_is_left_alone(qapp: QApplication) -> None:
    board = Board()
    guard = ClipboardGuard(board, board)
    board.owned = False
    board.put("from elsewhere")
    board.selectionChanged.emit()
    guard.clear()
    assert board.cleared == [] and not board.data.hasFormat("x-kde-passwordManagerHint")


def test_every_label_of_a_file_dialog_is_in_the_chosen_language(
    qapp: QApplication, themed: Theme, qtbot: QtBot
) -> None:
    try:
        i18n.use("nl")
        speak(qapp, "nl")
        window = QWidget()
        qtbot.addWidget(window)
        dialog = file_dialog(window, "Bewaren als pdf")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        said = {
            made.text().replace("&", "")
            for made in dialog.findChildren(QWidget)
            if isinstance(made, QLabel | QPushButton) and made.text()
        }
    finally:
        i18n.use("en")
        speak(qapp, "en")
    assert said == {"Plek:", "Soort bestand:", "Bestandsnaam:", "Opslaan", "Annuleren"}


def test_only_the_history_of_the_file_dialog_is_forgotten() -> None:
    text = "[General]\na=1\n[FileDialog]\nhistory=file:///home/x\n[Other]\nb=2\n"
    assert without_section(text, "FileDialog") == "[General]\na=1\n[Other]\nb=2\n"
