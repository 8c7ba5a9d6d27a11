"""What a second adult judges from, with its days; what the facilitator judged is not among it."""

from __future__ import annotations

from dataclasses import dataclass

from kring.domain.case.case import Case
from kring.domain.deciding import second_adult
from kring.domain.deciding.decision import GROUP, sign_seen
from kring.domain.events import Seen
from kring.domain.people import PersonId
from kring.i18n import _, join_words, sentence_start, short_day
from kring.ui.deciding import evidence
from kring.ui.widgets.card import Card
from kring.usecases.desk.desk import Desk
from kring.words import names


@dataclass(frozen=True, slots=True)
class JudgedPart:
    """One thing to judge from: what it is, what is known, and by whom and when."""

    over: str
    text: str
    under: str = ""


def card(desk: Desk, case: Case, adult: PersonId | None) -> Card:
    """All of it on one card."""
    made = Card(_("What is judged from, as it stands on {day}").format(day=short_day(desk.today())))
    for part in parts(desk, case, adult):
        made.add_row(part.text, part.under, over=part.over)
    return made


def parts(desk: Desk, case: Case, adult: PersonId | None) -> list[JudgedPart]:
    """In the order in which it is read; a no that this adult is asked to read comes first."""
    found: list[JudgedPart] = []
    no = second_adult.to_read(case, adult)
    if no is not None:
        over = _("{name} judged no, and why").format(name=case.called(no.adult))
        found.append(JudgedPart(over, evidence.quoted(no.words), short_day(no.on)))
    found += [_happened(case), _numbers(case), *_wants(case), *_over(case), *_plans(case)]
    found += [*_chosen(desk, case), _signs(desk, case)]
    return [part for part in found if part.text]


def _happened(case: Case) -> JudgedPart:
    by = _("Established by {name}").format(name=case.established_by) if case.established_by.strip() else ""
    text = sentence_start(" ".join(case.incident.split()))
    return JudgedPart(_("What happened"), text or _("Not put into words yet."), by)


def _numbers(case: Case) -> JudgedPart:
    return JudgedPart(_("Who would be there"), evidence.circle(case))


def _wants(case: Case) -> list[JudgedPart]:
    """The last word on meeting of each pupil, in own words."""
    found = []
    for person in case.main_people:
        latest = case.standing(person).latest
        if latest is not None and latest.words.strip():
            over = _("What {name} said about meeting").format(name=case.called(person))
            under = _("{day}, asked by {name}").format(day=short_day(latest.on), name=latest.asked_by)
            found.append(JudgedPart(over, evidence.quoted(latest.words), names.told_apart(under, latest.in_private)))
    return found


def _over(case: Case) -> list[JudgedPart]:
    found = []
    for person in case.harmed:
        own = case.stops.get(person)
        text = ""
        if own is not None and own.words.strip():
            text = f"{evidence.quoted(own.words)} {names.told_apart(short_day(own.on), own.in_private)}"
        said = " · ".join(evidence.stops(case, person))
        over = _("Whether it is over for {name}").format(name=case.called(person))
        found.append(JudgedPart(over, text or said or _("Nobody was asked yet."), said if text else ""))
    return found


def _plans(case: Case) -> list[JudgedPart]:
    found = []
    for person in case.harmed:
        plan = case.safety_plans.get(person)
        if plan is not None:
            over = _("Safety plan for {name}").format(name=case.called(person))
            holds = _("It holds.") if plan.holds else _("It does not hold.")
            found.append(
                JudgedPart(over, sentence_start(" ".join(plan.words.split())) or holds, holds if plan.words else "")
            )
    return found


def _chosen(desk: Desk, case: Case) -> list[JudgedPart]:
    found = []
    for person in case.harmed:
        text = " · ".join(evidence.measures(desk, case, person))
        over = _("Chosen by {name}, to make the power even").format(name=case.called(person))
        found.append(JudgedPart(over, text or _("Nothing is chosen yet.")))
    return found


def _signs(desk: Desk, case: Case) -> JudgedPart:
    texts = desk.texts()
    by = {seen: [s for s in desk.gate.signs if s != GROUP and sign_seen(case, s) is seen] for seen in Seen}
    named = {seen: join_words([texts.text("gate", "signs", s) for s in signs]) for seen, signs in by.items()}
    if not by[Seen.SEEN] and not by[Seen.NOT_ASKED]:
        text = _("Asked about each one. The answer was no each time.")
    elif not by[Seen.SEEN] and not by[Seen.NOT_SEEN]:
        text = _("Nobody was asked yet.")
    else:
        seen = _("Yes: {signs}.").format(signs=named[Seen.SEEN]) if by[Seen.SEEN] else ""
        unasked = _("Not asked yet: {signs}.").format(signs=named[Seen.NOT_ASKED]) if by[Seen.NOT_ASKED] else ""
        text = " ".join(filter(None, [seen, unasked]))
    return JudgedPart(texts.text("gate", "signs_title"), text)
