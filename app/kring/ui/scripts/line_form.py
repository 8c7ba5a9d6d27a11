"""One line of a script as fields: what to do, for whom, the words, and below them what is folded away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.session.editing import ActChanged, Edit, LineWord, Readdressed, Reworded, Timed
from kring.domain.session.lines import PlacedLine, minutes_of
from kring.domain.session.script import Act, Script
from kring.i18n import _
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import current, space
from kring.ui.scripts.answer_fields import AnswerFields
from kring.ui.scripts.more_of_line import HardFields, PurposeFields
from kring.ui.scripts.offered import Whom, whom_now, whom_offered
from kring.ui.scripts.only_when import OnlyWhenForm
from kring.ui.scripts.short_combo import ShortCombo
from kring.ui.scripts.token_box import TokenBox
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field
from kring.ui.widgets.flow import FlowLayout, HeadRow
from kring.ui.widgets.text import label, show_if
from kring.words import script_lines as words

NAME_KEY = "Ctrl+Shift+N"
MINUTES = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90)


class LineForm(QWidget):
    """`changed` comes with each edit, and with what is being typed where it is words."""

    changed = Signal(object, str)
    name_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line: PlacedLine | None = None
        self._whom: dict[str, Whom] = {}
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=3)
        self.box = self._box(LineWord.SAID, TokenBox(_("Words"), 2, "peek"))
        self.easier = self._box(
            LineWord.EASIER, TokenBox(_("Easier, for a young child or someone new to the language"))
        )
        self.wordings = self._box(LineWord.WORDINGS, TokenBox(_("Another wording")))
        self._build_top()
        self._build_words()
        self._column.addWidget(Field(self.easier.accessibleName(), self.easier))
        self._several = Field(self.wordings.accessibleName(), self.wordings)
        self._column.addWidget(self._several)
        self._build_folded()

    @property
    def boxes(self) -> list[TokenBox]:
        """All boxes in which words of the script stand."""
        return self.findChildren(TokenBox)

    def show_line(self, script: Script, line: PlacedLine) -> None:
        """Show a line; nothing of it is an edit."""
        self._line = line
        step = line.step
        self.acts.set_value(step.act.value)
        self._show_whom(script, line)
        self._show_minutes(script, line)
        self.box.show_text(step.text)
        self.easier.show_text(step.easier)
        self.wordings.show_text("\n".join(step.wordings))
        self._several.set_hint(_("One on each line.") if len(step.wordings) > 1 else "")
        self.purpose.show_line(script, step)
        self.hard.show_line(step)
        self.only_when.show_line(script, line)
        self._show_answers(script, line)

    def lay_out(self, narrow: bool, between: QWidget) -> None:
        """In a narrow window what to do stands beside the words, and what they are compared with below them."""
        if narrow:
            self._head.removeWidget(self.acts)
            self._top.layout().removeWidget(self.acts)  # type: ignore[union-attr]
            self._head.addWidget(self.acts)
            self._column.insertWidget(self._column.indexOf(self.words) + 1, between)
            self._column.insertWidget(self._column.indexOf(between) + 1, self._top)
            between.show()
        else:
            self._head.removeWidget(self.acts)
            self._flow.put_first(self.acts)
            self._column.insertWidget(0, self._top)
        show_if(self.name, not narrow)

    def _build_top(self) -> None:
        self.acts = Segmented(_("What to do"), [Option(one.value, words.act(one)) for one in Act])
        self.acts.chosen.connect(self._on_act)
        self.whom = ShortCombo(_("For whom"), [])
        self.whom.chosen.connect(self._on_whom)
        self.minutes = ShortCombo(_("How long this part takes"), [])
        self.minutes.chosen.connect(self._on_minutes)
        self._top = QWidget()
        self._flow = _FirstFlow(current().px(2.5))
        self._top.setLayout(self._flow)
        for widget in (self.acts, self.whom, self.minutes):
            self._flow.addWidget(widget)
        self._column.addWidget(self._top)

    def _build_words(self) -> None:
        self.words = QWidget()
        column = QVBoxLayout(self.words)
        space(column, 0, 0, 0, 0, gap=1.5)
        said = label(_("Words"), "strong")
        said.setBuddy(self.box)
        self.name = button(_("A name"), "bar", "plus", hint=NAME_KEY)
        self.name.clicked.connect(self.name_wanted)
        self._head = HeadRow(current().px(2))
        self._head.addWidget(said)
        self._head.addWidget(self.name)
        column.addLayout(self._head)
        column.addWidget(self.box)
        self._column.addWidget(self.words)

    def _build_folded(self) -> None:
        self.purpose, self.hard, self.only_when = PurposeFields(), HardFields(), OnlyWhenForm()
        self.answers = AnswerFields()
        folds = (
            (_("Purpose and tip"), self.purpose),
            (_("If it gets hard"), self.hard),
            (_("Only when…"), self.only_when),
            (_("Answers"), self.answers),
        )
        links = QWidget()
        links.setLayout(FlowLayout(current().px(5)))
        self._column.addWidget(links)
        self.folds: list[Button] = []
        for words_of, fields in folds:
            link = button(words_of, "quiet")
            link.clicked.connect(lambda _on=False, shown=fields: self._fold(shown))
            self.folds.append(link)
            links.layout().addWidget(link)  # type: ignore[union-attr]
            self._column.addWidget(fields)
            fields.hide()
        for more in (self.purpose, self.hard):
            more.reworded.connect(self._on_words)
        self.only_when.wanted.connect(lambda edit: self.changed.emit(edit, ""))
        self.answers.wanted.connect(self.changed)

    def _fold(self, fields: QWidget) -> None:
        """Open what is folded away, with the keys in it, or close it; one is open at a time."""
        opens = fields.isHidden()
        for each in (self.purpose, self.hard, self.only_when, self.answers):
            each.setVisible(opens and each is fields)
        if opens and fields is self.only_when and not self.only_when.offers:
            self.folds[2].setFocus()  # there is nothing in it for the keys
            announce(self.only_when, self.only_when.nothing)
        elif opens:
            fields.setFocus()

    def _show_answers(self, script: Script, line: PlacedLine) -> None:
        """A question has answers; nothing else has."""
        asks = line.step.act is Act.ASK
        self.answers.show_line(script, line)
        show_if(self.folds[-1], asks)
        if not asks:
            self.answers.hide()

    def _box(self, word: LineWord, box: TokenBox) -> TokenBox:
        box.settled.connect(lambda _words: self._on_words(word, box.script_text()))
        return box

    def _on_words(self, word: LineWord, text: str) -> None:
        if self._line is not None:
            several = word in (LineWord.WORDINGS, LineWord.FOLLOW_UP)
            texts = tuple(text.split("\n")) if several else (text,)
            self._emit(Reworded(self._line.key, word, texts), f"{self._line.key}:{word}")

    def _on_act(self, value: str) -> None:
        if self._line is not None:
            self._emit(ActChanged(self._line.key, Act(value)))

    def _on_whom(self, value: str) -> None:
        if self._line is not None:
            self._emit(Readdressed(self._line.key, *self._whom[value]))

    def _on_minutes(self, value: str) -> None:
        if self._line is not None:
            self._emit(Timed(self._line.phase.id, int(value)))

    def _emit(self, edit: Edit, typed: str = "") -> None:
        self.changed.emit(edit, typed)

    def _show_whom(self, script: Script, line: PlacedLine) -> None:
        self._whom = {_whom_id(whom): whom for whom in whom_offered(script, line)}
        self.whom.set_options([Option(key, words.whom(*whom)) for key, whom in self._whom.items()])
        self.whom.set_value(_whom_id(whom_now(line)))

    def _show_minutes(self, script: Script, line: PlacedLine) -> None:
        now, title = minutes_of(script, line.phase), line.phase.title
        offered = sorted({*MINUTES, now})
        self.minutes.set_options([Option(str(n), _minutes_words(title, n)) for n in offered])
        self.minutes.set_value(str(now))


class _FirstFlow(FlowLayout):
    """A flow into which something can be put back before the others."""

    def put_first(self, widget: QWidget) -> None:
        """Put a widget before all others."""
        self.removeWidget(widget)
        self.addWidget(widget)
        self._items.insert(0, self._items.pop())
        self.invalidate()


def _whom_id(whom: Whom) -> str:
    people, manner = whom
    return f"{'+'.join(people)}/{manner.value}"


def _minutes_words(title: str, minutes: int) -> str:
    if not minutes:
        return _("{part}: no minutes").format(part=title)
    return _("{part}: {n} min").format(part=title, n=minutes)
