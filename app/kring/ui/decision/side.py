"""The right side of the decision: what the conditions say, always in sight, and the facilitator's own decision."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case import Case
from kring.domain.decision import Outcome, outcome, preparation_open
from kring.domain.events import Path, Verdict
from kring.domain.people import Role
from kring.i18n import _, join_words, short_date
from kring.ui.case.draft import Draft
from kring.ui.context import Context
from kring.ui.theme import current, space
from kring.ui.widgets.card import column_of
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import label
from kring.usecases import deciding
from kring.usecases.desk import Desk
from kring.usecases.gate_texts import outcome_text, sentences
from kring.words import names

LEAST_UNITS = 36  # the title and the first names of what is missing


class OutcomeBox(Notice):
    """What the conditions say now: a title, and the names of what is missing; never a number."""

    def show_outcome(self, desk: Desk, case: Case) -> None:
        """Say it anew."""
        now = outcome(case, desk.gate, desk.today())
        title, text = outcome_text(desk, now.verdict)
        named = sentences(desk, case, now.reasons)
        tone = "neutral" if now.verdict is Verdict.YES else "notice"
        self.set_content(title, [*_leads(desk, now), *named, *advice(desk, case)], text, tone)


def _leads(desk: Desk, now: Outcome) -> list[str]:
    """Who prepares or leads without being trained or independent hands over first."""
    codes = {(reason.code, reason.condition) for reason in now.reasons}
    if codes & {("judged-no-task", "trained"), ("judged-no-task", "independent")}:
        texts = desk.texts()
        parts = (texts.text("gate", "outcomes", "other-facilitator", part) for part in ("title", "text"))
        return [". ".join(parts)]
    return []


def advice(desk: Desk, case: Case) -> list[str]:
    """Advice on who sits with whom: it never opens or closes anything by itself."""
    texts, found = desk.texts(), []
    if len(case.responsible) > max(1, len(case.harmed)):
        found.append(texts.text("gate", "constellation", "several"))
    denied = [case.judgements.get(("accepts-part", p)) for p in case.responsible]
    if any(j is not None and j.verdict is Verdict.NO for j in denied):
        found.append(texts.text("gate", "constellation", "denies"))
    return found


class Side(QWidget):
    """Outcome above, decision below; each scrolls by itself where there is little room."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._path: str | None = None
        column = QVBoxLayout(self)
        space(column, 0, 1, 0, 3, gap=3)
        self.outcome = OutcomeBox()
        self.outcome.show_outcome(context.desk, context.now)
        self._outcome = column_of(self.outcome)
        self._above = scroll_column(self._outcome)
        self._above.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._above.setAccessibleName(_("What the conditions say"))
        column.addWidget(self._above)
        self.words = WordsBox(lines=2, most=5)
        self.why = Field(_("Why"), self.words)
        self._draft = Draft(context, "why")
        self._draft.watch(self.why)
        self.paths = Section(self._cards, gap=1.5)
        self._recorded = label("", "caption", "2", wrap=True)
        self._form = QWidget()
        inside = QVBoxLayout(self._form)
        space(inside, 0, 0, 1, 0, gap=2.5)
        for widget in (self.paths, self.why, self._recorded):
            inside.addWidget(widget)
        inside.addStretch(1)
        self._below = scroll_column(self._form)
        column.addWidget(self._below, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        listen(self, self._timer.timeout, self._share)
        self._form.installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        """Show what counts now; the words being written stay."""
        self.outcome.show_outcome(self._context.desk, self._context.now)
        self.paths.refill()
        last = self._context.now.decision
        text = _("Recorded on {day}: {decision}")
        shown = text.format(day=short_date(last.on), decision=names.path(last.path)) if last else ""
        if last and last.path is Path.CONFERENCE and not self._open():
            shown = _("{recorded}. It no longer stands.").format(recorded=shown)
        self._recorded.setText(shown)
        self._recorded.setVisible(bool(shown))
        self._timer.start(0)

    def lend(self) -> tuple[QWidget, QWidget]:
        """Outcome and decision, to stand in one column with the conditions; this side is then empty."""
        self.hide()
        for area in (self._above, self._below):
            area.takeWidget()
        return self._outcome, self._form

    def take_back(self) -> None:
        """Outcome and decision beside the conditions again."""
        self._above.setWidget(self._outcome)
        self._below.setWidget(self._form)
        self.show()
        self._timer.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The decision below became higher or lower."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._timer.start(0)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The outcome gets what it needs as far as the decision leaves it, and never less than its first lines."""
        wide = self._above.viewport().width()
        room = self.height() - self._form.heightForWidth(wide) - current().px(7)
        needs = self.outcome.heightForWidth(wide)
        self._above.setFixedHeight(min(needs, max(current().px(LEAST_UNITS), room)))

    def record(self) -> None:
        """Record the decision that was chosen, with its reason; says what is missing."""
        words = self.words.words().strip()
        if self._path is None:
            self.why.set_error(_("Choose first what you decide."))
            return
        if not words:
            self.why.set_error(_("Write in a few words why."))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.why.set_error("")
        path, self._path = Path(self._path), None
        if self._context.do(deciding.decide, path=path, words=words):
            self.words.set_words("")
            self._draft.clear()
            self._context.tell(_said(path))
        self.paths.refill()

    def _open(self) -> bool:
        desk = self._context.desk
        return preparation_open(self._context.now, desk.gate, desk.today())

    def _cards(self) -> list[QWidget]:
        closed = self._verdict() is not Verdict.YES
        if closed and self._path == Path.CONFERENCE:
            self._path = None
        cards = ChoiceCards(_("Your decision"), _options(self._context.now, closed), columns=1)
        cards.set_value(self._path)
        cards.chosen.connect(self._on_chosen)
        return [label(_("Your decision"), "strong"), cards]

    def _verdict(self) -> Verdict:
        desk = self._context.desk
        return outcome(self._context.now, desk.gate, desk.today()).verdict

    def _on_chosen(self, value: str) -> None:
        self._path = value
        self.why.set_error("")


def _options(case: Case, closed: bool) -> list[Option]:
    apart = [case.called(p) for role in (Role.HARMED, Role.RESPONSIBLE) for p in case.having(role)]
    who = join_words(list(dict.fromkeys(apart)))
    second = _("With each apart: {names}.").format(names=who) if who else ""
    reason = _("Opens when every condition is met.") if closed else ""
    return [
        Option(Path.WAIT.value, names.path(Path.WAIT), _("What is missing stays in sight.")),
        Option(Path.ONE_ON_ONE.value, names.path(Path.ONE_ON_ONE), second),
        Option(Path.CONFERENCE.value, names.path(Path.CONFERENCE), _("Everyone is prepared apart first."), reason),
    ]


def _said(path: Path) -> str:
    if path is Path.CONFERENCE:
        return _("Recorded. Next: prepare everyone, each apart.")
    return _("Recorded. It can be changed at any time.")
