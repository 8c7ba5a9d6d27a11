"""The editing of one own script: what it is now, what was done to it, and what of it is still to be looked at.

After each change the whole script is kept by `to_keep`, which may wait for the disk as every other change does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from kring.domain.errors import Problem
from kring.domain.session import editing
from kring.domain.session.comparing import ComparedScripts, compared
from kring.domain.session.editing import Edit, LineAdded, LineMoved, LineTaken, Retold, Timed
from kring.domain.session.lines import PlacedLine, placed
from kring.domain.session.script import Act, Script
from kring.domain.session.undoing import EditHistory
from kring.scripts.hints import hint_words, hints
from kring.scripts.line_places import places_of
from kring.scripts.reader import read_tree
from kring.scripts.writing import written
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts import own


@dataclass(frozen=True, slots=True)
class LineRemark:
    """Something about a line; `line` is empty where it is about the script as a whole."""

    line: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Remarks:
    """What keeps a script from being chosen, and what is worth a second look, in the order of the lines."""

    to_fix: tuple[LineRemark, ...] = ()
    worth_a_look: tuple[LineRemark, ...] = ()


class ScriptEditing:
    """One own script on the desk of whoever edits it; `open_script` makes it."""

    def __init__(self, desk: Desk, key: str, script: Script, base: Script | None) -> None:
        self._desk = desk
        self.key = key
        self.base = base
        self.history = EditHistory(script)
        self._compared: tuple[Script, ComparedScripts] | None = None

    @property
    def now(self) -> Script:
        """The script as it is now."""
        return self.history.now

    @property
    def lines(self) -> tuple[PlacedLine, ...]:
        """Its lines in their order."""
        return placed(self.now)

    @property
    def beside_base(self) -> ComparedScripts:
        """The script beside what it began as."""
        if self._compared is None or self._compared[0] is not self.now:
            self._compared = self.now, compared(self.now, self.base)
        return self._compared[1]

    def do(self, edit: Edit, typed: str = "") -> bool:
        """Make an edit; False where it changes nothing. What is `typed` in one go in one field is one step back."""
        line = "" if isinstance(edit, Retold | Timed) else edit.after if isinstance(edit, LineAdded) else edit.line
        return self._take(editing.edited(self.now, edit), line, typed)

    def add(self, after: str, act: Act = Act.SAY) -> str:
        """Add an empty line behind another one, and give its name; empty where there is no such line."""
        new = editing.fresh_id(self.now, self.base)
        if not self.do(LineAdded(after, new, act)):
            return ""
        return next(line.key for line in self.lines if line.step.id == new)

    def take_out(self, key: str) -> str:
        """Take a line out, and give the name of the one that stands there then; empty where it has to stay."""
        at = next((number for number, line in enumerate(self.lines) if line.key == key), -1)
        if at < 0 or not self.do(LineTaken(key)):
            return ""
        return self.lines[min(at, len(self.lines) - 1)].key

    def move(self, key: str, down: bool) -> bool:
        """Move a line one place; False where there is none."""
        return self.do(LineMoved(key, down))

    def put_back(self, key: str) -> bool:
        """One line as it was."""
        return self.base is not None and self._take(editing.put_back(self.now, self.base, key), key)

    def put_all_back(self) -> bool:
        """All lines as they were."""
        return self.base is not None and self._take(editing.all_back(self.now, self.base))

    def undo(self) -> str | None:
        """One step back, and at which line that was; None where nothing was done."""
        if not self.history.before:
            return None
        line = self.history.before[-1].line
        self.history = self.history.back()
        return line

    def redo(self) -> str | None:
        """What was undone is done again, and at which line that was; None where nothing was undone."""
        if not self.history.undone:
            return None
        line = self.history.undone[-1].line
        self.history = self.history.forth()
        return line

    def seal(self) -> None:
        """What is typed from now on is a step of its own."""
        self.history = self.history.sealed()

    def lay_by(self) -> None:
        """What was done can still be undone once the script is opened again, as after reading it through."""
        lay_by(self._desk, (self.key, self.history.sealed()))

    def to_keep(self) -> partial[None]:
        """What keeps the script as it is now, whenever that is carried out; it raises NotSaved."""
        return partial(own.change, self._desk, self.key, self.now)

    def remarks(self) -> Remarks:
        """What is to fix and what is worth a look, each with its line."""
        text, script = written(self.now), self.now
        found = own.look(self._desk, text, self.key)
        root = read_tree(text).root
        if root is None:
            return Remarks(tuple(LineRemark("", problem) for problem in found.problems))
        noticed = found.hints or hints(root, script, hint_words(self._desk.resources, script.language))
        places, lines = places_of(root), self.lines

        def beside(problem: Problem) -> LineRemark:
            step = places.step_at(problem.line)
            return LineRemark(lines[step].key if step is not None and step < len(lines) else "", problem)

        return Remarks(tuple(map(beside, found.problems)), tuple(map(beside, noticed)))

    def _take(self, script: Script, line: str = "", typed: str = "") -> bool:
        before = self.history
        self.history = before.changed(script, line, typed)
        return self.history is not before


def open_script(desk: Desk, key: str) -> ScriptEditing | None:
    """An own script to edit, also one that waits for the disk; None where there is none, or none that can be read.

    Steps that were laid by are taken up where the script is still as they left it.
    """
    laid_by = take_steps(desk)
    kept = own.get(desk, key)
    script = desk.library.sketched(kept.text).script if kept is not None else None
    if script is None or not script.phases:
        return None
    found = ScriptEditing(desk, key, script, own.base(desk, key))
    if laid_by is not None and laid_by[0] == key and written(laid_by[1].now) == written(script):
        found.history = laid_by[1]
    return found


def lay_by(desk: Desk, steps: tuple[str, EditHistory] | None) -> None:
    """Keep what was done to a script, by its key, until whoever comes next takes it; in memory alone."""
    desk.steps_laid_by = steps


def take_steps(desk: Desk) -> tuple[str, EditHistory] | None:
    """What was laid by, which lies there no longer."""
    steps, desk.steps_laid_by = desk.steps_laid_by, None
    return steps
