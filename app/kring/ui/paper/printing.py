"""Sends a finished paper to a printer, or to a file that somebody chose; nothing on the way touches the disk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from kring.i18n import _
from kring.ui.application import scrub_file_dialog_history
from kring.usecases import papers
from kring.usecases.papers import PageImage, Paper

DPI = 200
SHEETS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def image_of(page: PageImage) -> QImage:
    """A page as a picture that owns its bytes."""
    made = QImage(page.rgba, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888)
    return made.copy()


def print_paper(paper: Paper, sheet: str, parent: QWidget, copies: int = 1) -> bool:
    """Ask for a printer and print; False when somebody changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Kring")  # a print queue shows the name to everybody
    printer.setPageSize(QPageSize(SHEETS[sheet]))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setCopyCount(copies)
    if QPrintDialog(printer, parent).exec() == 0:
        return False
    draw(paper, printer)
    return True


def draw(paper: Paper, printer: QPrinter) -> None:
    """Draw every page of a paper on a printer."""
    painter = QPainter(printer)
    area = QRect(0, 0, printer.width(), printer.height())
    for number, page in enumerate(papers.pages(paper, DPI / 72)):
        if number:
            printer.newPage()
        painter.drawImage(area, image_of(page))
    painter.end()


def save_paper(paper: Paper, suggested: str, parent: QWidget) -> Path | None:
    """Ask where a PDF goes and write it there; the suggested name has no names of people in it."""
    dialog = QFileDialog(parent, _("Save as PDF"))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(f"{suggested}.pdf")
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    scrub_file_dialog_history()
    if not chosen:
        return None
    file = Path(chosen[0])
    file.write_bytes(paper.data)
    return file
