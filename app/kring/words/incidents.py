"""The incidents of a case, on the facilitator's screens: their names, days, roles, and who hears of which."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from kring.domain.case.case import Case
from kring.domain.case.facts import Incident, TakenOut, WordingAnswer
from kring.domain.case.incidents import Incidents, NotTogether, WhyNotTogether, names_that_fall, several
from kring.domain.path.circle import CircleSeat, Follows
from kring.domain.people import IN_AN_INCIDENT, IncidentId, Participation, PersonId, Role
from kring.i18n import _, _n, date_with_year, join_words, long_date, sentence_start, short_day
from kring.words import names


def name(incident: Incident) -> str:
    """What an incident is called: a place or a thing; one that was never named is the one of the report."""
    return incident.name or _("What was reported")


def names_of(case: Case, incidents: Iterable[IncidentId]) -> str:
    """The names of incidents, in a list."""
    known = case.whole.incidents
    return join_words([name(known[one]) for one in incidents if one in known])


def about(case: Case) -> str:
    """What people would be brought together about, below a title; nothing where a case has only one incident."""
    return _("About: {incidents}.").format(incidents=names_of(case, case.chosen)) if several(case) else ""


def days(incident: Incident) -> str:
    """On which day or days it happened; nothing where nobody knows yet."""
    first, last = incident.began, incident.ended
    if first is not None and last is not None and first != last:
        begins = date_with_year(first)
        if first.year == last.year:
            begins = begins.removesuffix(f" {first.year}")
        return _("{first} to {last}").format(first=begins, last=date_with_year(last))
    day = first or last
    return sentence_start(long_date(day)) if day is not None else ""


def taken_out(out: TakenOut) -> str:
    """That an incident was entered by mistake, when it was taken out, and why."""
    said = _("Taken out on {day}, as entered by mistake: “{words}”")
    return said.format(day=date_with_year(out.on), words=out.words.strip())


def when_and_where(incident: Incident) -> str:
    """Its days and its place, as far as they are known."""
    return " · ".join(filter(None, (days(incident), incident.place)))


def established(incident: Incident) -> str:
    """Who established the facts, and when."""
    by, on = incident.established_by, incident.established_on
    if not by:
        return _("Nobody has established the facts yet.")
    if on is None:
        return _("Facts established by {name}").format(name=by)
    return _("Facts established by {name} on {day}").format(name=by, day=short_day(on))


def answered(called: str, answer: WordingAnswer | None) -> str:
    """What a pupil said to the words that are read aloud; whatever it is, the facts stand."""
    if answer is None:
        return _("{name}: not asked yet").format(name=called)
    if answer.agrees:
        return _("{name} agreed, {day}").format(name=called, day=short_day(answer.on))
    if answer.words:
        words = _("{name} wants other words: “{words}”. The facts stand.")
        return words.format(name=called, words=answer.words.rstrip(". "))
    return _("{name} does not agree with these words. The facts stand.").format(name=called)


def role(value: Role) -> str:
    """What somebody is in an incident, in a table."""
    match value:
        case Role.HARMED:
            return _("harmed")
        case Role.RESPONSIBLE:
            return _("responsible")
        case Role.BYSTANDER:
            return _("saw it")
        case Role.TOLD:
            return _("told of it")
        case _:
            return names.role(value)


def part(value: Role, called: str) -> str:
    """What somebody is in an incident, in a sentence."""
    match value:
        case Role.HARMED:
            return _("{name} was harmed.").format(name=called)
        case Role.RESPONSIBLE:
            return _("{name} answers for a part in it.").format(name=called)
        case Role.BYSTANDER:
            return _("{name} saw it.").format(name=called)
        case Role.TOLD:
            return _("{name} told of it.").format(name=called)
        case _:
            return ""


def named_though_out(case: Case, people: Iterable[PersonId]) -> str:
    """That words which are read aloud name somebody who has no part in it; nothing where they do not."""
    called = [case.called(p) for p in people]
    said = _n(
        "{names} has no part in this, and is named in it. Put the words differently before they are read to anybody.",
        "{names} have no part in this, and are named in it. Put the words differently before they are read to anybody.",
        len(called),
    )
    return said.format(names=join_words(called)) if called else ""


def with_incident(case: Case, participation: Participation, words: str) -> str:
    """A role, and where a case has several incidents in which of them."""
    incident = case.whole.incidents.get(participation.incident)
    if incident is None or participation.role not in IN_AN_INCIDENT or not several(case):
        return words
    return _("{role} ({incident})").format(role=words, incident=name(incident))


def not_together(case: Case, problem: WhyNotTogether, chosen: Incidents) -> str:
    """Why an incident may not be chosen beside others."""
    match problem.code:
        case NotTogether.BOTH_SIDES:
            words = _(
                "Not together with {others}: {name} would be the one harmed, and be asked to answer, in one circle."
            )
            return words.format(others=names_of(case, chosen), name=case.called(problem.person))
        case NotTogether.NONE:
            return _("Choose at least one incident.")
        case NotTogether.UNKNOWN:
            return _("There is no such incident in this case.")
        case _:
            assert_never(problem.code)


def in_this_talk(case: Case, person: PersonId, about_these: Incidents) -> str:
    """Who somebody is in a talk, who is spoken of in it, and who and what is not."""
    found, called = names_that_fall(case, about_these), case.called(person)
    roles = {p.role for p in case.whole.participations if p.person == person and p.incident in about_these}
    said = [_as_what(role, called) for role in (Role.HARMED, Role.RESPONSIBLE, Role.BYSTANDER) if role in roles]
    if found.fall:
        said.append(_("Names that may fall: {names}.").format(names=_called(case, found.fall)))
    others = _others(case, about_these)
    if found.never and others:
        said.append(_("Not {names}, and nothing about: {incidents}.").format(
            names=_called(case, found.never, _("or")), incidents=others))  # fmt: skip
    elif others:
        said.append(_("Nothing about: {incidents}.").format(incidents=others))
    return " ".join(said)


def _as_what(value: Role, called: str) -> str:
    match value:
        case Role.HARMED:
            return _("In this talk {name} is the one who was harmed.").format(name=called)
        case Role.RESPONSIBLE:
            return _("In this talk {name} is asked to answer for a part in it.").format(name=called)
        case _:
            return _("In this talk {name} is somebody who saw it.").format(name=called)


def on_both_sides(case: Case, people: Iterable[PersonId]) -> str:
    """Who is harmed in one incident and responsible in another: something to ask about, and not a no."""
    names_of_both = [case.called(p) for p in people]
    said = _n(
        "{names} stands on both sides of this case", "{names} stand on both sides of this case", len(names_of_both)
    )
    return said.format(names=join_words(names_of_both))


def nothing_of_others(case: Case, about_these: Incidents, out: Iterable[PersonId]) -> str:
    """What stays out of a circle, where somebody stands on both sides of the case."""
    others = _others(case, about_these)
    chosen, out = names_of(case, about_these), tuple(out)
    said = [_("In the circle about {chosen} nobody speaks of {others}.").format(chosen=chosen, others=others)]
    if out:
        absent = _n(
            "{names} is not in the room, not in the words, not on the paper.",
            "{names} are not in the room, not in the words, not on the paper.",
            len(out),
        )
        said.append(absent.format(names=_called(case, out)))
    return " ".join(said)


def follows(case: Case, seat: CircleSeat, about_these: Incidents) -> str:
    """What follows for somebody from what a circle is about."""
    called = case.called(seat.person)
    match seat.follows:
        case Follows.CONDITIONS:
            return _("Every condition about {name}").format(name=called)
        case Follows.ASKED_FIRST:
            others = _others(case, about_these)
            return _("Asked first: is now the right time, with this still open: {incidents}?").format(incidents=others)
        case Follows.NOTHING:
            return _("Nothing more")
        case Follows.NOT_IN_IT:
            return _("Is not in this circle")
        case _:
            assert_never(seat.follows)


def _others(case: Case, about_these: Incidents) -> str:
    return names_of(case, (one for one in case.whole.incidents if one not in about_these))


def _called(case: Case, people: Iterable[PersonId], between: str = "") -> str:
    words = [case.called(p) for p in people]
    if between and len(words) > 1:
        return f"{', '.join(words[:-1])} {between} {words[-1]}"
    return join_words(words)
