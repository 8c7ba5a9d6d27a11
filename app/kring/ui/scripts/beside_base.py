"""A line beside what it was when the script began as one's own: the words that differ are marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.session.comparing import ComparedLine, LineState, differing
from kring.domain.session.lines import PlacedLine
from kring.domain.session.script import Manner, Step
from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.scripts.marked_text import MarkedText
from kring.ui.widgets.button import button
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.text import label, show_if
from kring.usecases.scripts.editing import ScriptEditing
from kring.words import script_answers as answers
from kring.words import script_lines as words


class BesideBase(QWidget):
    """`put_back_wanted` comes when this line shall be as it was, `all_wanted` when all lines shall."""

    put_back_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1.5)
        self.title = label("", "strong", heads=2)
        column.addWidget(self.title)
        self.state = label("", "body", "2", wrap=True)
        column.addWidget(self.state)
        self.texts: list[MarkedText] = []
        self._texts = QVBoxLayout()
        space(self._texts, 0, 0, 0, 0, gap=1)
        column.addLayout(self._texts)
        self.back = button(_("Put this line back"), "quiet", "history")
        self.back.stand_left()
        self.back.clicked.connect(self.put_back_wanted)
        column.addWidget(self.back)
        self.all_back = button(_("Put all lines back"), "quiet", "history")
        self.all_back.stand_left()
        self.all_back.clicked.connect(self.all_wanted)
        column.addWidget(self.all_back)

    def show_line(self, editing: ScriptEditing, key: str) -> None:
        """Show what the line was; of the script as a whole nothing but the way back."""
        found = editing.beside_base.lines.get(key)
        own = editing.base is not None and editing.base.id == editing.now.id
        self.title.setText(_("As it was brought in") if own else _("Kring’s version"))
        pieces = list(_differences(found, _asked(editing))) if found is not None else []
        differs = bool(pieces) if found is not None else _differs(editing)
        show_if(self.title, differs)  # else one sentence says it
        self.state.setText("" if differs else _state_words(found, own))
        show_if(self.state, bool(self.state.text()))
        self._show_texts(pieces)
        show_if(self.back, bool(pieces))
        show_if(self.all_back, found is None and differs)

    def _show_texts(self, pieces: Sequence[tuple[str, Sequence[tuple[str, bool]]]]) -> None:
        empty(self._texts)
        self.texts = []
        for name, text in pieces:
            if name:
                self._texts.addWidget(label(name, "caption_strong", "2", wrap=True))
            made = MarkedText()
            made.show_pieces(text)
            self.texts.append(made)
            self._texts.addWidget(made)


def _differs(editing: ScriptEditing) -> bool:
    found = editing.beside_base
    return found.reordered or any(line.state is not LineState.SAME for line in found.lines.values())


def _state_words(found: ComparedLine | None, own: bool) -> str:
    if found is not None and found.state is LineState.OURS:
        return _("Your own line; nothing to compare.")
    return _("The same as it came in.") if own else _("The same as in Kring’s own script.")


def _asked(editing: ScriptEditing) -> Mapping[str, Step]:
    """The lines of both scripts by their ids, for what is said of the answers to them."""
    scripts = [script for script in (editing.base, editing.now) if script is not None]
    return {step.id: step for script in scripts for _phase, _part, step in script.steps()}


def _differences(found: ComparedLine, asked: Mapping[str, Step]) -> Iterator[tuple[str, Sequence[tuple[str, bool]]]]:
    """What of a changed line was otherwise: its name, where it is not the words themselves, and the marked text."""
    was, now = found.was, found.now
    if was is None or now is None or found.state is not LineState.CHANGED:
        return
    for name, before, present in _texts(was, now, asked):
        if before != present:
            marked = differing(before, present) or ((_("Nothing"), False),)
            yield name, [(words.shown(text), is_marked) for text, is_marked in marked]


def _texts(was: PlacedLine, now: PlacedLine, asked: Mapping[str, Step]) -> Iterator[tuple[str, str, str]]:
    """Each text of a line that may differ, by its name; that of the words themselves has none."""
    one, other = was.step, now.step
    yield "", one.text, other.text
    yield _("What to do"), words.act(one.act), words.act(other.act)
    yield _("For whom"), _whom(was), _whom(now)
    yield _("Easier, for a young child or someone new to the language"), one.easier, other.easier
    yield _("Another wording"), "\n".join(one.wordings), "\n".join(other.wordings)
    yield _("The same in the formal form of address"), one.formal, other.formal
    yield _("What it is for"), one.purpose, other.purpose
    yield _("A tip for you"), one.tip, other.tip
    yield _("What it is called in lists"), one.title, other.title
    yield _("How it can be shown instead of said"), one.point, other.point
    yield _("Smaller questions"), "\n".join(one.follow_up), "\n".join(other.follow_up)
    yield _("How it is answered"), answers.kind(one.answer), answers.kind(other.answer)
    yield _("Answers"), _answers(one), _answers(other)
    stops = [(step.stop.when, step.stop.say) if step.stop else ("", "") for step in (one, other)]
    yield _("When to think of stopping"), stops[0][0], stops[1][0]
    yield _("What to say then"), stops[0][1], stops[1][1]
    yield _("Only when…"), _conditions(was, asked), _conditions(now, asked)


def _whom(line: PlacedLine) -> str:
    part = line.part
    return words.whom(part.answered_by, Manner.EACH) if line.reply else words.whom(part.who, part.manner)


def _answers(step: Step) -> str:
    """The words of what is offered, or of the ends of a scale, one on each line."""
    ends = (step.scale.low_text, step.scale.high_text) if step.scale is not None else ()
    return "\n".join((*map(answers.offered, step.choices), *ends))


def _conditions(line: PlacedLine, asked: Mapping[str, Step]) -> str:
    return "\n".join(words.after(branch, asked.get(branch.step)) for branch in line.step.only_after)
