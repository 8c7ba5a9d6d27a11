"""All rows of the decision page: what was done, and the conditions with what they lack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kring.domain.case.case import Case
from kring.domain.case.gate import About, Group, Topic
from kring.domain.case.lack import JudgedLack, TalkLack, TextLack, TiedLack
from kring.domain.deciding import decision
from kring.domain.deciding.decision import Item, Reason
from kring.domain.events import Verdict
from kring.domain.talks.support import interviews
from kring.i18n import _, sentence_start, short_day
from kring.ui.deciding import evidence
from kring.ui.deciding.not_judged_rows import done
from kring.ui.deciding.row_view import SIGNS, Key, RowKind, RowView, known, short
from kring.ui.deciding.same_names import each_once, twins
from kring.ui.deciding.second_and_signs_rows import second, signs_view
from kring.ui.deciding.ways import talk_first, ways
from kring.ui.widgets.signs import Sign
from kring.usecases.deciding.gate_texts import condition_text, sentence
from kring.usecases.desk.desk import Desk

_UNJUDGED = (TextLack.NOT_JUDGED, TextLack.JUDGED_NOT_YET)
_STALE = (JudgedLack.LOOK_AGAIN, JudgedLack.JUDGED_BEFORE_TALK, JudgedLack.SET_ASIDE, JudgedLack.JUDGED_BY_WHOM)


def views(desk: Desk, case: Case) -> tuple[RowView, ...]:
    """All rows in their order: first what was done, since nothing can be judged before it; then the conditions."""
    reasons: dict[Key, list[Reason]] = {}
    items = decision.items(desk.view(case))
    for reason in decision.reasons(case, desk.gate, items):
        reasons.setdefault((reason.condition, reason.about), []).append(reason)
    found = done(desk, case, reasons)
    for group in Group:
        title = desk.texts().text("gate", "groups", group.value)
        for item in (i for i in items if i.condition.group is group):
            if item.condition.id == Topic.SECOND_ADULT:
                found += [signs_view(desk, case, reasons.get(SIGNS, [])), second(desk, case, item)]
            else:
                key = (item.condition.id, item.about)
                found.append(_judged(desk, case, item, reasons.get(key, []), title))
    return tuple(_aside(case, view, reasons) for view in each_once(found))


def _aside(case: Case, view: RowView, reasons: dict[Key, list[Reason]]) -> RowView:
    """What is not asked after a no: only what was known and judged is left of it, and nothing to be done."""
    name, about = view.key
    mine = (found for (condition, whom), found in reasons.items() if condition == name and about in (None, whom))
    own = [reason for found in mine for reason in found]
    if view.met or decision.is_asked(case, name, own):
        return view
    return replace(
        view, aside=True, sign=Sign.OFF_PATH, name="", missing=(), ways=(), look="", closed="", twins=(), said=""
    )


def _judged(desk: Desk, case: Case, item: Item, reasons: list[Reason], group: str) -> RowView:
    key, about = (item.condition.id, item.about), item.about
    base = RowView(
        key,
        RowKind.JUDGED,
        group,
        condition_text(desk, case, *key),
        _sign(item, reasons),
        condition_text(desk, case, *key, "short") or condition_text(desk, case, *key, "missing"),
        rests=evidence.rests(desk, case, item),
        verdict=item.judgement.verdict if item.judgement else None,
        twins=twins(case, key),
    )
    no = next((r for r in reasons if r.code is TalkLack.NO_SAID), None)
    if no is not None:
        return _own_no(desk, case, base, no)
    if about is not None and item.condition.about is not About.CASE and not interviews(case, about):
        closed = _("Nothing about {name} can be judged before a talk with {name}.").format(name=case.called(about))
        facts = evidence.records(desk, case, item)
        return replace(base, closed=closed, verdict=None, known=facts, ways=(talk_first(case, about),))
    stale = any(r.code in _STALE for r in reasons)
    lacking = decision.lacks(desk.view(case), item)
    later = (JudgedLack.LOOK_AGAIN, TiedLack.CONDITION_OPEN, *_UNJUDGED)
    own = [r for r in reasons if r.code not in later]
    own += [r for r in lacking if r.code not in {o.code for o in own}]
    look = ""
    if any(r.code is JudgedLack.LOOK_AGAIN for r in reasons):
        newer = evidence.newer_words(case, *key)
        look = _("{before} This is newer: {newer}").format(before=evidence.old_judgement(item), newer=newer)
    against = next((r for r in reasons if r.verdict is Verdict.NO and r.code not in _STALE), None)
    return replace(
        base,
        said="" if against is None or look else sentence_start(sentence(desk, case, against)),
        name=_named(desk, case, base.name, reasons, lacking),
        missing=_missing(desk, case, item, [*own, *(r for r in reasons if r.code is TiedLack.CONDITION_OPEN)]),
        known=known(base.rests),
        ways=ways(case, [*reasons, *lacking]),
        look=look,
        verdict=None if stale else base.verdict,
        stale=stale,
    )


def _own_no(desk: Desk, case: Case, base: RowView, no: Reason) -> RowView:
    """A pupil's own no: nothing is judged, and nobody asks again."""
    text = _("Nobody asks {name} again, and there is nothing to judge here. Work goes on with each alone.")
    return replace(
        base,
        name=sentence(desk, case, no),
        said=sentence_start(sentence(desk, case, no)),
        look=evidence.newer_words(case, *base.key),
        closed=text.format(name=case.called(no.about)),
        known=known(base.rests),
        verdict=None,
        ways=ways(case, [no]),
    )


def _named(desk: Desk, case: Case, short: str, reasons: list[Reason], lacking: Iterable[Reason]) -> str:
    """What is missing in a few words: what a yes would lack, or that something newer was said."""
    if any(r.code is JudgedLack.LOOK_AGAIN for r in reasons):
        return _("{condition}: look again").format(condition=short)
    said_no = [r for r in reasons if r.verdict is Verdict.NO]
    open_ = [r for r in reasons if r.code not in _UNJUDGED] or list(lacking)
    first = next(iter(said_no or open_), None)
    return sentence(desk, case, first) if first is not None and first.code not in _STALE else short


def _missing(desk: Desk, case: Case, item: Item, lacking: list[Reason]) -> tuple[str, ...]:
    """What is missing, in words; where nothing is, that it waits for a judgement."""
    shared = [short(desk, case, r) for r in lacking]
    if shared:
        return (sentence_start(" · ".join(dict.fromkeys(shared))),)
    judgement = item.judgement
    if judgement is None:
        return (_("For this, only a judgement is missing: nobody has judged it yet."),)
    if judgement.verdict is Verdict.NOT_YET:
        name, day = case.called(judgement.judged_by), short_day(judgement.on)
        return (_("{name} judged “not yet” on {day}. For this, nothing else is missing.").format(name=name, day=day),)
    return ()


def _sign(item: Item, reasons: list[Reason]) -> Sign:
    if not reasons:
        return Sign.DONE
    if any(r.verdict is Verdict.NO or r.code is JudgedLack.LOOK_AGAIN for r in reasons):
        return Sign.LOOK_AGAIN
    return Sign.NOT_STARTED if item.judgement is None else Sign.WAITING
