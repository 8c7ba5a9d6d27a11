"""What is still missing at the door, and what each person knows before it, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from kring.domain.case.case import Case
from kring.domain.people import PersonId
from kring.domain.preparing.door import PASSED, DoorReason, Why
from kring.domain.preparing.fitting import Misfit, NoFit
from kring.domain.preparing.preparation import NotMet, ReadyWhen, readiness, told_of_another
from kring.domain.talks.own_words import askers_of
from kring.i18n import _, _n, join_words, short_day
from kring.words.preparing.fitting import misfit


def door(case: Case, reason: DoorReason) -> str:
    """What is still needed before the conference opens, as a sentence."""
    who = case.whole.called(reason.about)  # a safety plan may be that of a pupil of another incident
    if reason.code is Why.NOT_PREPARED and reason.about is not None:
        return _not_prepared(case, reason.about, 1).format(who=who)
    if reason.code is Why.MODEL:
        return " ".join([_door(reason.code), *_misfit(case, reason)])
    day, by, on = (*reason.values, "", "", "")[:3]
    if reason.code is Why.NOT_ASKED_DAY_BEFORE and by == PASSED:
        text = _("{day}, the school day before, has passed: choose a later day.")
    else:
        text = _door(reason.code)
    if reason.code is Why.GROUP:
        return text.format(group=day)
    said = text.format(who=who, day=_day(day), by=by, on=_day(on))
    return f"{said} {_named(case, reason.about)}".strip() if reason.code is Why.ASKER_NOT_NAMED else said


def on_the_rail(case: Case, reason: DoorReason) -> str:
    """The same in the left column; what is to be told again is said of everybody on the page, and here in short."""
    if reason.code is Why.NOT_PREPARED and reason.about is not None and _is_to_be_told(case, reason.about):
        return _("Not everyone knows yet how it goes.")
    return door(case, reason)


def doors(case: Case, reasons: Sequence[DoorReason]) -> list[str]:
    """Each reason once: whoever is not prepared in the same way as somebody before stands in one sentence with them."""
    alike: dict[str, list[PersonId]] = {}
    for reason in reasons:
        if reason.code is Why.NOT_PREPARED and reason.about is not None:
            alike.setdefault(_not_prepared(case, reason.about, 1), []).append(reason.about)
        else:
            alike.setdefault(door(case, reason), [])
    return [_of_all(case, said, people) for said, people in alike.items()]


def _of_all(case: Case, said: str, people: list[PersonId]) -> str:
    if not people:
        return said
    return _not_prepared(case, people[0], len(people)).format(who=join_words([case.called(p) for p in people]))


def _not_prepared(case: Case, person: PersonId, people: int) -> str:
    """What somebody still needs, and as many as need the same, with a place for `who`."""
    if _is_to_be_told(case, person):
        return tell_how(people)
    return unprepared(readiness(case, person).missing[0], people)


def _is_to_be_told(case: Case, person: PersonId) -> bool:
    """Whether all that comes first for somebody is to hear how another conference goes than they were told of."""
    return readiness(case, person).missing[0] is ReadyWhen.KNOWS_HOW and told_of_another(case, person)


def _misfit(case: Case, reason: DoorReason) -> list[str]:
    """Why the chosen conference does not fit, where that is known."""
    code, count = (*reason.values, "", "0")[:2]
    return [misfit(case, Misfit(NoFit(code), reason.about, int(count)))] if code else []


def _named(case: Case, person: PersonId | None) -> str:
    """Whom a pupil named to be asked by, so that it can be put right; empty where nobody was named."""
    names = join_words([case.called(p) for p in askers_of(case, person)]) if person is not None else ""
    return _("{who} named {names}.").format(who=case.called(person), names=names) if names else ""


def _day(text: str) -> str:
    return short_day(date.fromisoformat(text)) if text else ""


def unprepared(check: ReadyWhen, people: int) -> str:
    """What somebody still needs, or several do, before sitting in the circle."""
    match check:
        case ReadyWhen.MET_ALONE:
            return _n("Meet {who} first, alone.", "Meet {who} first, each alone.", people)
        case ReadyWhen.KNOWS_HOW:
            return _n("{who} does not yet know how it goes.", "{who} do not yet know how it goes.", people)
        case ReadyWhen.NO_APOLOGY:
            return _n(
                "{who} does not yet know that there may be no apology.",
                "{who} do not yet know that there may be no apology.",
                people,
            )
        case ReadyWhen.STOP_SIGN:
            return _("The stop sign is not yet agreed with {who}.")
        case ReadyWhen.WHO_HEARS:
            return _n("{who} does not yet know who hears what.", "{who} do not yet know who hears what.", people)
        case ReadyWhen.ASKED_AGAIN:
            return _n("Ask {who} again, in private.", "Ask {who} again, each alone.", people)
        case _:
            assert_never(check)


def tell_how(people: int) -> str:
    """That somebody was told about another conference than was chosen since."""
    return _n(
        "{who} was told about another conference; tell how this one goes.",
        "{who} were told about another conference; tell how this one goes.",
        people,
    )


def in_vain(why: NotMet) -> str:
    """Why a meeting that was held is none, with a place for its `day`."""
    match why:
        case NotMet.LINES_OPEN:
            return _("The meeting of {day} does not count: not every line was asked. Meet again.")
        case NotMet.NOT_ALONE:
            return _("The meeting of {day} does not count: somebody was there who will sit in the circle.")
        case NotMet.LED_BY:
            return _("The meeting of {day} does not count: neither a facilitator nor a preparer of this case led it.")
        case _:
            assert_never(why)


def check(what: ReadyWhen) -> str:
    """One of the things that each person knows before a conference."""
    match what:
        case ReadyWhen.MET_ALONE:
            return _("Met alone")
        case ReadyWhen.KNOWS_HOW:
            return _("Knows how it goes")
        case ReadyWhen.NO_APOLOGY:
            return _("Knows there may be no apology")
        case ReadyWhen.STOP_SIGN:
            return _("Stop sign agreed")
        case ReadyWhen.WHO_HEARS:
            return _("Knows who hears what")
        case ReadyWhen.ASKED_AGAIN:
            return _("Asked again")
        case _:
            assert_never(what)


def _door(why: Why) -> str:
    match why:
        case Why.GATE_CLOSED:
            return _("The decision is open.")
        case Why.NO_PLAN:
            return _("First a safety plan for {who} that holds.")
        case Why.TALK_OPEN:
            return _("The talk with {who} of {day} stands open: go on with it, or end it.")
        case Why.MODEL:
            return _("The chosen conference does not fit any more.")
        case Why.GROUP:
            return _("Say who sits in the group “{group}”.")
        case Why.NOT_PREPARED:
            return _("{who} is not prepared yet.")
        case Why.NOT_PLANNED:
            return _("Plan the day, the time and the place.")
        case Why.NOT_TODAY:
            return _("It opens on {day}.")
        case Why.DAY_PASSED:
            return _("{day} has passed. Choose another day.")
        case Why.ASKER_NOT_NAMED:
            return _("It does not count for {day}: {who} did not name {by} to be asked by.")
        case Why.ASKED_ANOTHER_DAY:
            return _("It does not count for {day}, the school day before: it was asked on {on}.")
        case Why.NOT_ASKED_DAY_BEFORE:
            return _("Ask {who} again on {day}, the school day before.")
        case Why.NOT_ASKED_AT_DOOR:
            return _("Ask {who} again on the day itself.")
        case Why.ASKED_BY:
            return _("Somebody of the school who does not lead, and is nobody’s family, asks {who} again.")
        case Why.ASKED_AFTER_OTHERS:
            return _("Ask {who} before the others come in.")
        case Why.ASKED_TOO_EARLY:
            return _("Ask {who} within the three hours before it begins.")
        case Why.FIRST_SPEAKER:
            return _("Ask {who} who speaks first.")
        case Why.FIRST_SPEAKER_DIFFERS:
            return _("The answers about who speaks first differ.")
        case Why.SECOND_ADULT:
            return _("Name a second adult who is in the building.")
        case Why.PLAN_B:
            return _("Write down plan B: what happens if it is a no.")
        case Why.NOT_HERE:
            return _("We wait for {who}.")
        case Why.HERE_AGAINST_WISH:
            return _("{who} is here, and the wish was without {who}.")
        case Why.NOBODY_BESIDE:
            return _("Nobody is beside {who} yet: somebody of their own, or an adult of the school.")
        case _:
            assert_never(why)
