"""The two rows with answers of their own: the second adult, and the signs against a meeting."""

from __future__ import annotations

from dataclasses import replace

from kring.domain.case.case import Case
from kring.domain.case.facts import Look
from kring.domain.case.gate import Group
from kring.domain.case.lack import JudgedLack, StaffLack
from kring.domain.deciding import second_adult
from kring.domain.deciding.decision import GROUP, Item, Reason, sign_seen
from kring.domain.events import Seen, Verdict
from kring.domain.people import Role
from kring.i18n import _, sentence_start
from kring.ui.deciding import evidence
from kring.ui.deciding.evidence import Rests
from kring.ui.deciding.head_words import head_words
from kring.ui.deciding.row_view import SECOND, SIGNS, RowKind, RowView, known, short
from kring.ui.deciding.same_names import twins
from kring.ui.deciding.ways import Way
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.signs import Sign
from kring.usecases.deciding.gate_texts import condition_text, sentence
from kring.usecases.desk.desk import Desk


def second(desk: Desk, case: Case, item: Item) -> RowView:
    """The second adult judges on a page of their own; here only how it stands and the ways there."""
    reasons = list(item.reasons)
    sign = Sign.DONE if not reasons else Sign.WAITING
    if any(r.verdict is Verdict.NO or r.code is JudgedLack.LOOK_AGAIN for r in reasons):
        sign = Sign.LOOK_AGAIN
    group = desk.texts().text("gate", "groups", Group.SAFETY.value)
    last = second_adult.last_look(case)
    own = tuple(_in_own_words(case, look) for look in _looks(case))
    whose = evidence.name_and_day(case.called(last.adult), last.on) if last is not None else ""
    against = next((r for r in reasons if r.verdict is Verdict.NO), None)
    said = "" if against is None else sentence_start(sentence(desk, case, against))
    missing = [sentence_start(short(desk, case, r)) for r in reasons if r is not against]
    if reasons and last is not None and second_adult.standing_no(case) is None and second_adult.is_gone(case, last):
        text = _("{name} is no longer there. Another adult looks at everything, not only at what is new.")
        missing.append(text.format(name=case.called(last.adult)))
    rests = Rests(own=own, whose=whose)
    title, name = condition_text(desk, case, *SECOND), _second_name(desk, case, reasons)
    found = RowView(SECOND, RowKind.SECOND, group, title, sign, name, tuple(missing), rests=rests)
    found = replace(found, twins=twins(case, SECOND), known=known(rests), ways=_pages(case), said=said)
    return replace(found, head=head_words(case))


def _looks(case: Case) -> tuple[Look, ...]:
    """What a second adult judged last; a no that stands stays beside what others say of it."""
    no, last = second_adult.standing_no(case), second_adult.last_look(case)
    shown = [no, *(second_adult.read_by_others(case, no).values() if no is not None else [last])]
    return tuple(look for look in shown if look is not None)


def _in_own_words(case: Case, look: Look) -> evidence.QuotedWords:
    under = evidence.name_and_day(case.called(look.adult), look.on, weekday=True)
    under = _("{who}, on a signed paper").format(who=under) if look.paper else under
    words = look.words.strip()
    return evidence.QuotedWords(evidence.quoted(words), under) if words else evidence.QuotedWords(under, "")


def _second_name(desk: Desk, case: Case, reasons: list[Reason]) -> str:
    first = next(iter(reasons), None)
    if first is None:
        return ""
    adults = case.having(Role.SECOND_ADULT)
    again = first.code is JudgedLack.LOOK_AGAIN
    if (again or first.code is StaffLack.SECOND_ADULT_NOT_ASKED) and len(adults) == 1:
        text = _("the judgement of {name}: look again") if again else _("the judgement of {name}")
        return text.format(name=case.called(adults[0]))
    return condition_text(desk, case, *SECOND, "short") if again else sentence(desk, case, first)


def _pages(case: Case) -> tuple[Way, ...]:
    """One way for each second adult, or to name one; where the head asked two, first for those still to judge."""
    adults = second_adult.still_to_read(case) or case.having(Role.SECOND_ADULT)
    if not adults:
        return (Way(_("Open the page of the second adult"), PageName.SECOND_ADULT),)
    text = _("Open the page for {name}")
    return tuple(Way(text.format(name=case.called(p)), PageName.SECOND_ADULT, p) for p in adults)


def signs_view(desk: Desk, case: Case, reasons: list[Reason]) -> RowView:
    """Signs against a meeting: those not asked or seen; a group against one is counted."""
    texts, gate = desk.texts(), desk.gate
    seen = {s: sign_seen(case, s) for s in gate.signs}
    sign = Sign.DONE if not reasons else Sign.WAITING
    if any(r.verdict is Verdict.NO for r in reasons):
        sign = Sign.LOOK_AGAIN
    missing, facts = [], []
    if seen.get(GROUP) is Seen.SEEN:
        missing.append(texts.text("gate", "constellation", "several"))
    if GROUP in gate.signs and (counted := evidence.numbers(case)):
        facts.append(_("A group against one is counted, not asked. {numbers}").format(numbers=counted))
    said = _("Asked about each one. The answer was no each time.") if not reasons else ""
    answers = tuple((s, texts.text("gate", "sign_questions", s), seen[s]) for s in gate.signs if s != GROUP)
    group, title = texts.text("gate", "groups", Group.SAFETY.value), texts.text("gate", "signs_title")
    rests = Rests(records=tuple(filter(None, [said, *facts])))
    name = _signs_name(desk, case, reasons)
    return RowView(
        SIGNS, RowKind.SIGNS, group, title, sign, name, tuple(missing), tuple(facts), rests=rests, answers=answers
    )


def _signs_name(desk: Desk, case: Case, reasons: list[Reason]) -> str:
    if not reasons:
        return ""
    if any(r.verdict is Verdict.NO for r in reasons):
        return sentence(desk, case, next(r for r in reasons if r.verdict is Verdict.NO))
    signs = [desk.texts().text("gate", "signs", r.values[0]) for r in reasons]
    if len(signs) > 3:
        return _("whether there are signs against a meeting")
    some = _("{some} or {last}").format(some=", ".join(signs[:-1]), last=signs[-1]) if signs[1:] else signs[0]
    return desk.texts().text("gate", "signs_missing", sign=some)
