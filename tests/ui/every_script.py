"""The scripts: each kind of row in the list, read through with and without help, and every state of a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kring.domain.session.script import Script
from kring.ui.forms.script_place import own_row
from kring.ui.frame.context import Place
from kring.ui.program.screens_scripts import MENDED, TO_FIX
from kring.ui.scripts.file_page import FilePage
from kring.ui.scripts.read_page import ReadPage
from kring.ui.scripts.scripts_page import ScriptsPage
from kring.usecases.scripts import own
from ui.every_screen import Shown, Tour, settle


def without_words(script: Script) -> Script:
    """The script with a first line that says nothing, as while it is being written."""
    phase = script.phases[0]
    part = phase.parts[0]
    first = replace(part, steps=(replace(part.steps[0], text=""), *part.steps[1:]))
    return replace(script, phases=(replace(phase, parts=(first, *phase.parts[1:])), *script.phases[1:]))


class Scripts:
    """Goes over the pages of the scripts with a window that is open."""

    def __init__(self, tour: Tour) -> None:
        self.tour, self.language = tour, tour.stage.language

    def screens(self) -> Iterator[Shown]:
        """All of them; what is ours is left in the vault of the tour."""
        yield from self._list()
        yield from self._read()
        yield from self._file()

    def _list(self) -> Iterator[Shown]:
        desk = self.tour.context.desk
        mine, broken = (own.copy(desk, script, self.language) for script in ("conference", "talk-harmed-1"))
        kept = own.get(desk, broken)
        assert kept is not None
        script = own.look(desk, kept.text, broken).script
        assert script is not None
        own.change(desk, broken, without_words(script))
        yield self.tour.go("scripts: a talk", Place("scripts", about=f"{self.language}/talk-supporter"))
        yield self.tour.go("scripts: ours", Place("scripts", about=own_row(mine)))
        self.tour.page(ScriptsPage).take_away()
        settle()
        yield Shown("scripts: taken out", self.tour.window)
        yield self.tour.go("scripts: to fix", Place("scripts", about=own_row(broken)))

    def _read(self) -> Iterator[Shown]:
        yield self.tour.go("read through", Place("script-read", about=f"{self.language}/conference"))
        page = self.tour.page(ReadPage)
        page.toggle_helps()
        settle()
        yield Shown("read through: with help", self.tour.window)
        yield self.tour.go("read through: a talk", Place("script-read", about=f"{self.language}/talk-harmed-2"))

    def _file(self) -> Iterator[Shown]:
        file = self.tour.folder / "class-meeting.yaml"
        file.write_text(TO_FIX, "utf-8")
        yield self.tour.go("file: to fix", Place("script-file", about=str(file)))
        page = self.tour.page(FilePage)
        file.write_text(MENDED, "utf-8")
        page.look()
        settle()
        yield Shown("file: mended", self.tour.window)
        file.unlink()
        page.look()
        settle()
        yield Shown("file: gone", self.tour.window)
        yield self.tour.go("file: a folder", Place("script-file", about=str(self.tour.folder)))
