"""What a condition rests on: own words once each, the conditions with them, what explains, who judged; no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kring.domain.case.case import Case
from kring.domain.case.contrary import Withdrawal
from kring.domain.case.facts import Newer, Spoken
from kring.domain.case.gate import Group, Topic
from kring.domain.case.said_facts import Need, OwnPart, Quote, StopFact
from kring.domain.case.wishes import TiedCondition, Wish
from kring.domain.deciding.conditions import newest_against
from kring.domain.deciding.decision import Item
from kring.domain.events import ParentSays
from kring.domain.people import PersonId, Role, Side
from kring.domain.talks import own_words
from kring.i18n import _, join_words, sentence_start, short_date, short_day
from kring.usecases.desk.desk import Desk
from kring.words import deciding as deciding_words
from kring.words import names


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Somebody's words, and below them who, when, and asked by whom."""

    words: str
    under: str


@dataclass(frozen=True, slots=True)
class Rests:
    """Everything that stands beside a condition, in the order in which it is read."""

    own: tuple[QuotedWords, ...] = ()
    tied: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    explains: tuple[QuotedWords, ...] = ()
    judged: str = ""
    whose: str = ""


def rests(desk: Desk, case: Case, item: Item) -> Rests:
    """What a condition rests on today."""
    about = item.about
    own = said_by_pupil(case, item)
    judgement = item.judgement
    explains: list[QuotedWords] = []
    if judgement is not None and judgement.words.strip():
        explains.append(
            QuotedWords(quoted(judgement.words), name_and_day(case.called(judgement.judged_by), judgement.on))
        )
    tied = _tied(case, about) if about is not None and item.condition.group is Group.FREE_CHOICE else ()
    return Rests(own, tied, records(desk, case, item), tuple(explains), _judged(case, item), whose(case, item))


def said_by_pupil(case: Case, item: Item) -> tuple[QuotedWords, ...]:
    """What the pupil said, the newest first, each once, with asker and day."""
    about, found = item.about, list[QuotedWords]()
    if about is None:
        return ()
    if item.condition.group is Group.FREE_CHOICE:
        found += [_wish(case, w) for w in sorted(case.standing(about).yes, key=lambda w: w.when, reverse=True)]
    if item.condition.id == Topic.ACCEPTS_PART:
        mine = sorted((p for p in case.own_parts if p.person == about), key=lambda p: (p.on, p.seq), reverse=True)
        found += [_apart(p, p.asked_by) for p in mine if p.words.strip()]
    if (
        item.condition.id in (Topic.NEEDS_HARMED, Topic.NEEDS_RESPONSIBLE)
        and (need := case.needs_of(about))
        and need.words.strip()
    ):
        found.append(_apart(need, need.asked_by))
    for quote in item.quotes:
        talk = case.talks.get(quote.talk)
        found.append(_apart(quote, talk.led_by if talk else ""))
    once: dict[str, QuotedWords] = {}
    for said in found:
        once.setdefault(said.words, said)
    return tuple(once.values())


def whose(case: Case, item: Item) -> str:
    """Whose word a condition rests on and from which days, in a few words for the end of a line."""
    about, judgement = item.about, item.judgement
    if about is not None and item.condition.group is Group.FREE_CHOICE:
        days = case.standing(about).days
        if days:
            return name_and_days(case.called(about), days)
    if judgement is None:
        return ""
    return name_and_day(case.called(judgement.judged_by), judgement.on)


def newer_words(case: Case, condition: str, about: PersonId | None) -> str:
    """What was said since a judgement, in the words in which it was said wherever there are any."""
    spoken = newest_against(case, condition, about)
    if spoken is None:
        return ""
    person, words, in_private = _words_of(case, spoken)
    if words.strip():
        under = name_and_day(case.called(person), spoken.on, weekday=True)
        return f"{quoted(words)} {names.told_apart(under, in_private)}"
    said = deciding_words.newer(spoken.code).format(who=case.called(spoken.person))
    return _("{what}, {day}").format(what=said, day=short_day(spoken.on))


def old_judgement(item: Item) -> str:
    """How a condition was judged before something newer was said."""
    judgement = item.judgement
    if judgement is None:
        return ""
    return _("{verdict} on {day}.").format(verdict=names.verdict(judgement.verdict), day=short_day(judgement.on))


