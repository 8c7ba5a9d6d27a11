"""Signs against a meeting: each is seen, not seen or not asked, and not asked is never not seen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.case import Case
from kring.domain.decision import sign_seen
from kring.domain.events import Seen
from kring.i18n import _, sentence_start
from kring.ui.context import Context
from kring.ui.decision.condition_row import GateRow
from kring.ui.decision.evidence import Line
from kring.ui.theme import space
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.text import label
from kring.usecases import deciding
from kring.usecases.desk import Desk
from kring.words import names


class SignsRow(GateRow):
    """One row that names what was seen and what nobody asked yet; opened, each sign with its three answers."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.answers: dict[str, Segmented] = {}
        super().__init__(context.desk.texts().text("gate", "signs_title"), None, self._panel)
        self.show_signs()

    def show_signs(self) -> None:
        """Show the answers as they are now."""
        case, desk = self._context.now, self._context.desk
        by = {seen: _texts(desk, case, seen) for seen in Seen}
        found = []
        if by[Seen.SEEN]:
            found.append(Line(_("Seen: {signs}").format(signs=", ".join(by[Seen.SEEN])), "", "notice"))
        if by[Seen.NOT_ASKED]:
            asked = by[Seen.NOT_SEEN] or by[Seen.SEEN]
            named = ", ".join(by[Seen.NOT_ASKED]) if asked else _("any of them")
            found.append(Line(_("Not asked yet: {signs}").format(signs=named), "", "notice" if asked else "2"))
        if by[Seen.NOT_SEEN]:
            rest = _("Not seen: the rest") if found else _("Asked about each one. None was seen.")
            found.append(Line(rest))
        sign = Sign.LOOK_AGAIN if by[Seen.SEEN] else Sign.WAITING if by[Seen.NOT_ASKED] else Sign.DONE
        if len(by[Seen.NOT_ASKED]) == len(desk.gate.signs):
            sign = Sign.NOT_STARTED
        self.set_state(sign, found)
        for code, answer in self.answers.items():
            answer.set_value(_value(case, code))

    def _panel(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        space(column, 0, 0, 0, 0, gap=1.5)
        texts = self._context.desk.texts()
        column.addWidget(label(texts.text("gate", "signs_help"), "caption", "2", wrap=True))
        for code in self._context.desk.gate.signs:
            column.addWidget(self._answer(code, texts.text("gate", "signs", code)))
        return panel

    def _answer(self, code: str, text: str) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        space(line, 0, 0, 0, 0, gap=3)
        line.addWidget(label(sentence_start(text), "body", wrap=True), 1)
        answer = Segmented(text, [Option(seen.value, names.seen(seen)) for seen in Seen], small=True)
        answer.set_value(_value(self._context.now, code))
        answer.chosen.connect(lambda value: self._on_chosen(code, Seen(value)))
        self.answers[code] = answer
        line.addWidget(answer)
        return holder

    def _on_chosen(self, code: str, seen: Seen) -> None:
        self._context.do(deciding.ask_sign, sign=code, seen=seen)
        self.show_signs()


def _texts(desk: Desk, case: Case, seen: Seen) -> list[str]:
    return [desk.texts().text("gate", "signs", s) for s in desk.gate.signs if sign_seen(case, s) is seen]


def _value(case: Case, sign: str) -> str | None:
    """The answer to show: what counts; "not asked" only where somebody said so."""
    seen = sign_seen(case, sign)
    if seen is Seen.NOT_ASKED and case.signs.get(sign, (None, ""))[0] is not Seen.NOT_ASKED:
        return None
    return seen.value
