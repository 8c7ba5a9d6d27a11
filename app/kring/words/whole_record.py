"""What a record says, whole, in the user's language: for words that could not be taken into a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import assert_never

from kring.domain import codec
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import Event
from kring.domain.people import IncidentId, PersonId, Role, Side
from kring.i18n import _, clock_time, date_with_year, join_words
from kring.words import names
from kring.words.talks import asking

CodeText = Callable[[str, str], str]
"""The bundled text of a field's code, such as a concern or a condition; empty where there is none."""

_ANSWER, _WORDS, _CONCERNS = "answer", "words", "concerns"  # fields of events that are told in a way of their own
_OF_INCIDENTS = ("incident", "incidents", "chosen")  # each told by its name
# They tell records apart and say nothing to a reader.
_IDS = frozenset(
    "wish entry talk turn promise quote notice script script_hash record due evidence language number after index"
    " rules orders facilitators groups needs".split()
)

_ANSWERS: tuple[type[StrEnum], ...] = (e.Want, e.Again, e.Part, e.Change)


def line(case: Case, event: Event, code_text: CodeText, by: str = "") -> str:
    """The kind of a record, everything that stands in it, and who wrote it: nothing of it is lost."""
    kind = codec.kind_of(type(event))
    hinted = codec.hints(type(event))
    found = [
        kind_name(kind),
        *(_value(case, name, hint, _told(case, event, name), code_text) for name, hint in hinted.items()),
    ]
    if isinstance(event, e.ConditionMet | e.ConditionMeant | e.ConditionReleased):
        found.insert(1, _condition(case, event.wish, event.index))
    if isinstance(event, e.ModelChosen):
        found.insert(1, event.script)
    if by:
        found.append(_("written by {name}").format(name=case.called(PersonId(by)) or by))
    return " · ".join(part for part in found if part)


def _told(case: Case, event: Event, name: str) -> object:
    """A field as it is told: a release names records, and says which concern was marked in each."""
    value = getattr(event, name)
    if isinstance(event, e.TalksReleased) and name == _CONCERNS:
        return tuple(dict.fromkeys(c.concern for c in case.marked_concerns if c.id in event.concerns))
    return value


def _condition(case: Case, wish: str, index: int) -> str:
    tied = next((w.conditions for w in case.wishes if w.id == wish), ())
    return asking.condition(case, tied[index]) if 0 <= index < len(tied) else ""


def kind_name(kind: str) -> str:
    """What a kind of record is called, by the name under which it is stored."""
    return (_opening() | _deciding() | _meeting() | _session())[kind]


def _value(case: Case, name: str, hint: object, value: object, code_text: CodeText) -> str:
    if isinstance(value, tuple):
        return join_words([text for one in value if (text := _value(case, name, hint, one, code_text))])
    if value is None or (name in _IDS and not isinstance(value, date)):
        return ""
    if isinstance(value, bool):
        yes, no = _said().get(name, (_("Yes"), _("No")))
        return yes if value else no
    if isinstance(value, StrEnum):
        return _code(value)
    if isinstance(value, date):
        return date_with_year(value)
    if isinstance(value, time):
        return clock_time(value)
    text = str(value).strip()
    if name in _OF_INCIDENTS:
        known = case.whole.known_incident(IncidentId(text))
        return known.name if known is not None else ""
    if name == _ANSWER:
        return next((_code(kind(text)) for kind in _ANSWERS if text in list(kind)), text)
    if name == _WORDS:
        return f"“{text}”" if text else ""
    return case.called(PersonId(text)) or code_text(name, text) or text


def _code(value: StrEnum) -> str:
    """A choice by the name that it has on the screens."""
    match value:
        case e.Want():
            return names.want(value)
        case e.Verdict():
            return names.verdict(value)
        case e.Again():
            return names.again(value)
        case e.Part():
            return names.part(value)
        case e.Safe():
            return names.safe(value)
        case e.Seen():
            return names.seen(value)
        case e.Change():
            return names.change(value)
        case e.Path():
            return names.path(value)
        case Role():
            return names.role(value)
        case Side():
            return names.side(value)
    return _other_code(value)


def _other_code(value: StrEnum) -> str:
    match value:
        case e.Nature():
            return names.nature(value)
        case e.TalkKind():
            return names.talk_kind(value)
        case e.Kept():
            return names.kept(value)
        case e.StopReason():
            return names.stop_reason(value)
        case e.NotAskedReason():
            return names.not_asked(value)
        case e.Being():
            return asking.being(value)
        case e.ParentSays():
            return _("agrees") if value is e.ParentSays.AGREES else _("refuses")
        case e.NoteKind():
            return _note(value)
    return value.value


def _note(value: e.NoteKind) -> str:
    match value:
        case e.NoteKind.NOTE:
            return ""
        case e.NoteKind.MOMENT:
            return _("Difficult moment")
        case e.NoteKind.IDEA:
            return _("Idea")
        case _:
            assert_never(value)


