"""The facilitator's own decision: three ways, why, and who judges and decides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.facts import Decision
from kring.domain.case.gate import Topic
from kring.domain.case.staff import unfit
from kring.domain.deciding.decision import preparation_open, said_no, ways_open
from kring.domain.events import Path
from kring.domain.people import PersonId, Role
from kring.i18n import _, short_day
from kring.ui.forms.draft import Draft
from kring.ui.forms.parts import person_options
from kring.ui.frame.context import Context
from kring.ui.ground.theme import fix_width, space
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import label, show_if
from kring.usecases.deciding import deciding
from kring.words import names


class DecisionForm(QWidget):
    """What is recorded stays in it, with its day; nothing is chosen before somebody chooses."""

    missing = Signal(object)
    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        last = context.now.decision
        self._path = last.path.value if last is not None and self._stands(last) else None
        self.who = Combo(_("Who judges and decides"), [], _("Choose a person"), plain=True)
        fix_width(self.who, 50)
        self._who = Field(_("Your decision"), QWidget(), right=[self.who])
        self._who.editor.hide()
        self.who.chosen.connect(lambda _value: self._who.set_error(""))
        self.paths = Section(self._cards, gap=1.5)
        self.words = WordsBox(self._recorded_words(), lines=2, most=6)
        self.why = Field(_("Why"), self.words)
        self._draft = Draft(context, _draft_of(self._path))
        self._draft.watch(self.why)
        self._recorded = label("", "caption", "2", wrap=True)
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1.5)
        for widget in (self._who, self.paths, self.why, self._recorded):
            column.addWidget(widget)
        self.words.textChanged.connect(self.changed)
        self.show_case()

    def show_case(self) -> None:
        """Show what counts now; the words being written stay."""
        case = self._context.now
        self.who.set_options(person_options(case, who_may(case)))
        if self.who.value() is None:
            self.who.set_value(_known(case))
        self.paths.refill()
        last = case.decision
        self._recorded.setText(self._said(last) if last is not None else "")
        show_if(self._recorded, last is not None)

    def by(self) -> PersonId | None:
        """Who judges and decides; says so where nobody is chosen yet."""
        value = self.who.value()
        if value is None:
            self._who.set_error(_("Choose who judges and decides."))
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            self.missing.emit(self.who)
        return PersonId(value) if value else None

    def chosen(self) -> bool:
        """Whether one of the three ways is chosen."""
        return self._path is not None

    def shows(self, last: Decision) -> bool:
        """Whether a decision that was recorded and stands is what is chosen and written, or nothing else is."""
        here = (self._path, self.words.words().strip())
        return self._stands(last) and here in ((last.path, last.words), (None, ""))

    def record(self) -> bool:
        """Record the decision that was chosen, with its reason and by whom; says what is missing."""
        words = self.words.words().strip()
        if self._path is None:
            self._say(_("Choose first what you decide."), None)
            return False
        if not words:
            self._say(_("Write in a few words why."), self.words)
            return False
        by = self.by()
        if by is None:
            return False
        self.why.set_error("")
        last = self._context.now.decision
        if last is not None and self.shows(last):
            self._context.tell(_("This is recorded already."))
            return False
        path = Path(self._path)
        done = self._context.do(deciding.decide, path=path, words=words, decided_by=by)
        if done:
            self._draft.clear()
            self._context.tell(_said(path))
        self.paths.refill()
        self.changed.emit()
        return done

    def _say(self, sentence: str, focus: QWidget | None) -> None:
        self.why.set_error(sentence, aloud=False)
        self._context.tell(sentence)
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.missing.emit(self.why)

    def _stands(self, last: Decision) -> bool:
        if last.path is Path.WAIT and said_no(self._context.now):
            return False
        return last.path is not Path.CONFERENCE or self._is_open()

    def _is_open(self) -> bool:
        """Whether a recorded decision for a conference stands, also while a talk that was left open is to be ended."""
        desk, case = self._context.desk, self._context.now
        return preparation_open(desk.view(case))

    def _said(self, last: Decision) -> str:
        by = self._context.now.called(last.decided_by)
        text = _("Recorded on {day} by {name}: {decision}.") if by else _("Recorded on {day}: {decision}.")
        shown = text.format(day=short_day(last.on), name=by, decision=names.path(last.path))
        return shown if self._stands(last) else _("{recorded} It no longer stands.").format(recorded=shown)

    def _cards(self) -> list[QWidget]:
        desk, case = self._context.desk, self._context.now
        now = ways_open(desk.view(case))
        offered = (*now, Path.CONFERENCE) if self._is_open() else now
        if self._path is not None and self._path not in offered:
            self._take_way(None)
        cards = ChoiceCards(_("Your decision"), _options(offered, bool(said_no(case))), columns=1, low=True)
        cards.set_value(self._path)
        cards.chosen.connect(self._on_chosen)
        return [cards]

    def _on_chosen(self, value: str) -> None:
        self.why.set_error("")
        if value != self._path:
            self._take_way(value)
            self.changed.emit()

    def _take_way(self, path: str | None) -> None:
        """Each way has its own reason: one written for another way is never taken along, and never lost.

        Only words from before any way was chosen go along to the first one that is.
        """
        unchosen, before = self._path is None, self._draft
        before.leave()
        along = self.words.words()
        self._path = path
        self.words.set_words(self._recorded_words())
        self._draft = Draft(self._context, _draft_of(path))
        self._draft.watch(self.why)
        if unchosen and along.strip() and not self.words.words().strip():
            self.words.set_words(along)
            self._draft.keep()
            before.clear()

    def _recorded_words(self) -> str:
        """The reason of the decision that stands, beside the way that was decided."""
        last = self._context.now.decision
        return last.words if last is not None and self._stands(last) and last.path.value == self._path else ""


def who_may(case: Case) -> list[PersonId]:
    """Who may judge and decide: facilitators and preparers first, then the other adults of the school."""
    first = [*case.having(Role.FACILITATOR), *case.having(Role.PREPARER)]
    second = case.having(Role.SECOND_ADULT)
    rest = [p for p in case.people if p not in second]
    return [p for p in dict.fromkeys([*first, *rest]) if unfit(case, p) is None]


def _known(case: Case) -> PersonId | None:
    """Who judged or decided last, or the only one who leads; of several nobody is taken for granted."""
    records: Sequence[tuple[int, PersonId | None]] = [
        *((j.seq, j.judged_by) for j in case.judged if j.condition != Topic.SECOND_ADULT),
        *((d.seq, d.decided_by) for d in case.decisions),
    ]
    last = max(records, key=lambda found: found[0], default=(0, None))[1]
    leads = case.having(Role.FACILITATOR)
    return last or (leads[0] if len(leads) == 1 else None)


def _draft_of(path: str | None) -> str:
    return f"why:{path}" if path else "why"


def _options(offered: Sequence[Path], after_no: bool) -> list[Option]:
    """After a no only what a no leads to; before that a conference is shown as what it waits for."""
    reason = "" if Path.CONFERENCE in offered else _("Opens when every condition is met.")
    ways = (Path.WAIT, Path.ONE_ON_ONE)
    found = [Option(path.value, names.path(path)) for path in ways if path in offered]
    return found if after_no else [*found, Option(Path.CONFERENCE.value, names.path(Path.CONFERENCE), closed=reason)]


def _said(path: Path) -> str:
    if path is Path.CONFERENCE:
        return _("Recorded. Next: prepare everyone, each alone.")
    return _("Recorded. It can be changed at any time.")
