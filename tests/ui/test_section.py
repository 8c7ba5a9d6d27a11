"""A part of a page that is made anew keeps the focus inside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from kring.ui.ground.theme import Theme
from kring.ui.widgets.section import Section


def named(name: str) -> QPushButton:
    made = QPushButton(name)
    made.setAccessibleName(name)
    return made


class Two(QWidget):
    """A section with one button, whose name changes, below a button outside it."""

    def __init__(self) -> None:
        super().__init__()
        self.name = "Show"
        column = QVBoxLayout(self)
        self.outside = QPushButton("Hide")
        self.section = Section(lambda: [named(self.name), named("Next")])
        column.addWidget(self.outside)
        column.addWidget(self.section)


@pytest.fixture
def two(themed: Theme) -> Iterator[Two]:
    window = Two()
    window.show()
    window.activateWindow()
    yield window
    window.close()


def test_when_what_had_the_focus_is_gone_it_goes_to_the_first_control_of_the_part_and_not_outside(two: Two) -> None:
    two.section.findChildren(QPushButton)[0].setFocus()
    two.name = "Fold"
    two.section.refill()
    QApplication.processEvents()
    at = QApplication.focusWidget()
    assert isinstance(at, QPushButton)
    assert at.text() == "Fold"


def test_what_is_still_there_keeps_it(two: Two) -> None:
    two.section.findChildren(QPushButton)[1].setFocus()
    two.section.refill()
    QApplication.processEvents()
    at = QApplication.focusWidget()
    assert isinstance(at, QPushButton)
    assert at.text() == "Next"