def _said() -> dict[str, tuple[str, str]]:
    """What a yes or a no of a field says; nothing where it is as always."""
    return {
        "unsure": (_("not sure"), ""),
        "paper": (_("on paper"), ""),
        "read_before": (_("read the earlier no"), ""),
        "no_tie": (_("no tie to a pupil"), _("a tie to a pupil")),
        "another_day": (_("another day was offered"), ""),
        "at_door": (_("at the door"), ""),
        "trusted": ("", _("not by a trusted adult")),
        "safe": ("", _("not yet safe to tell")),
        "reached": (_("reached"), _("not reached")),
        "here": (_("is here"), _("is not here")),
        "present": (_("is here"), _("is not here")),
        "stopped": (_("stopped"), ""),
        "gone": (_("no longer"), ""),
        "two": (_("two people"), _("the same person")),
        "pupil": (_("pupil"), _("adult")),
        "of_age": (_("of age"), ""),
        "formal": (_("formally"), _("informally")),
        "practice": (_("practice"), ""),
        "supporters_needed": ("", ""),
    }


def _opening() -> dict[str, str]:
    """How it began, and safety."""
    return {
        "case-opened": _("A new case"),
        "case-described": _("The report, put differently"),
        "incident-named": _("What will be named, and who established it"),
        "wording-answered": _("The words that were read beforehand"),
        "incident-taken-out": _("An incident was taken out"),
        "incidents-chosen": _("About which incidents it is"),
        "case-closed": _("The case is closed"),
        "person-added": _("Somebody new"),
        "person-renamed": _("Another name"),
        "person-addressed": _("How somebody is addressed"),
        "role-given": _("A role"),
        "role-ended": _("No longer in a role"),
        "left-out": _("Will not sit in the circle"),
        "taken-in": _("Will sit in the circle"),
        "concern-asked": _("Asked at once"),
        "concern-mistaken": _("Marked by mistake"),
        "tonight-said": _("Who is there tonight"),
        "talks-released": _("Talks may go on"),
        "today-line": _("A line of the first days"),
        "safety-planned": _("The safety plan"),
        "stopped-said": _("Whether it has stopped"),
        "parent-told": _("A parent was told or tried"),
        "parent-answered": _("A parent’s answer"),
        "worse-reported": _("It got worse"),
        "safe-now-said": _("Is everyone safe right now?"),
        "unsafe-said": _("Not safe"),
        "unsafe-seen-to": _("Somebody saw to what was not safe"),
        "adult-reached": _("Somebody was reached"),
        "plan-said": _("Whether the plan holds"),
        "names-asked": _("Whether two names are two people"),
        "name-meant": _("Whom a name meant"),
        "set-aside": _("A record is set aside"),
    }


def _deciding() -> dict[str, str]:
    """What pupils want, and what was judged."""
    return {
        "askers-named": _("By whom to be asked"),
        "brought-up": _("Brought up meeting unasked"),
        "condition-released": _("Let go of a condition"),
        "own-part-said": _("The own part"),
        "second-looked": _("The second adult looked"),
        "head-asked": _("The head asked two others"),
        "needs-said": _("What is needed"),
        "wish-said": _("A wish"),
        "condition-meant": _("What a condition of a wish says of somebody"),
        "condition-met": _("A condition of a wish"),
        "withdrew": _("No longer wants to"),
        "support-answered": _("Beside whom"),
        "quoted": _("Words marked as evidence"),
        "judged": _("A condition was judged"),
        "sign-asked": _("A sign against a meeting"),
        "measure-chosen": _("What makes power even"),
        "decided": _("A decision"),
    }


def _meeting() -> dict[str, str]:
    """Preparation, the conference, the agreement and after."""
    return {
        "talk-opened": _("A talk begins"),
        "talk-held": _("A talk ended"),
        "stop-explained": _("Why it was stopped"),
        "conference-adjourned": _("It goes on another day"),
        "conference-taken-up": _("It goes on"),
        "conference-planned": _("The conference is planned"),
        "model-chosen": _("Which conference"),
        "group-filled": _("Who sits in which group"),
        "prepared-checked": _("Prepared"),
        "asked-again": _("Asked again"),
        "first-speaker-said": _("Who speaks first"),
        "came-in": _("In the room"),
        "door-checked": _("At the door"),
        "room-checked": _("The room"),
        "promise-written": _("A promise"),
        "promise-agreed": _("Yes or no to a promise"),
        "promise-struck": _("A promise is gone"),
        "promise-moved": _("A promise at another place"),
        "asked-apart": _("Asked alone whether it feels safe"),
        "agreement-framed": _("What is told, and when it is looked at"),
        "signed": _("Signed"),
        "version-begun": _("A new version"),
        "version-dropped": _("A new version is let go of"),
        "ended-without-agreement": _("Ended without an agreement"),
        "support-line": _("A line of the support sheet"),
        "checked-in": _("A contact"),
        "promise-looked-at": _("Whether a promise is kept"),
        "contact-moved": _("A contact on another day"),
        "printed": _("A paper was printed"),
        "reflected": _("The own look back"),
    }


def _session() -> dict[str, str]:
    """The steps of a talk."""
    return {
        "began": _("The talk begins"),
        "advanced": _("On to the next line"),
        "went-back": _("Back to the line before"),
        "jumped-to": _("To another line"),
        "inserted": _("A question of one’s own"),
        "not-asked": _("A line that was not asked"),
        "speaker-chosen": _("Has the word"),
        "answered": _("An answer"),
        "noted": _("A note"),
        "card-shown": _("A help card"),
        "paused": _("A break"),
        "resumed": _("On after the break"),
        "adjourned": _("It goes on another day"),
        "taken-up": _("It goes on"),
        "attended": _("Came, or did not"),
        "walked-out": _("Left the room"),
        "stopped": _("It was stopped"),
        "finished": _("It came to its end"),
        "undone": _("A step taken back"),
        "redone": _("A step taken again"),
    }
