"""Print: the paper as it will be, a reason where it may not be, and a log of what left the program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

import builders as build
from kring import i18n
from kring.domain import events as e
from kring.store import printed_papers
from kring.ui.frame.application import scrub_file_dialog_history
from kring.ui.frame.context import Place
from kring.ui.ground.theme import Theme
from kring.ui.papers import printing
from kring.ui.papers.print_page import PrintPage
from kring.ui.widgets.button import Button
from kring.usecases.papers import papers
from program_builders import Started, leave, unlocked
from trips.robot import Robot


@pytest.fixture
def started(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Started]:
    made = unlocked(qtbot, tmp_path / "home")
    yield made
    leave(made)


def _open(started: Started, paper: str, asked_apart: bool = True) -> tuple[build.Built, PrintPage, Robot]:
    built = build.held(started.context.desk)
    if asked_apart:
        built.record(e.AskedApart(built["ellie"], True, "Mrs Price"))
    started.shell.go(Place("print", built.id, about=paper))
    page = started.window.page()
    assert isinstance(page, PrintPage)
    robot = Robot(started.window)
    robot.wait(lambda: not started.entry.jobs.busy, "the paper")
    return built, page, robot


def test_the_pages_are_shown_with_copies_counted(started: Started) -> None:
    _built, page, robot = _open(started, papers.AGREEMENT)
    assert page.preview.where.text() == "Agreement, page 1 of 2"  # beside each other they would be smaller
    assert page.print_button.label == "Print 8 pages"
    robot.pick("Copies", "2")
    assert page.print_button.label == "Print 4 pages"
    page.preview.after.click()
    assert page.preview.where.text() == "Agreement, page 2 of 2" and not page.preview.after.isEnabled()


def test_two_pages_stand_beside_each_other_only_where_both_are_as_large_as_one(started: Started) -> None:
    _built, page, _robot = _open(started, papers.AGREEMENT)
    sheets = page.preview.sheets
    assert (sheets.width(), len(sheets.shown())) != (0, 2)
    sheets.resize(sheets.height() * 2, sheets.height())
    assert len(sheets.shown()) == 2
    sheets.resize(sheets.height(), sheets.height())
    assert len(sheets.shown()) == 1


def test_there_are_no_arrows_where_every_page_is_seen(started: Started) -> None:
    _built, page, _robot = _open(started, papers.CHECKLIST)
    assert page.preview.where.text().endswith("page 1 of 1")
    assert page.preview.before.isHidden() and page.preview.after.isHidden()


def test_a_paper_that_may_not_be_printed_yet_says_why_and_leads_there(started: Started) -> None:
    _built, page, robot = _open(started, papers.AGREEMENT, asked_apart=False)
    assert page.preview.sentence.text() == "Ask Ellie alone first: does this feel safe?"
    assert not page.print_button.isEnabled() and not page.save_button.isEnabled()
    robot.press("Ctrl+S", "Ctrl+P")
    robot.push("To the agreement")
    assert started.shell.place.page == "agreement"


def test_another_choice_makes_the_paper_anew(started: Started) -> None:
    _built, page, robot = _open(started, papers.AGREEMENT)
    before = page._made
    robot.find("Larger")
    robot.press("Space")
    robot.wait(lambda: page._made is not None and page._made is not before, "the larger paper")
    assert before is not None and page._made is not None and page._made.data != before.data


def test_a_late_answer_of_an_earlier_choice_is_let_go(started: Started) -> None:
    _built, page, robot = _open(started, papers.CHECKLIST)
    made = page._made
    assert made is not None
    page._on_made(page._asked - 1, papers.Paper(b"", 9, "other"))
    assert page._made is made


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list that folds out of a file dialog
def test_control_s_saves_under_a_name_without_names_and_is_logged(
    started: Started, tmp_path: Path, qtbot: QtBot
) -> None:
    built, page, robot = _open(started, papers.AGREEMENT)
    target = tmp_path / "usb" / "paper.pdf"
    target.parent.mkdir()
    proposed: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        proposed.append(line.text())
        line.setFocus()
        robot.press("Ctrl+A")
        robot.type(str(target))
        robot.press("Return")

    robot.soon(answer)
    robot.press("Ctrl+S")
    robot.wait(target.exists, "the file")
    assert target.read_bytes().startswith(b"%PDF") and target.read_bytes() == (page._made.data if page._made else b"")
    assert proposed == ["2026-001 Agreement.pdf"]
    assert started.shell.vault is not None
    logged = printed_papers.rows(started.shell.vault)[-1]
    assert (logged.paper, logged.destination, logged.copies) == (papers.AGREEMENT, "file", 1)


def test_a_place_that_cannot_be_written_is_one_sentence_and_logs_nothing(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    _built, page, robot = _open(started, papers.CHECKLIST)

    def full(*_given: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("kring.ui.papers.print_page.save_paper", full)
    seq = started.context.now.last_seq
    robot.press("Ctrl+S")
    assert started.window.message.text.startswith("The file was not written.")
    assert started.context.now.last_seq == seq


def test_control_enter_prints_and_a_changed_mind_logs_nothing(
    started: Started, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _built, page, robot = _open(started, papers.CHECKLIST)
    given: list[tuple[int, str]] = []
    accept = [0, 1]

    def answer(dialog: QPrintDialog) -> int:
        assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile), "a file would lie open to anybody"
        printer = dialog.printer()
        given.append((printer.copyCount(), printer.docName()))
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return accept[len(given) - 1]

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    seq = started.context.now.last_seq
    robot.press("Ctrl+Return")
    assert started.context.now.last_seq == seq
    robot.pick("Copies", "3")
    robot.press("Ctrl+Return")
    assert started.context.now.last_seq == seq + 1
    assert given[-1][1] == "Kring", "a print queue shows the name to everybody"
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_a_printer_that_does_not_answer_is_one_sentence(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    _built, _page, robot = _open(started, papers.CHECKLIST)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(printing, "draw", lambda _paper, _printer: False)
    seq = started.context.now.last_seq
    robot.press("Ctrl+Return")
    assert started.window.message.text.startswith("The printer did not answer. Your case is saved.")
    assert started.context.now.last_seq == seq


@pytest.mark.skipif(sys.platform != "linux", reason="where the file lies differs")
def test_the_folders_that_a_file_dialog_wrote_down_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    kept = tmp_path / "QtProject.conf"
    scrub_file_dialog_history()
    assert not kept.exists(), "none is made"
    kept.write_text(
        "[Other]\na=1\n[FileDialog]\nhistory=file:///media/usb/Ellie\nlastVisited=x\n[Last]\nb=2\n", "utf-8"
    )
    scrub_file_dialog_history()
    assert kept.read_text("utf-8") == "[Other]\na=1\n[Last]\nb=2\n"


@pytest.mark.parametrize("percent", [100, 150, 175, 200])
@pytest.mark.every(2)
def test_in_the_smallest_window_the_bar_has_at_most_two_rows(started: Started, themed: Theme, percent: int) -> None:
    i18n.use("nl")
    themed.set_percent(percent)
    started.window.resize(1024, 600)
    _built, page, _robot = _open(started, papers.AGREEMENT)
    QApplication.processEvents()
    shown = [made for made in page.footer.findChildren(Button) if made.isVisible()] if page.footer else []
    assert len(shown) == 3
    assert len({made.mapTo(page, made.rect().center()).y() for made in shown}) <= 2
