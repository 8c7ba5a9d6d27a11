"""The way to put right what a condition lacks: where it is written down, or what opens in the row itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kring.domain.case.case import Case
from kring.domain.deciding.decision import Reason
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.i18n import _

MEASURE, WORDS = "measure", "words"  # what opens in the row

_WISH = ("wish-not-asked", "asked-once", "asker-not-named", "asked-before-harmed", "no-stands", "later-contrary")
_TIED = ("condition-open", "condition-names", "condition-with", "condition-without")
_STOPPED = (
    *("stopped-not-said-by-pupil", "stopped-not-said-by-adult", "goes-on", "not-sure", "plan-does-not-hold"),
    *("parents-not-told", "parents-not-agreed", "parent-not-told", "parent-refuses", "facts-missing", "unsafe-open"),
    "other-words",
)
_STAFF = (
    *("facilitator-not-named", "facilitator-unfit", "facts-by-facilitator", "preparer-unfit", "care-adults"),
    *("nobody", "parents-not-named"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """A link: its words, and the page it leads to, or (without a page) what it opens here."""

    text: str
    page: str = ""
    person: PersonId | None = None
    about: str = ""
    opens: str = ""


def ways(case: Case, lacking: Iterable[Reason]) -> tuple[Way, ...]:
    """The ways for what is lacking, each once; what only waits for days has none."""
    found = (_way(case, reason) for reason in lacking)
    return tuple(dict.fromkeys(way for way in found if way is not None))


def _way(case: Case, reason: Reason) -> Way | None:
    person, name = reason.about, case.called(reason.about)
    match reason.code:
        case code if code in _WISH:
            return Way(_("Write down what {name} says about meeting").format(name=name), "people", person)
        case "no-said":
            return Way(_("Write down that {name} brought it up").format(name=name), "people", person)
        case code if code in _TIED:
            return Way(_("See to what {name} asks for").format(name=name), "people", person)
        case "needs-first" | "needs-not-asked":
            return Way(_("Ask {name} what is needed").format(name=name), "people", person)
        case "support-not-answered":
            return Way(_("Ask who may sit beside {name}").format(name=name), "people", person)
        case "part-not-accepted" | "support-missing":
            text = _("Begin a support or insight talk with {name}").format(name=name)
            return Way(text, "begin-talk", person, TalkKind.ONE_ON_ONE.value)
        case "condition-whom":
            return Way(_("Say whom {name} means").format(name=name), "people")
        case "led-by-whom":
            return Way(_("Say who led these talks"), "people")
        case "talk-missing" | "judged-before-talk":
            return talk_first(case, person)
        case "measure-open" | "numbers-uneven":
            return _measure(name, reason)
        case "talk-open":
            return Way(_("Go on with the talk with {name}, or end it").format(name=name), "people", person)
        case "concern-not-asked":
            return Way(_("Open the first days"), "today")
        case "concern-open":
            return Way(_("Open report and safety"), "report")
        case code if code in _STOPPED:
            return Way(_("Open report and safety"), "report")
        case code if code in _STAFF:
            return Way(_("Open people"), "people", person if code == "parents-not-named" else None)
        case "no-evidence":
            return Way(_("Write what shows it"), opens=WORDS)
    return None


def talk_first(case: Case, person: PersonId | None) -> Way:
    """Nothing about a pupil is judged before an interview with that pupil."""
    text = _("Begin the talk with {name}").format(name=case.called(person))
    return Way(text, "begin-talk", person, TalkKind.INTERVIEW.value)


def _measure(name: str, reason: Reason) -> Way:
    measure = "numbers" if reason.code == "numbers-uneven" else reason.values[0]
    texts = {
        "numbers": _("Ask {name} about the numbers"),
        "order": _("Ask {name} who speaks first"),
        "seat": _("Ask {name} where to sit"),
        "exit": _("Ask {name} which way out"),
        "stop-sign": _("Ask {name} which stop sign"),
    }
    text = texts.get(measure, _("Ask {name}"))
    return Way(text.format(name=name), person=reason.about, about=measure, opens=MEASURE)
