"""Sends a finished paper to a printer, or to a file that somebody chose; nothing on the way touches the disk."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from kring.i18n import _
from kring.settings import PaperSize
from kring.ui.frame.file_dialog import chosen_with, file_dialog
from kring.usecases.papers import papers
from kring.usecases.papers.papers import PageImage, Paper

DPI = 200
SHEETS = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}


def image_of(page: PageImage) -> QImage:
    """A page as a picture that owns its bytes."""
    made = QImage(page.rgba, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888)
    return made.copy()


class Sent(StrEnum):
    """What became of a print."""

    DONE = "done"
    LEFT = "left"
    FAILED = "failed"


def print_paper(paper: Paper, sheet: str, parent: QWidget, copies: int = 1) -> Sent:
    """Ask for a printer and print; LEFT when somebody changed their mind, FAILED when the printer did not answer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Kring")  # a print queue shows the name to everybody
    printer.setPageSize(QPageSize(SHEETS[PaperSize(sheet)]))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)  # a file is Kring's own way, with its warning
    if dialog.exec() == 0:
        return Sent.LEFT
    return Sent.DONE if draw(paper, printer) else Sent.FAILED


def draw(paper: Paper, printer: QPrinter) -> bool:
    """Draw every page of a paper on a printer; False where it does not answer."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    area = QRect(0, 0, printer.width(), printer.height())
    for number, page in enumerate(papers.pages(paper, DPI / 72)):
        if number:
            printer.newPage()
        painter.drawImage(area, image_of(page))
    return painter.end()


def save_paper(paper: Paper, suggested: str, parent: QWidget) -> Path | None:
    """Ask where a PDF goes and write it there; the suggested name has no names of people in it."""
    dialog = file_dialog(parent, _("Save as PDF"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(f"{suggested}.pdf")
    file = chosen_with(dialog)
    if file is not None:
        file.write_bytes(paper.data)
    return file
