"""What stands open, in sentences: whom it is about, what goes on meanwhile, who was reached, and what was released."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from kring.domain.case.case import Case
from kring.domain.case.gate import ConcernCode
from kring.domain.case.safety_facts import Mistaken, Release, UnsafeNotice
from kring.domain.events import AdultReached
from kring.domain.people import PersonId
from kring.domain.report.concerns import Serious
from kring.i18n import _, clock_time, join_words, long_date


def title(case: Case, one: Serious, zone: tzinfo | None) -> str:
    """What happened, when: "Ellie said something serious on Tuesday 17 November at 10:47"."""
    when = _moment(one, zone)
    who = case.called(one.about)
    if any(c.concern == ConcernCode.DISCLOSURE for c in one.concerns) and not who:
        return _("Something serious was said in the meeting of {when}").format(when=when)
    if who and one.concerns:
        said = _("{who} said something serious on {when}") if one.talk else _("Something serious about {who}, {when}")
        return said.format(who=who, when=when)
    if who:
        return _("{who} is not safe, or does not feel so: {when}").format(who=who, when=when)
    if one.concerns:
        return _("Something serious was seen on {when}").format(when=when)
    return _("Not everyone is safe: {when}").format(when=when)


def meanwhile(case: Case, one: Serious, lead: str) -> str:
    """What waits for whom, and what goes on."""
    if not one.concerns:
        return _("This stays here until an adult, by name, has seen to it.")
    releases = lead or _("the safeguarding lead")
    if one.only_that_pupil:
        waits = _("No further question is put to {who} until {lead} says that questions may go on.")
    else:
        waits = _("No further question is put to anybody in this case until {lead} says that questions may go on.")
    return (
        waits.format(who=case.called(one.about), lead=releases) + " " + _("Care, contacts and the safety plan go on.")
    )


def reached(found: tuple[AdultReached, ...]) -> str:
    """Who was reached, and at what hour."""
    said = [_("{name} was reached at {time}").format(name=r.who, time=clock_time(r.hour)) for r in found]
    return join_words(said) + "." if said else ""


def asks_about_tonight(case: Case, about: PersonId | None) -> str:
    """What has to be known before evening."""
    return _("Who is with {name} now, and tonight").format(name=case.called(about))


def not_known_tonight(case: Case, about: PersonId | None) -> str:
    """That it is not known yet who is with somebody."""
    return f"{asks_about_tonight(case, about)}: " + _("not written down yet") + "."


def with_whom(case: Case, about: PersonId | None, said: str) -> str:
    """Who is with somebody now, and tonight."""
    return f"{asks_about_tonight(case, about)}: {said}"


def mistaken(found: Mistaken, question: str) -> str:
    """What was marked by mistake, who says so, and why."""
    said = _("Marked by mistake: “{question}” {name}, {day}: {words}")
    return said.format(question=question, name=found.who, day=long_date(found.on), words=found.words)


def seen_to(notice: UnsafeNotice) -> str:
    """Who saw to it, and what was done; empty while nobody has."""
    if not notice.seen_by or notice.seen_on is None:
        return ""
    said = _("Seen to by {name} on {day}.").format(name=notice.seen_by, day=long_date(notice.seen_on))
    return f"{said} {notice.seen_words}".strip()


def released(release: Release, about: Sequence[str] = ()) -> str:
    """Who released the questions, when, about which concern, and in which words."""
    name, day, which = release.who, long_date(release.on), join_words(list(dict.fromkeys(about)))
    if which:
        said = _("{name} released the questions on {day}, about: {which}.").format(name=name, day=day, which=which)
    else:
        said = _("{name} released the questions on {day}.").format(name=name, day=day)
    return f"{said} {release.words}".strip()


def when_and_words(on: date, at: datetime | None, said: str, zone: tzinfo | None) -> str:
    """When something was written down, and in which words."""
    when = moment(at, zone) if at is not None and at.astimezone(zone).date() == on else long_date(on)
    return _("{when}: “{words}”").format(when=when, words=said.strip()) if said.strip() else when


def moment(at: datetime, zone: tzinfo | None) -> str:
    """A day with its hour."""
    here = at.astimezone(zone)
    return _("{day} at {time}").format(day=long_date(here.date()), time=clock_time(here))


def _moment(one: Serious, zone: tzinfo | None) -> str:
    """The hour only where it was written down on the day itself."""
    if one.at is not None and one.at.astimezone(zone).date() == one.on:
        return moment(one.at, zone)
    return long_date(one.on)
