"""Where a paper was saved stays in no file of the toolkit, and a paper is for its owner only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

APP = Path(__file__).parents[2] / "app"

CHILD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from kring.documents.papers import Paper
from kring.main import harden
from kring.ui.papers.printing import save_paper
harden()
app, parent, folder = QApplication([]), QWidget(), sys.argv[1]

def accept():
    dialog = parent.findChild(QFileDialog)
    dialog.setDirectory(folder)
    dialog.accept()

QTimer.singleShot(100, accept)
assert save_paper(Paper(b"%PDF", 1, "Agreement"), "2026-001 Agreement", parent)
QTimer.singleShot(100, app.quit)
app.exec()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="where Linux keeps the settings of the toolkit")
def test_the_file_dialog_leaves_no_trace_of_where_a_paper_went(tmp_path: Path) -> None:
    home, papers = tmp_path / "home", tmp_path / "Zilverreiger"
    papers.mkdir()
    environment = {
        **os.environ,
        "PYTHONPATH": str(APP),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
    }
    words = [sys.executable, "-c", CHILD, str(papers)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    saved = papers / "2026-001 Agreement.pdf"
    assert saved.stat().st_mode & 0o777 == 0o600
    traces = [file for file in home.rglob("*") if file.is_file() and b"Zilverreiger" in file.read_bytes()]
    assert traces == []
