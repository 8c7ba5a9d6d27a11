"""What the conditions say now: a title, and what is missing as links; never a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kring.domain.case.case import Case
from kring.domain.case.gate import Topic
from kring.domain.case.lack import TextLack
from kring.domain.deciding import decision
from kring.domain.deciding.decision import Reason
from kring.domain.events import Verdict
from kring.i18n import _, sentence_start
from kring.ui.deciding.row_view import Key, RowView, key_of
from kring.ui.ground.plate import Plate
from kring.ui.ground.theme import restyle, space
from kring.ui.widgets.button import button
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.link import JUMP, Link
from kring.ui.widgets.text import label, show_if
from kring.usecases.deciding.gate_texts import outcome_text
from kring.usecases.desk.desk import Desk

LEAST, MOST, MOST_IN_STRIP = 2, 5, 4


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that is missing or says no, and the row it stands in."""

    key: Key
    text: str


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """What the conditions say: title, first sentence, what is named, and what may be decided."""

    verdict: Verdict
    title: str
    text: str
    named: tuple[Named, ...]
    notes: tuple[str, ...]
    decide: str


def said(desk: Desk, case: Case, rows: Sequence[RowView]) -> OutcomeWords:
    """What the conditions say today, named in the order of the rows."""
    now = decision.outcome(desk.view(case))
    title, text = outcome_text(desk, now.verdict)
    counted = {key_of(reason) for reason in now.reasons}
    named = tuple(Named(view.key, view.name) for view in rows if view.key in counted and view.name)
    return OutcomeWords(now.verdict, title, text, named, _notes(desk, now.reasons), may_decide(case, now.verdict))


def aloud(before: OutcomeWords, now: OutcomeWords) -> str:
    """What a screen reader says once a judgement changed what the conditions say; nothing where they say the same."""
    if (before.verdict, before.named) == (now.verdict, now.named):
        return ""
    names = [named.text for named in now.named[:MOST_IN_STRIP]]
    if len(now.named) > MOST_IN_STRIP:
        names.append(_("and the others in the list"))
    missing = f" {'; '.join(names)}." if names else ""
    return f"{now.title.rstrip('.')}. {now.text}{missing}"


def may_decide(case: Case, verdict: Verdict) -> str:
    """What may be decided now, for the footer."""
    if decision.said_no(case):
        return _("May be decided now: one-on-one work. A no is not waited out.")
    if verdict is Verdict.YES:
        return _("May be decided now: any of the three.")
    return _("May be decided now: wait, or one-on-one work.")


def _notes(desk: Desk, reasons: Sequence[Reason]) -> tuple[str, ...]:
    """Who prepares or leads without being trained or independent hands over first."""
    codes = {(reason.code, reason.condition) for reason in reasons}
    if codes & {(TextLack.JUDGED_NO_TASK, Topic.TRAINED), (TextLack.JUDGED_NO_TASK, Topic.INDEPENDENT)}:
        parts = (desk.texts().text("gate", "outcomes", "other-facilitator", part) for part in ("title", "text"))
        return (". ".join(parts),)
    return ()


class _Outcome(Plate):
    """What both forms share: they are made anew only when they say something else, and links keep the keys."""

    jumped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.shown: OutcomeWords | None = None
        self.links: list[Link] = []
        self._column = QVBoxLayout()

    def show_said(self, what: OutcomeWords) -> None:
        """Say it anew."""
        if what != self.shown:
            self._show(what)

    def _show(self, what: OutcomeWords) -> None:
        at = next((n for n, link in enumerate(self.links) if link.hasFocus()), None)
        self.shown, self.links = what, []
        empty(self._column)
        self._build(what)
        tone = "neutral" if what.verdict is Verdict.YES else "notice"
        for name in ("notice", "strip"):
            if self.property(name) is not None:
                self.setProperty(name, tone)
        restyle(self)
        words = (what.title, what.text, *what.notes, *(n.text for n in what.named))
        self.setAccessibleName(". ".join(word.rstrip(".:") for word in words if word))
        if at is not None and self.links:
            self.links[min(at, len(self.links) - 1)].setFocus()

    def _build(self, what: OutcomeWords) -> None:
        raise NotImplementedError


class OutcomeBox(_Outcome):
    """Beside the list: at most five reasons, each a link to its row."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", "neutral")
        self.setLayout(self._column)
        space(self._column, 4.5, 2.75, 4.5, 3, gap=0.25)

    def _build(self, what: OutcomeWords) -> None:
        self._column.addWidget(label(what.title, "h2", wrap=True, heads=2))
        self._column.addWidget(label(what.text, "caption", "2", wrap=True))
        for note in what.notes:
            self._column.addWidget(label(note, wrap=True))
        for named in what.named[:MOST]:
            link = Link(named.text, JUMP)
            link.clicked.connect(lambda _on=False, key=named.key: self.jumped.emit(key))
            self.links.append(link)
            self._column.addWidget(link)
        self._others = label(_("and the others in the list"), "caption", "2", wrap=True)
        self._column.addWidget(self._others)
        self._show_links(MOST)

    def fit(self, width: int, most_high: int) -> bool:
        """Name as many as stand in this room, at least two; False where they are too high even so."""
        for most in range(MOST, LEAST - 1, -1):
            self._show_links(most)
            if self.heightForWidth(width) <= most_high:
                return True
        self._show_links(MOST)
        return False

    def _show_links(self, most: int) -> None:
        shown = self.links[:most]
        for link in self.links:
            if link.hasFocus() and link not in shown:
                shown[-1].setFocus(Qt.FocusReason.OtherFocusReason)
            show_if(link, link in shown)
        assert self.shown is not None
        show_if(self._others, len(self.shown.named) > len(shown))


class OutcomeStrip(_Outcome):
    """Above the list where there is little room: names, what may be decided, and a button to the next that is open."""

    def __init__(self, is_after: Callable[[], int]) -> None:
        super().__init__()
        self._is_after, self._low = is_after, False
        self.setProperty("strip", "neutral")
        line = QHBoxLayout(self)
        space(line, 8, 2, 8, 2, gap=4)
        line.addLayout(self._column, 1)
        space(self._column, 0, 0, 0, 0, gap=0.5)
        self.next = button(_("Next"), None, "chevron-down")
        self.next.setAccessibleDescription(_("To the next condition that is open"))
        self.next.clicked.connect(self._on_next)
        line.addWidget(self.next)

    def set_low(self, low: bool) -> None:
        """In a low window it says the same in fewer lines."""
        if low != self._low:
            self._low = low
            if self.shown is not None:
                self._show(self.shown)

    def _build(self, what: OutcomeWords) -> None:
        self._column.addWidget(label(f"{what.title}. {what.decide}" if self._low else what.title, "strong", wrap=True))
        if not self._low:  # there the names stand in the list alone, and Next goes to each
            names = [named.text for named in what.named[:MOST_IN_STRIP]]
            if len(what.named) > MOST_IN_STRIP:
                names.append(_("and the others in the list"))
            if names:
                self._column.addWidget(label(sentence_start(" · ".join(names)), wrap=True))
            self._column.addWidget(label(what.decide, "strong", wrap=True))
        show_if(self.next, bool(what.named))

    def _on_next(self) -> None:
        if self.shown is not None and self.shown.named:
            self.jumped.emit(self.shown.named[self._is_after() % len(self.shown.named)].key)
