"""One step of a script: what is said, asked or done, and everything that hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kring.domain.events import Want
from kring.domain.problems import Code
from kring.domain.session.script import (
    CODES,
    MARKS,
    Act,
    Answer,
    Choice,
    Formal,
    Records,
    Scale,
    Step,
    StopRule,
    Stops,
)
from kring.scripts.forms import FileForm
from kring.scripts.tree import Fields, Items, Text

_DOTS = ("…", "...")
STEP = (
    *("id", "say", "ask", "do", "formal", "title", "purpose", "tip", "wordings", "follow up"),
    *("answer", "choices", "scale", "evidence", "records", "stop", "after a no"),
)
STEP_2 = (*STEP, "only after", "unless", "easier", "point", "last wish")
_ASKED = ("follow up", "answer", "choices", "scale", "evidence", "records")
_SCALE_END = 1000
_LEFT_OUT = "left out"

Check = Callable[[Text], None]
_Choices = tuple[tuple[Text | None, str, str], ...]


def step_of(form: FileForm, evidence: Collection[str], check: Check) -> Step:
    """The step in a form; `check` looks at the fills of each text."""
    line = _Line(form, check)
    act = _act(form)
    answered = form.member("answer", Answer)
    answer = answered or Answer.WORDS
    choices = _choices(form, check)
    scale = _scale(form, check)
    records = form.member("records", Records)
    if act is Act.ASK:
        if answered is not None or not form.has("answer"):  # else it is not known how it is answered
            _fits_answer(form, answer, choices)
            _fits_record(form, choices, answer, records)
    else:
        for word in _ASKED:
            if form.has(word):
                form.report.add(form.key(word), Code.ONLY_WITH_ASK, word)
    formal, formally = _formal(form, act, check)
    return Step(
        form.id("id"),
        act,
        line.text(act.value),
        title=line.text("title"),
        formal=formal,
        formally=formally,
        purpose=line.text("purpose"),
        tip=line.text("tip"),
        wordings=line.texts("wordings"),
        follow_up=line.texts("follow up"),
        answer=answer,
        choices=tuple(Choice(code.value if code else "", text, leads) for code, text, leads in choices),
        scale=scale,
        evidence=_evidence(form, evidence),
        records=records,
        stop=_stop(form, check),
        not_after_no=_not_after_no(form),
        easier=line.text("easier"),
        point=line.text("point"),
        last_wish=tuple(dict.fromkeys(wish for _node, wish in form.members("last wish", Want))),
    )


class _Line:
    """The texts of a form, each looked at for its fills."""

    def __init__(self, form: FileForm, check: Check) -> None:
        self.form = form
        self.check = check

    def text(self, word: str, needed: bool = False) -> str:
        node = self.form.scalar(word, needed)
        if node and node.value.strip() in _DOTS:
            self.form.report.add(node, Code.DOTS)
        elif node:
            self.check(node)
        return node.value.strip() if node else ""

    def texts(self, word: str) -> tuple[str, ...]:
        nodes = self.form.scalars(word)
        for node in nodes:
            if node.value.strip() in _DOTS:
                self.form.report.add(node, Code.DOTS)
            else:
                self.check(node)
        return tuple(node.value.strip() for node in nodes)


def _act(form: FileForm) -> Act:
    there = [act for act in Act if form.has(act.value)]
    if len(there) > 1 or not (there or form.has_unknown):
        form.report.add(form.key(there[1].value) if there else form.fields, Code.SAY_ASK_DO)
    return there[0] if len(there) == 1 else Act.ASK


def _choices(form: FileForm, check: Check) -> _Choices:
    made = []
    first: dict[str, Text] = {}
    for choice in form.forms("choices", ("code", "text", "leads to")):
        choice.id("code")
        line = _Line(choice, check)
        code, text, leads = choice.scalar("code"), line.text("text", needed=True), line.text("leads to")
        if code and first.setdefault(code.value, code) is not code:
            form.report.add(code, Code.CODE_TWICE, code.value, str(first[code.value].line))
        made.append((code, text, leads))
    return tuple(made)


def _formal(form: FileForm, act: Act, check: Check) -> tuple[str, Formal | None]:
    """The line in the second form of address, and what hangs on it; a single text is the line alone."""
    said, whole = form.fields.get("formal"), form.fields.get(act.value)
    if not isinstance(said, Fields):
        if isinstance(said, Text) and isinstance(whole, Text) and _is_a_word_of(said.value, whole.value):
            form.report.add(said, Code.FORMAL_WHOLE, said.value.strip())
        return _Line(form, check).text("formal"), None
    acts = tuple(act.value for act in Act)
    inner = form.form("formal", (*acts, "wordings", "follow up", "easier", "stop"))
    if inner is None:
        return "", None
    for other in acts:
        if other != act.value and inner.has(other):
            form.report.add(inner.key(other), Code.ACT_DIFFERS, act.value)
    line = _Line(inner, check)
    more = Formal(line.texts("wordings"), line.texts("follow up"), line.text("easier"), line.text("stop"))
    return line.text(act.value), more


def _is_a_word_of(formal: str, line: str) -> bool:
    """Whether one word stands where a line with several belongs."""
    return len(formal.split()) == 1 and len(line.split()) > 2


def _scale(form: FileForm, check: Check) -> Scale | None:
    scale = form.form("scale", ("from", "to", "low", "high"))
    if scale is None:
        return None
    line = _Line(scale, check)
    low = scale.whole("from", -_SCALE_END, _SCALE_END, 0, needed=True)
    high = scale.whole("to", -_SCALE_END, _SCALE_END, low + 1, needed=True)
    if low >= high:
        form.report.add(scale.key("to"), Code.SCALE_RANGE)
    return Scale(low, high, line.text("low", needed=True), line.text("high", needed=True))


def _not_after_no(form: FileForm) -> bool:
    node = form.scalar("after a no")
    return bool(node and form.one_of(node, "after a no", (_LEFT_OUT,)))


def _evidence(form: FileForm, evidence: Collection[str]) -> str:
    node = form.scalar("evidence")
    return node.value.strip() if node and form.one_of(node, "evidence", sorted(evidence)) else ""


def _stop(form: FileForm, check: Check) -> StopRule | None:
    stop = form.form("stop", ("when", "say"))
    if stop is None:
        return None
    line = _Line(stop, check)
    return StopRule(line.text("when", needed=True), line.text("say", needed=True))


def _fits_answer(form: FileForm, answer: Answer, choices: _Choices) -> None:
    for word, kind in (("choices", Answer.CHOICE), ("scale", Answer.SCALE)):
        if form.has(word) and answer is not kind:
            form.report.add(form.key(word), Code.NEEDS_ANSWER, word, kind.value)
        elif answer is kind and not form.has(word):
            form.report.add(form.key("answer"), Code.ANSWER_NEEDS, kind.value, word)
    nodes = form.fields.get("choices")
    if isinstance(nodes, Items) and len(nodes.nodes) < 2:
        form.report.add(form.key("choices"), Code.TWO_CHOICES)


def _fits_record(form: FileForm, choices: _Choices, answer: Answer, records: Records | None) -> None:
    """A record that the program reads must come from answers that it can read."""
    allowed = CODES.get(records, ()) if records else ()
    goes_on = records is Records.STOPPED and any(one[0] and one[0].value == Stops.GOES_ON for one in choices)
    needs = Answer.CHOICE if allowed or goes_on else Answer.DATE if records is Records.STOPPED else None
    needs = Answer.WORDS if records in MARKS else needs
    if records is None or needs is None:
        return
    if answer is not needs and allowed:
        form.report.add(form.key("records"), Code.RECORD_CHOICE, records.value, ", ".join(allowed))
    elif answer is not needs:
        form.report.add(form.key("records"), Code.RECORD_ANSWER, records.value, needs.value)
    for code, _, _ in choices if allowed else ():
        if code and code.value not in allowed:
            form.report.add(code, Code.RECORD_CODE, code.value, records.value, ", ".join(allowed))
