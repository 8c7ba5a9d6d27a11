"""A window with one page of a case, wired as the shell wires it: what changes is shown, wishes to go are noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.case.stages import Stage, State
from kring.domain.events import Event
from kring.domain.path.rail import rail
from kring.settings import Settings
from kring.ui.frame.context import Context, Place
from kring.ui.frame.window import MainWindow
from kring.ui.ground.jobs import Jobs
from kring.ui.program.rails import case_rail
from kring.ui.program.routes import make_page
from kring.ui.widgets.field import LineField
from kring.ui.widgets.page import Page
from kring.usecases.desk.desk import Desk

Stages = Callable[[Callable[[Desk], build.Built]], "CaseWindow"]  # a builder of a case becomes a window with it


@dataclass
class CaseWindow:
    """A case on the screen; `went` are the places that were asked for, `said` the sentences that were told."""

    built: build.Built
    window: MainWindow
    context: Context
    qtbot: QtBot
    went: list[Place] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def show(self, page: str, person: str = "", about: str = "") -> Page:
        """Show a page of the case."""
        place = Place(page, self.built.id, self.built[person] if person else None, None, about)
        made = make_page(self.context, place)
        self.window.show_page(made)
        case_rail(self.window.rail, self.context, self.context.now, page)
        return made

    def record(self, *happened: Event) -> None:
        """Something happens in the case, as by another hand."""
        self.context.open(self.built.record(*happened))

    def stages(self) -> dict[Stage, State]:
        """The rail as it is now."""
        desk = self.built.desk
        return {row.stage: row.state for row in rail(desk.view(self.context.now))}

    def words(self, inside: QWidget | None = None) -> str:
        """Every word that is shown."""
        found = (inside or self.window).findChildren(QWidget)
        shown = [w.text() for w in found if isinstance(w, QLabel) and w.isVisible()]
        return "\n".join([*shown, *(w.accessibleName() for w in found if w.isVisible())])


def open_case(qtbot: QtBot, built: build.Built) -> CaseWindow:
    """A shown, active window with the case open."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 688)
    context = Context(built.desk, Settings(), Jobs(parent=window), window)
    context.open(built.case)
    made = CaseWindow(built, window, context, qtbot)
    context.wanted.connect(made.went.append)
    context.told.connect(made.said.append)
    context.led.connect(lambda sentence, way: made.said.append(f"{sentence} [{way.words}]"))

    def changed(case: object) -> None:
        page = window.page()
        refresh: Callable[[], None] | None = getattr(page, "refresh", None)
        if case is not None and refresh is not None:
            case_rail(window.rail, context, context.now, "")
            refresh()

    context.case_changed.connect(changed)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def find(inside: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The shown control whose accessible name begins with these words."""
    found = [w for w in inside.findChildren(kind) if w.accessibleName().startswith(name) and w.isVisible()]
    assert found, name
    return found[0]


def write(qtbot: QtBot, inside: QWidget, name: str, words: str) -> None:
    """Type words into the shown field of this name."""
    field = find(inside, LineField, name)
    field.setFocus()
    qtbot.keyClicks(field, words)