def quoted(words: str) -> str:
    """Words on one line between quotation marks."""
    return f"“{' '.join(words.split())}”"


def name_and_day(name: str, day: date, weekday: bool = False) -> str:
    """Such as "Mrs Price, 10 Nov"."""
    shown = short_day(day) if weekday else short_date(day)
    return _("{name}, {day}").format(name=name, day=shown) if name else shown


def name_and_days(name: str, days: tuple[date, ...]) -> str:
    """Such as "Ellie, 3 and 10 Nov", or the days written out where they lie in two months."""
    if len({(d.year, d.month) for d in days}) == 1:
        day = join_words([str(d.day) for d in days[:-1]] + [short_date(days[-1])])
    else:
        day = join_words([short_date(d) for d in days])
    return _("{name}, {day}").format(name=name, day=day)


def records(desk: Desk, case: Case, item: Item) -> tuple[str, ...]:
    """What the case itself knows about a condition, beside anybody's words."""
    match item.condition.id, item.about:
        case Topic.STOPPED, str() as about:
            return stops(case, PersonId(about))
        case Topic.POWER_EVEN, str() as about:
            return _power(desk, case, PersonId(about))
        case Topic.SUPPORT_OFFERED, str() as about:
            return _support(case, PersonId(about))
        case Topic.PARENTS, str() as about:
            return _parents(case, PersonId(about))
        case Topic.THREE_ADULTS, None:
            return tuple(filter(None, [join_words([case.called(p) for p in case.having(Role.CARE)])]))
        case ((Topic.INDEPENDENT | Topic.TRAINED), None):
            return tuple(filter(None, [_leads(case)]))
    return ()


def _leads(case: Case) -> str:
    leads = [case.called(p) for p in case.having(Role.FACILITATOR)]
    prepares = [case.called(p) for p in case.having(Role.PREPARER)]
    found = [_("Leads: {names}").format(names=join_words(leads))] if leads else []
    if prepares:
        found.append(_("Prepares: {names}").format(names=join_words(prepares)))
    return " · ".join(found)


def _wish(case: Case, wish: Wish) -> QuotedWords:
    named = own_words.trusts(case, wish.person, wish)
    under = _("{day}, asked by {name}, whom {who} named") if named else _("{day}, asked by {name}")
    day = short_day(wish.on)
    words = quoted(wish.words) if wish.words.strip() else names.want(wish.want)
    said = under.format(day=day, name=wish.asked_by, who=case.called(wish.person))
    return QuotedWords(words, names.told_apart(said, wish.in_private))


def _apart(said: Need | OwnPart | Quote, asked_by: str) -> QuotedWords:
    """Own words with day and asker; where the room did not hear them, that stands there too."""
    return QuotedWords(quoted(said.words), names.told_apart(_asked(said.on, asked_by), said.in_private))


def _asked(day: date, asker: str) -> str:
    return _("{day}, asked by {name}").format(day=short_day(day), name=asker) if asker else short_day(day)


def _judged(case: Case, item: Item) -> str:
    judgement = item.judgement
    if judgement is None:
        return ""
    verdict, day = names.verdict(judgement.verdict), short_day(judgement.on)
    name = case.called(judgement.judged_by)
    if not name:
        return _("{verdict} on {day}.").format(verdict=verdict, day=day)
    return _("Judged by {name} on {day}: {verdict}.").format(name=name, day=day, verdict=verdict)


def _tied(case: Case, person: PersonId) -> tuple[str, ...]:
    """The conditions of a wish, and whether each is met; a yes is never shown without them."""
    return tuple(_condition(case, condition, person) for condition in case.standing(person).conditions)


def _condition(case: Case, condition: TiedCondition, person: PersonId) -> str:
    if condition.person is not None:
        name = case.called(condition.person)
        text = _("only if {name} is there") if condition.there else _("not if {name} is there")
        said = sentence_start(text.format(name=name))
    else:
        said = quoted(condition.text)
    said = f"{said} ({names.said_in_private()})" if condition.in_private else said
    if condition.released:
        return _("{condition}: let go of").format(condition=said)
    if case.is_open(condition, person):
        return _("{condition}: not met yet").format(condition=said)
    return _("{condition}: met, and looked at again at the door").format(condition=said)


