"""A file that is to be brought in: its text at the left, what is to fix in it and what is worth a look at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.errors import Problem
from kring.domain.problems import NoScript
from kring.i18n import _, join_words
from kring.ui.forms.script_place import own_row
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.message import MessageWay
from kring.ui.frame.page_names import PageName
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import space
from kring.ui.scripts.file_choice import ask_file
from kring.ui.scripts.file_text import FileText
from kring.ui.scripts.found_list import FoundList
from kring.ui.widgets.button import button
from kring.ui.widgets.columns import Columns
from kring.ui.widgets.field import Field
from kring.ui.widgets.hearing import later
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page, ScrollBody
from kring.ui.widgets.text import label, show_if
from kring.usecases.scripts import files, own
from kring.usecases.scripts.own import KeptScript, LookedAt
from kring.words import problems as words

SIDE = 105  # units
LOOK_AGAIN, NEXT, OTHER = "F5", "F4", "Ctrl+O"
WAIT_MS = 150  # a program that saves writes, renames and deletes in turn
MOST_LINES = 3  # that are named beside the button
LONGEST_NAME = 28  # letters of a script in the button that puts the file in its place


class FilePage(Page):
    """Kring looks again whenever the file is saved; nothing is taken in while something is to fix."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Bring in a file"), "", scroll=False, rule=True, flows=True)
        self._context = context
        self.file = Path(place.about) if place.about else None
        self._found: LookedAt | None = None
        self._why: NoScript | None = None  # it is not looked at
        self._waits = self._stacked = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_saved)
        self._watcher.directoryChanged.connect(self._on_saved)
        self._build()
        self.look()

    def entered(self) -> None:
        """It opens at the first thing that was found, with its line in view."""
        super().entered()
        later(self, lambda: self.text.go_to(self.found.line))  # once it is known how high it is

    def go_back(self) -> None:
        """To the scripts; the file stays as it is."""
        self._context.go(PageName.SCRIPTS)

    def commands(self) -> list[Command]:
        """What the menus offer here."""
        return [
            Command(MenuName.FILE, _("Bring in another file"), self.other_file, (OTHER,), line=True),
            Command(MenuName.FILE, _("Look at the file again"), self.look, (LOOK_AGAIN,)),
            Command(MenuName.GO, _("Next thing to fix"), self.next_one, (NEXT,)),
        ]

    def help_text(self) -> str:
        """What this page is for."""
        return _("Fix it in the program you wrote it with and save it; Kring looks again by itself.")

    # what is done

    def look(self) -> None:
        """Look at the file as it is now."""
        read = self._read()
        self._watch()
        had = self.found.hasFocus()
        if isinstance(read, NoScript):
            self._why = read
            self._show_none(read)
        else:
            self._why, self._found = None, own.look(self._context.desk, read)
            self._show(self._found)
        first = self.found if self.found.isEnabled() else self.bring if self.bring.isEnabled() else self.again
        self.set_first(first)
        if had:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_one(self) -> None:
        """The next thing to fix or to look at, with its line in view."""
        self.found.step()

    def other_file(self) -> None:
        """Choose another one."""
        file = ask_file(self)
        if file is not None:
            self.file, self._found = file, None
            self.look()
            self.entered()

    def take_in(self) -> None:
        """Take it in as it is written, or put it in the place of the one with its id, and show it among the scripts."""
        desk, found = self._context.desk, self._found
        if found is None or not self.bring.isEnabled():
            return
        text = found.text
        if found.instead_of is None:
            self._context.keep(lambda: own.bring_in(desk, text)[0], self._on_taken_in)
        else:
            self._context.keep(lambda: own.put_in_place(desk, text), lambda gone: self._on_put_in_place(gone, text))

    # what is shown

    def _build(self) -> None:
        self.text = FileText(_("The file"))
        left = QWidget()
        column = QVBoxLayout(left)
        space(column, 8, 4, 5, 4, gap=2)
        self.none = Notice("", tone="notice")
        column.addWidget(self.none)
        self._words = Field(_("The file"), self.text, role="caption_strong")
        column.addWidget(self._words, 1)
        column.addStretch(0)
        right = QWidget()
        beside = self._column_beside = QVBoxLayout(right)
        self.found = FoundList(_("What was found"))
        self.found.wanted.connect(self.text.go_to)
        beside.addWidget(self.found, 1)
        self.how = label(self.help_text(), "caption", "2", wrap=True)
        beside.addWidget(self.how)
        columns = Columns(right, left, SIDE, line=True, at_right=True)
        columns.turned.connect(self._on_turned)
        self.add(columns, 1)
        back = button(_("Back"), icon="chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.again = button(_("Look again"), "plain", "history", hint=LOOK_AGAIN)
        self.again.clicked.connect(self.look)
        other = button(_("Other file"), "plain", "folder", hint=OTHER)
        other.clicked.connect(self.other_file)
        self.bring = button(_("Bring it in"), "primary")
        self.bring.clicked.connect(self.take_in)
        self.set_footer([back, self.again, other], self.bring)
        self._on_turned(columns.stacked)

    def _on_turned(self, stacked: bool) -> None:
        space(self._column_beside, *((8, 3, 5, 4) if stacked else (3, 3, 3, 4)), gap=2)
        self.text.set_low(stacked)
        self.found.set_flat(stacked)
        self._stacked = stacked
        self._show_note()

    def _show(self, found: LookedAt) -> None:
        show_if(self.none, False)
        self.text.show_text(found.text)
        self.text.mark([p.line for p in found.problems], [p.line for p in found.hints if p.line > 1])
        self.found.show_found(found.problems, found.hints, found.text.splitlines())
        title = found.script.title if found.script is not None else ""
        said = _something(found.problems)
        self._say(" · ".join(part for part in (self.file.name if self.file else "", title, said) if part))
        self.bring.setEnabled(not found.problems and found.script is not None)
        self.bring.set_label(_way_in(found))
        self._show_note()
        show_if(self._words, True)
        show_if(self.how, bool(found.problems or found.hints))

    def _show_none(self, why: NoScript) -> None:
        """The text that was read before stays in sight, and nothing can be taken in."""
        sentence = words.no_script(why)
        self.none.set_content(sentence)
        show_if(self.none, True)
        announce(self.none, sentence)
        self._say(self.file.name if self.file is not None else "")
        self.found.show_found((), (), ())
        self.text.mark(())
        self.bring.setEnabled(False)
        self.bring.set_label(_way_in(None))
        self._show_note()
        show_if(self._words, self._found is not None)
        show_if(self.how, False)
        later(self, self._show_top)

    def _show_top(self) -> None:
        """Why it is not looked at stands at the top."""
        if isinstance(self.content, ScrollBody):
            self.content.show_at_top()

    def _show_note(self) -> None:
        """Which lines are to be fixed, where the bar has room for it."""
        open_yet = self._found is not None and self._why is None and not self._stacked
        self.set_note(_lines(self._found.problems) if self._found is not None and open_yet else "")

    def _say(self, subtitle: str) -> None:
        self.set_title(_("Bring in a file"), subtitle)

    def _watch(self) -> None:
        """A program may save by writing another file in its place, so the folder is watched too."""
        if self.file is None:
            return
        watched = {*self._watcher.files(), *self._watcher.directories()}
        wanted = [str(place) for place in (self.file, self.file.parent) if _is_there(place)]
        if gone := [place for place in watched if place not in wanted]:
            self._watcher.removePaths(gone)
        if new := [place for place in wanted if place not in watched]:
            self._watcher.addPaths(new)

    def _on_saved(self, _place: str) -> None:
        if not self._waits:
            self._waits = True
            later(self, self._look_again, WAIT_MS)

    def _look_again(self) -> None:
        """What is in the folder changed; nothing is said or moved where this file did not."""
        self._waits = False
        self._watch()
        read = self._read()
        known = self._why or (self._found.text if self._found is not None else "")
        if read == known:
            return
        self.look()
        if self._why is None:
            announce(self, self.note.text() or _("There is nothing to fix."))

    def _read(self) -> str | NoScript:
        return files.read(self.file) if self.file is not None else NoScript.GONE

    def _on_taken_in(self, key: object) -> None:
        if not key:
            self.look()  # another script has its name meanwhile
            return
        self._context.go(PageName.SCRIPTS, about=own_row(str(key)))
        self._context.tell(_("It is among your own scripts now."))

    def _on_put_in_place(self, gone: object, text: str) -> None:
        if not isinstance(gone, KeptScript):
            self.look()  # that one is no longer there
            return
        context, row = self._context, own_row(gone.key)

        def put_back() -> None:
            context.keep(lambda: own.put_back(context.desk, gone, text), lambda _done: _on_back(context, row))

        context.go(PageName.SCRIPTS, about=row)
        said = _("It stands in the place of the one before. A session that is running keeps its words.")
        context.tell(said, MessageWay(_("Put the other one back"), put_back))


def _on_back(context: Context, row: str) -> None:
    context.go(PageName.SCRIPTS, about=row)
    context.tell(_("It is back."))


def _way_in(found: LookedAt | None) -> str:
    """What the primary button does with the file."""
    if found is None or found.instead_of is None:
        return _("Bring it in")
    title = found.instead_of.title
    title = title if len(title) <= LONGEST_NAME else f"{title[: LONGEST_NAME - 1].rstrip()}…"
    return _("Put it in the place of “{script}”").format(script=title)


def _something(problems: tuple[Problem, ...]) -> str:
    return _("something to fix first") if problems else ""


def _lines(problems: tuple[Problem, ...]) -> str:
    """Which lines are to be fixed, where they are few enough to be named."""
    lines = list(dict.fromkeys(problem.line for problem in problems))
    if not lines:
        return ""
    if len(lines) == 1:
        return _("Fix line {line} first").format(line=lines[0])
    if len(lines) > MOST_LINES:
        return _("Fix what was found first")
    return _("Fix lines {lines} first").format(lines=join_words([str(line) for line in lines]))


def _is_there(place: Path) -> bool:
    try:
        return place.exists()
    except OSError:
        return False
