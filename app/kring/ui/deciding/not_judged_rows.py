"""What is not judged but follows from what was done: what is asked at once, the facts, the talks."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.gate import Topic
from kring.domain.case.lack import JudgedLack, ReportLack, TalkLack
from kring.domain.deciding.decision import Reason
from kring.domain.events import TalkKind
from kring.i18n import _, sentence_start, short_day
from kring.ui.deciding import evidence
from kring.ui.deciding.evidence import Rests
from kring.ui.deciding.row_view import Key, RowKind, RowView
from kring.ui.deciding.ways import ways
from kring.ui.widgets.signs import Sign
from kring.usecases.deciding.gate_texts import sentence, sentences
from kring.usecases.desk.desk import Desk
from kring.words import names

_WORDS = (ReportLack.OTHER_WORDS, ReportLack.WORDS_NOT_READ)
_TOLD = (ReportLack.CONCERN_OPEN, ReportLack.UNSAFE_OPEN, *_WORDS, JudgedLack.NOBODY, TalkLack.TALK_OPEN)


def done(desk: Desk, case: Case, reasons: dict[Key, list[Reason]]) -> list[RowView]:
    """What is not judged but follows from what was done."""
    texts, group = desk.texts(), _("What was done")
    rows: list[tuple[Key, str, list[Reason]]] = []
    safety = [r for key, found in reasons.items() if key[0] == Topic.SAFETY for r in found]
    rows.append(((Topic.SAFETY, None), _safety_title(safety), safety))
    facts = [r for key, found in reasons.items() if key[0] == Topic.FACTS for r in found]
    rows.append(((Topic.FACTS, None), _("What happened is established and put into words"), facts))
    if nobody := reasons.get((Topic.TALKS_HELD, None), []):
        rows.append(((Topic.TALKS_HELD, None), _("Somebody harmed and somebody responsible would be there"), nobody))
    if left := [r for key, found in reasons.items() if key[0] == Topic.TALK_OPEN for r in found]:
        rows.append(((Topic.TALK_OPEN, None), _("Every talk that was begun has ended"), left))
    for person in case.main_people:
        for key, kind in ((Topic.TALKS_HELD, "talks"), (Topic.SUPPORT_HELD, "support")):
            title = sentence_start(texts.text("gate", "computed", kind, person=case.called(person)))
            rows.append(((key, person), title, reasons.get((key, person), [])))
    for (name, other), found in reasons.items():
        if name == Topic.OTHERS_WANT:
            title = _("What {name} asks for, to sit there").format(name=case.called(other))
            rows.append(((name, other), title, found))
    return [_row(desk, case, group, *row) for row in rows]


def _safety_title(reasons: list[Reason]) -> str:
    """A heading that is true: what the condition asks for, and once something stands open that it does."""
    if any(r.code in (ReportLack.CONCERN_OPEN, ReportLack.UNSAFE_OPEN) for r in reasons):
        return _("Something serious or not safe stands open")
    if reasons:
        return _("What is asked at once was not all asked yet")
    return _("What is asked at once was asked, and nothing serious is open")


def _row(desk: Desk, case: Case, group: str, key: Key, title: str, reasons: list[Reason]) -> RowView:
    sign = Sign.DONE if not reasons else Sign.NOT_STARTED
    if any(r.code in (ReportLack.CONCERN_OPEN, ReportLack.UNSAFE_OPEN) for r in reasons):
        sign = Sign.LOOK_AGAIN
    said = sentences(desk, case, [r for r in reasons if r.code in _TOLD or key[0] == Topic.OTHERS_WANT])
    missing = [sentence_start(text) for text in said]
    if any(r.code is TalkLack.SUPPORT_MISSING for r in reasons):
        missing.append(_("Several talks, spread over weeks."))
    rests = Rests(records=_asked(desk, case) if key[0] == Topic.SAFETY else _facts(case, key))
    name = "" if not reasons else sentence(desk, case, reasons[0])
    known = () if key[0] == Topic.FACTS else rests.records
    return RowView(key, RowKind.DONE, group, title, sign, name, tuple(missing), known, ways(case, reasons), rests=rests)


def _asked(desk: Desk, case: Case) -> tuple[str, ...]:
    """What was asked at once, with its answer."""
    texts, found = desk.texts(), list[str]()
    if case.safe_now is not None:
        answer, on = case.safe_now
        found.append(f"{_('Is everyone safe right now?')} {names.safe(answer)}, {short_day(on)}")
    for concern, seen in case.concerns.items():
        found.append(f"{texts.text('checklists', 'concerns', concern, 'question')} {names.seen(seen)}")
    return tuple(found)


def _facts(case: Case, key: Key) -> tuple[str, ...]:
    name, person = key
    if name == Topic.FACTS and case.incident.strip():
        by = _("Established by {name}").format(name=case.established_by) if case.established_by.strip() else ""
        return tuple(filter(None, [evidence.quoted(case.incident), by]))
    if person is None:
        return ()
    kind = TalkKind.INTERVIEW if name == Topic.TALKS_HELD else TalkKind.ONE_ON_ONE
    return tuple(
        _("{day}, led by {name}").format(day=short_day(t.on), name=t.led_by) if t.led_by else short_day(t.on)
        for t in case.held(kind, person)
    )
