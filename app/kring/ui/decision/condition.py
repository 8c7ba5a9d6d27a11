"""A judged condition: choosing yes, not yet or no, and what it shows in."""

from __future__ import annotations

from collections.abc import Callable

from kring.domain.decision import Item, Reason
from kring.domain.events import Verdict
from kring.domain.facts import Judgement
from kring.domain.people import PersonId, Role
from kring.i18n import sentence_start
from kring.ui.context import Context
from kring.ui.decision.condition_row import GateRow, VerdictCombo
from kring.ui.decision.evidence import Line, lines
from kring.ui.decision.panel import ConditionPanel
from kring.ui.widgets.signs import Sign
from kring.usecases import deciding
from kring.usecases.gate_texts import condition_text, sentence
from kring.words import gate as gate_words

_STALE = ("later-contrary", "worse-since", "came-in-since", "conference-stopped-since")
_ASKS_FOR_MORE = ("no-evidence", "second-adult-not-named", "second-adult-not-outside", "measure-open")


class ConditionRow(GateRow):
    """Writes each judgement at once; nothing is chosen before somebody chooses."""

    def __init__(self, context: Context, item: Item) -> None:
        self._context, self._item = context, item
        title = condition_text(context.desk, context.now, item.condition.id, item.about)
        self.combo = VerdictCombo(title)
        super().__init__(title, self.combo, self._panel)
        self.combo.chosen.connect(self._on_chosen)

    def update_item(self, item: Item, reasons: tuple[Reason, ...]) -> None:
        """Show the condition as it stands now; `reasons` are those that the whole outcome names for it."""
        self._item = item
        judgement = item.judgement
        self.combo.show_verdict(judgement.verdict if judgement else None, not reasons)
        self.set_state(sign_of(judgement, reasons), self._lines(reasons))
        if isinstance(self.panel, ConditionPanel):
            self.panel.update_item(item, self.is_stale)

    @property
    def is_stale(self) -> bool:
        """Whether something happened after the judgement, so that only a new one counts."""
        return any(reason.code in _STALE for reason in self._item.reasons)

    def _lines(self, reasons: tuple[Reason, ...]) -> list[Line]:
        desk, case = self._context.desk, self._context.now
        found = lines(desk, case, self._item)
        named = [r for r in reasons if not gate_words.has_own_text(r) or r.code == "measure-open"]
        named = [r for r in named if r.code != "condition-open"]  # it stands there already, beside the wish
        if named and self._item.judgement is not None:
            missing = " · ".join(sentence(desk, case, r) for r in named)
            found.append(Line(sentence_start(missing), "", "notice"))
        return found

    def _panel(self) -> ConditionPanel:
        made = ConditionPanel(self._context, self._item, self.judge)
        made.update_item(self._item, self.is_stale)
        return made

    def _on_chosen(self, value: str) -> None:
        """A judgement is new each time it is chosen, also when it says the same."""
        before = self._item.judgement
        self.judge(Verdict(value), before.words if before else "", self._judge_again(before))
        if any(reason.code in _ASKS_FOR_MORE for reason in self._item.reasons):
            self.open()

    def _judge_again(self, before: Judgement | None) -> PersonId | None:
        """Who judges: whoever did before; for the second adult nobody is taken for granted."""
        case = self._context.now
        if self._item.condition.id == "second-adult":
            chosen = self.panel.judged_by() if isinstance(self.panel, ConditionPanel) else None
            return chosen or (before.judged_by if before else None)
        return before.judged_by if before and before.judged_by else next(iter(case.having(Role.FACILITATOR)), None)

    def judge(self, verdict: Verdict, words: str, by: PersonId | None) -> None:
        """Record a judgement; the quotes that stand beside it go with it."""
        item = self._item
        self._context.do(
            deciding.judge,
            condition=item.condition.id,
            verdict=verdict,
            about=item.about,
            judged_by=by,
            words=words,
        )


Judge = Callable[[Verdict, str, PersonId | None], None]


def sign_of(judgement: Judgement | None, reasons: tuple[Reason, ...]) -> Sign:
    """The sign before a condition: what it counts as, not what was wished."""
    if any(reason.verdict is Verdict.NO for reason in reasons):
        return Sign.LOOK_AGAIN
    if judgement is None:
        return Sign.NOT_STARTED
    return Sign.WAITING if reasons else Sign.DONE
