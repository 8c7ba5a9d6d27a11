"""What a dated record is, in a few words; and its two days."""

from __future__ import annotations

from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import Event
from kring.i18n import _, date_with_year, join_words, short_date
from kring.words import incidents, names
from kring.words.talks import asking


def what(case: Case, event: Event) -> str:
    """What kind of record it is, and by whom it was asked; people's own words are not in it."""
    match event:
        case e.NeedsSaid(asked_by=by):
            return _asked(_("What {name} needs").format(name=case.called(event.person)), by)
        case e.WishSaid(asked_by=by):
            return _asked(names.want(event.want), by)
        case e.AskersNamed(askers=askers):
            return _("May be asked by {names}").format(names=join_words([_called(case, a) for a in askers]))
        case e.BroughtUp(to=to):
            return _("Brought up meeting unasked, to {name}").format(name=_called(case, to))
        case e.ConditionReleased():
            return _released(case, event)
        case e.WordingAnswered(incident=incident, agrees=agrees):
            known = case.whole.known_incident(incident)
            said = _("{incident}: these words may be read aloud") if agrees else _("{incident}: other words are wanted")
            return said.format(incident=incidents.name(known) if known is not None else "")
        case e.OwnPartSaid(asked_by=by):
            return _asked(_("The own part: {answer}").format(answer=names.part(event.part)), by)
        case e.SupportAnswered(answer=answer):
            return _("Beside whom: {answer}").format(answer=answer)
        case e.MeasureChosen():
            return _("How power is made even")
        case e.FirstSpeakerSaid():
            return _("Who speaks first")
        case e.Signed():
            return _("Signed")
        case e.CheckedIn(by=by):
            return _asked(_("A contact afterwards"), by)
        case e.AskedAgain(asked_by=by):
            return _asked(_("Asked again: {answer}").format(answer=names.again(event.answer)), by)
        case e.Withdrew(unsure=unsure):
            return _("Is no longer sure") if unsure else _("No longer wants to")
        case e.RoleGiven(role=role, of=of):
            named = _("Named as {role}").format(role=names.role(role))
            return f"{named} · {case.called(of)}" if of is not None else named
    return _safety_or_parent(case, event)


def _safety_or_parent(case: Case, event: Event) -> str:
    match event:
        case e.StoppedSaid(since=None, unsure=unsure):
            return _("Not sure whether it has stopped") if unsure else _("It goes on")
        case e.StoppedSaid(since=date() as since):
            return _("It has stopped since {day}").format(day=short_date(since))
        case e.PlanSaid(holds=holds):
            return _("The plan holds") if holds else _("The plan does not hold")
        case e.ParentTold(who=who, by=by, safe=safe, reached=reached):
            told = _("{who} told by {by}") if reached else _("{who} tried by {by}, not reached")
            return (told if safe else _("{who}: not yet safe to tell, {by}")).format(who=who, by=by)
        case e.ParentAnswered(who=who, says=says):
            return (_("{who} agrees") if says is e.ParentSays.AGREES else _("{who} refuses")).format(who=who)
    return ""


def two_days(said: date, written: date) -> str:
    """The day on which it was said and, where it is another, the day on which it was written down."""
    if said == written:
        return date_with_year(said)
    words = _("{said}, written down on {written}")
    return words.format(said=date_with_year(said), written=date_with_year(written))


def set_aside(on: date, words: str) -> str:
    """That a record is set aside, when and why."""
    said = _("Set aside on {day}; it proves nothing.").format(day=date_with_year(on))
    return f"{said} “{words.strip()}”" if words.strip() else said


def _asked(what_it_is: str, by: str) -> str:
    return _("{what} · asked by {name}").format(what=what_it_is, name=by) if by else what_it_is


def _called(case: Case, name: str) -> str:
    found = next((p for p in case.people if p == name), None)
    return case.called(found) if found is not None else name


def _released(case: Case, event: e.ConditionReleased) -> str:
    wish = next((w for w in case.wishes if w.id == event.wish), None)
    tied = wish.conditions[event.index] if wish and 0 <= event.index < len(wish.conditions) else None
    about = asking.condition(case, tied) if tied is not None else ""
    return _("Let go of: {condition}, to {name}").format(condition=about, name=_called(case, event.to))
