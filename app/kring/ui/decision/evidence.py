"""What stands beside a condition: words, quotes with the conditions tied to them, who and when."""

from __future__ import annotations

from dataclasses import dataclass

from kring.domain.case import Case
from kring.domain.decision import Item
from kring.domain.events import ParentSays
from kring.domain.gate import Group
from kring.domain.people import PersonId, Role
from kring.i18n import _, join_words, short_date
from kring.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Line:
    """One line of evidence; `icon` for the conditions that a pupil tied to a wish, `tone` for what is missing."""

    text: str
    icon: str = ""
    tone: str = "2"


def lines(desk: Desk, case: Case, item: Item) -> list[Line]:
    """What is known, in the order in which it is read: own words, their conditions, records, the judgement's words."""
    about = item.about
    found = [Line(text) for text in (_said(case, item), *_records(desk, case, item)) if text]
    found += [Line(_quoted(case, q.words, q.person, short_date(q.on))) for q in item.quotes]
    if about is not None and (item.condition.group is Group.FREE_CHOICE or item.quotes):
        found += _tied(case, about)
    return found + judged(case, item)


def judged(case: Case, item: Item) -> list[Line]:
    """The words beside the judgement, who judged and when."""
    judgement = item.judgement
    if judgement is None:
        return []
    by = case.called(judgement.judged_by)
    when = short_date(judgement.on)
    who = _("{name}, {day}").format(name=by, day=when) if by else when
    return [Line(f"{sentence_end(judgement.words)} {who}" if judgement.words.strip() else who)]


def sentence_end(words: str) -> str:
    """Words on one line that end as a sentence does, so that a name can follow."""
    text = " ".join(words.split())
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _quoted(case: Case, words: str, person: PersonId, day: str) -> str:
    text = " ".join(words.split())
    return _("“{words}” {name}, {day}").format(words=text, name=case.called(person), day=day)


def _said(case: Case, item: Item) -> str:
    """The wish in the pupil's own words, who asked, and on which days."""
    if item.condition.group is not Group.FREE_CHOICE or item.about is None:
        return ""
    now = case.standing(item.about)
    if now.latest is None:
        return ""
    days = join_words([short_date(day) for day in now.days] or [short_date(now.latest.on)])
    asked = _("Asked by {name}, {days}").format(name=now.latest.asked_by, days=days)
    words = " ".join(now.latest.words.split())
    return f"“{words}” {asked}" if words else asked


def _tied(case: Case, person: PersonId) -> list[Line]:
    """The conditions of a wish; a quote is never shown without them."""
    met: dict[str, bool] = {}
    for wish in (w for w in case.wishes if w.person == person):
        met |= {condition.text: condition.met for condition in wish.conditions}
    return [
        Line(_("“{words}”: met").format(words=text), "link", "")
        if done
        else Line(_("“{words}”: not met yet").format(words=text), "link", "notice")
        for text, done in met.items()
    ]


def _records(desk: Desk, case: Case, item: Item) -> list[str]:
    """What the case itself knows about a condition."""
    match item.condition.id, item.about:
        case ("needs-harmed" | "needs-responsible", str() as about):
            return _need(case, PersonId(about))
        case "stopped", str() as about:
            return _stops(case, PersonId(about))
        case "power-even", str() as about:
            return _measures(desk, case, PersonId(about))
        case "support-offered", str() as about:
            answer, on = case.support.get(PersonId(about), ("", None))
            return [f"{answer}, {short_date(on)}"] if on else []
        case "parents", str() as about:
            return _parents(case, PersonId(about))
        case "three-adults", None:
            return [join_words([case.called(p) for p in case.having(Role.CARE)])]
        case "independent", None:
            return [case.called(case.facilitator)]
    return []


def _need(case: Case, person: PersonId) -> list[str]:
    need = case.needs_of(person)
    if need is None:
        return []
    return [f"{sentence_end(need.words)} {need.asked_by}, {short_date(need.on)}"]


def _stops(case: Case, about: PersonId) -> list[str]:
    watching = case.having(Role.WATCHER)
    found = []
    for stop in case.stops.values():
        if stop.person == about or stop.person in watching:
            who, day = case.called(stop.person), short_date(stop.on)
            since = short_date(stop.since) if stop.since else ""
            text = _("Since {since}: said by {name}, {day}") if since else _("It goes on: said by {name}, {day}")
            found.append(text.format(since=since, name=who, day=day))
    return [" · ".join(found)] if found else []


def _measures(desk: Desk, case: Case, about: PersonId) -> list[str]:
    texts, who = desk.texts(), case.called(about)
    chosen = [texts.text("gate", "measures", m, person=who) for m in case.measures.get(about, {})]
    return [_("{name} chose: {measures}").format(name=who, measures=" · ".join(chosen))] if chosen else []


def _parents(case: Case, about: PersonId) -> list[str]:
    found = []
    for contact in case.parent_contacts:
        if contact.child == about:
            text = _("{name} told, {day}") if contact.safe else _("{name}: telling is not yet safe, {day}")
            found.append(text.format(name=contact.who, day=short_date(contact.on)))
    for answer in case.parent_answers:
        if answer.child == about:
            text = _("{name} agrees, {day}") if answer.says is ParentSays.AGREES else _("{name} refuses, {day}")
            found.append(text.format(name=answer.who, day=short_date(answer.on)))
    return [" · ".join(found)] if found else []
