"""What is said of the models of a conference: what a pupil wants, who begins, how long, what is still to ask."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.wishes import Wish
from kring.domain.people import PersonId, Side
from kring.domain.preparing.chosen_model import chosen
from kring.domain.preparing.fitting import to_fill
from kring.domain.preparing.preparation import TICKS, ReadyWhen, first_speaker
from kring.domain.session.script import First, Script
from kring.i18n import _, join_words, short_date
from kring.words import names
from kring.words.scripts import lasts
from kring.words.talks import asking


def wish_of(case: Case, person: PersonId) -> str:
    """What a pupil said last of meeting, with the conditions, to whom and when; empty while nothing was said."""
    said = [wish for wish in case.wishes if wish.person in case.same(person)]
    wish = max(said, key=lambda one: one.when, default=None)
    return _wish(case, wish) if wish is not None else ""


def _wish(case: Case, wish: Wish) -> str:
    tied = [asking.condition(case, condition) for condition in wish.conditions]
    words = " · ".join([names.want(wish.want), *tied])
    return f"{words} ({wish.asked_by}, {short_date(wish.on)})"


def about(case: Case, script: Script, ours: str) -> str:
    """Whose a model is, where it is the school's own, what for, how long it is planned to take, and who begins."""
    return " ".join(part for part in (ours, script.for_whom, lasts(script), _order(case, script)) if part)


def _order(case: Case, script: Script) -> str:
    if set(script.orders) == set(First):
        harmed, responsible = (join_words([case.called(p) for p in side]) for side in (case.harmed, case.responsible))
        text = _("{harmed} or {responsible} begins, as {harmed} chooses.")
        return text.format(harmed=harmed, responsible=responsible)
    return _("{names} begins.").format(names=_side(case, Side(script.orders[0].value))) if script.orders else ""


def _side(case: Case, side: Side) -> str:
    return join_words([case.called(p) for p in (case.harmed if side is Side.HARMED else case.responsible)])


def who_begins(case: Case, script: Script) -> tuple[str, str]:
    """Who begins by this model, and whose answer that is."""
    if not script.orders:
        return _("Nobody begins before the others"), ""
    answered = first_speaker(case)
    harmed = join_words([case.called(p) for p in case.harmed])
    if answered is None:
        return _("Who begins is not known yet"), _("Only {harmed} can say, in the preparatory meeting.").format(
            harmed=harmed
        )
    days = [case.said["first-speaker", p][0] for p in case.harmed if ("first-speaker", p) in case.said]
    second = _("{harmed}’s answer").format(harmed=harmed)
    title = _("{names} begins").format(names=_side(case, answered))
    return title, f"{second}, {short_date(max(days))}" if days else second


def still_to_ask(case: Case, script: Script, other: bool) -> list[str]:
    """What is still to be asked or said for this model; `other` than people were told of before."""
    found = []
    if script.orders and first_speaker(case) is None:
        for person in (p for p in case.harmed if p not in case.first_speaker):
            found.append(_("Ask {name} who begins.").format(name=case.called(person)))
    knows = [p for p in case.circle if ReadyWhen.KNOWS_HOW in case.checks.get(p, ())]
    told = [p for p in knows if (of := case.told_of.get(p)) != script.id and (of or other)]
    if told:
        names_of = join_words([case.called(p) for p in told])
        found.append(_("Tell {names} how this one goes; they were told about another one.").format(names=names_of))
    untold = [p for p in case.circle if not set(TICKS) <= case.checks.get(p, set())]
    if untold:
        names_of = join_words([case.called(p) for p in untold])
        found.append(_("Prepare {names}, each alone.").format(names=names_of))
    model = chosen(case)
    is_chosen = model is not None and model.script == script.id
    if script.groups and (to_fill(case) or not is_chosen):
        found.append(_("Say who sits in which group."))
    return found


def in_no_group(case: Case, people: tuple[PersonId, ...]) -> str:
    """Whom no part of a group asks, because they sit in none."""
    return _("In no group, so not asked there: {names}").format(names=join_words([case.called(p) for p in people]))


def two_lead(case: Case, leaders: tuple[PersonId, ...]) -> str:
    """Who leads together."""
    return _("{names} lead it together").format(names=join_words([case.called(p) for p in leaders]))