def _words_of(case: Case, spoken: Spoken) -> tuple[PersonId | None, str, bool]:
    """Who said the newer thing, in which words, as far as there are any, and whether in private."""
    facts: list[Wish | StopFact | OwnPart | Withdrawal] = [*case.wishes, *case.stops.values()]
    facts += [*case.own_parts, *case.withdrawals]
    found = next((fact for fact in facts if fact.seq == spoken.seq), None)
    if found is not None:
        return found.person, found.words, not isinstance(found, Withdrawal) and found.in_private
    if spoken.code is Newer.WORSE and case.worse and case.worse[-1].on == spoken.on:
        return None, case.worse[-1].words, False
    return spoken.person, "", False


def stops(case: Case, about: PersonId) -> tuple[str, ...]:
    """Since when it has stopped, as the pupil and the adults who watch said it."""
    watching, found = case.having(Role.WATCHER), []
    for stop in case.stops.values():
        if stop.person == about or stop.person in watching:
            who, day = case.called(stop.person), short_date(stop.on)
            if stop.since is not None:
                text = _("Since {since}: said by {name}, {day}")
            else:
                text = _("Not sure: said by {name}, {day}") if stop.unsure else _("It goes on: said by {name}, {day}")
            since = short_date(stop.since) if stop.since else ""
            found.append(text.format(since=since, name=who, day=day))
    return tuple(found)


def measures(desk: Desk, case: Case, about: PersonId) -> tuple[str, ...]:
    """What was chosen to make it even, in the words of the pupil."""
    texts, who = desk.texts(), case.called(about)
    return tuple(
        _("{what}: {words}").format(what=texts.text("gate", "measures", m, person=who), words=" ".join(words.split()))
        for m in desk.gate.measures
        if (words := case.measures.get(about, {}).get(m, "")).strip()
    )


def _power(desk: Desk, case: Case, about: PersonId) -> tuple[str, ...]:
    chosen = measures(desk, case, about)
    title = desk.texts().text("gate", "measures_title", person=case.called(about))
    there = circle(case)
    seated = _("There would be: {sides}").format(sides=there) if there else ""
    return tuple(filter(None, [seated, f"{title}." if chosen else "", *chosen]))


def numbers(case: Case) -> str:
    """Whom it is about on each side: counted, never asked."""
    if not case.harmed or not case.responsible:
        return ""
    return _("It is about {sides}").format(sides=_sides(case, case.harmed, case.responsible))


def circle(case: Case) -> str:
    """Everybody who would sit there on each side, with those beside them."""
    if not case.harmed or not case.responsible:
        return ""
    beside = (case.in_circle(Role.SUPPORTER, side) for side in (Side.HARMED, Side.RESPONSIBLE))
    harmed, responsible = (own + others for own, others in zip((case.harmed, case.responsible), beside))
    between = [case.called(p) for p in case.circle if p not in harmed and p not in responsible]
    also = _("Also there: {names}.").format(names=join_words(between)) if between else ""
    return f"{_sides(case, harmed, responsible)} {also}".strip()


def _sides(case: Case, harmed: tuple[PersonId, ...], responsible: tuple[PersonId, ...]) -> str:
    sides = [join_words([case.called(p) for p in dict.fromkeys(side)]) for side in (harmed, responsible)]
    return _("{harmed}, and on the other side {responsible}.").format(harmed=sides[0], responsible=sides[1])


def _support(case: Case, about: PersonId) -> tuple[str, ...]:
    said = case.support.get(about)
    if said is None:
        return ()
    return (names.told_apart(f"{sentence_start(said.answer)}, {short_date(said.on)}", said.in_private),)


def _parents(case: Case, about: PersonId) -> tuple[str, ...]:
    found = []
    for contact in case.parent_contacts:
        if contact.child == about:
            text = _("{name} told, {day}") if contact.reached else _("{name} tried, {day}")
            if not contact.safe:
                text = _("{name}: telling is not yet safe, {day}")
            found.append(text.format(name=contact.who, day=short_date(contact.on)))
    for answer in case.parent_answers:
        if answer.child == about:
            text = _("{name} agrees, {day}") if answer.says is ParentSays.AGREES else _("{name} refuses, {day}")
            found.append(text.format(name=answer.who, day=short_date(answer.on)))
    return (" · ".join(found),) if found else ()
