"""Why a step is not possible now: one sentence for each rule, with what puts it right."""

from __future__ import annotations

from kring.domain.errors import Refused
from kring.domain.refusals import Rule
from kring.i18n import _


def refused(problem: Refused) -> str:
    """Why a step is not possible now."""
    known = _deciding() | _talks() | _meeting() | _after()
    return known[problem.code].format_map(_Values(problem.values))


def _deciding() -> dict[Rule, str]:
    return {
        Rule.GATE_CLOSED: _("A conference is closed while a condition is missing."),
        Rule.JUDGED_BEFORE_TALK: _("Talk with {person} first. Then it can be judged."),
        Rule.JUDGED_TODAY: _("A judgement carries the day on which it is made."),
        Rule.COMPUTED: _("That is counted from who would sit there, and not asked."),
        Rule.SECOND_ADULTS_OWN: _(
            "The second adult judges on a page of their own, with own words and name, or on a signed paper."
        ),
        Rule.SECOND_ADULT_NOT_OUTSIDE: _(
            "{person} leads, prepares, led a talk here or is tied to a pupil. Ask another adult."
        ),
        Rule.HEAD_ASKS: _(
            "The head of the school asks: a person of this case in that role, and not the one who said no."
        ),
        Rule.SECOND_ADULT_STILL_HERE: _("{person} can still look again. Ask {person}."),
        Rule.NOT_ASKED_AFTER_NO: _(
            "{person} said no, and is not asked again. If {person} brought it up, write that down first."
        ),
        Rule.BROUGHT_UP_WORDS: _("Write what {person} said, and to whom."),
        Rule.NO_SUCH_CONDITION: _("There is no such condition."),
        Rule.NO_SUCH_RECORD: _("There is no such record on that day."),
        Rule.RELEASED_TO_WHOM: _("Only the pupil lets go of a condition, to somebody whom the pupil named."),
        Rule.ANOTHER_DAY_FIRST: _("Offer another day first. The wish keeps its days."),
        Rule.REASON_NEEDED: _("Write why {person} is left out."),
        Rule.FACTS_BY_FACILITATOR: _("Someone else than the facilitator establishes the facts."),
    }


def _talks() -> dict[Rule, str]:
    return {
        Rule.TALKS_APART: _("They are not brought together in a talk. Talk with each apart."),
        Rule.CONCERN_OPEN: _("Safety first: it goes on when the safeguarding lead releases it."),
        Rule.UNSAFE_FIRST: _("Safety first: the talk goes to its closing lines. The other questions come another day."),
        Rule.LED_BY_OTHER_SIDE: _("{person} belongs to the other side’s family. Somebody else leads this talk."),
        Rule.SCRIPT_MISSING: _("This script is not there or has faults."),
        Rule.QUOTE_NOT_FOUND: _("Mark words that stand in the answer."),
        Rule.TALK_RUNS: _("A talk is still open. Finish it first."),
        Rule.LED_BY_WHOM: _("Two people are called {name}: say under People who led these talks."),
        Rule.ALREADY_HERE: _(
            "{person} is in this case already. Age and name are not replaced by adding somebody again."
        ),
        Rule.NOBODY_YET: _("Nobody is in this case yet. Add people first."),
        Rule.NO_SUCH_TALK: _("There is no such talk."),
        Rule.NO_CONFERENCE: _("No conference is open. Open it from the case."),
    }


def _meeting() -> dict[Rule, str]:
    return {
        Rule.PREPARATION_CLOSED: _("Preparation opens when every condition is met and the decision is recorded."),
        Rule.DOOR_CLOSED: _("The conference opens when everything at the door is seen to."),
        Rule.CONFERENCE_RUNS: _("A conference is already running. Go on with it."),
        Rule.NOT_IN_THE_CIRCLE: _("Somebody here is left out of the circle."),
        Rule.NOT_LED_BY_FACILITATOR: _("A facilitator of this case leads it. Name who leads."),
        Rule.NOT_THE_DAY: _("That can be seen only on the day itself."),
        Rule.SPEAKS_FIRST_DIFFERS: _("Choose the script in which the one speaks first whom the person harmed chose."),
        Rule.SUPPORTERS_NEEDED: _("In bullying, or while nobody knows yet, supporters sit in the circle."),
        Rule.NO_LONGER: _("It does not go on: something was said against it. Close it with a few words."),
        Rule.ANOTHER_DAY: _("It was opened for another day. Going on is a new door."),
        Rule.ADJOURNED: _("It goes on another day, through the whole door."),
    }


def _after() -> dict[Rule, str]:
    return {
        Rule.SIGNED_AFTER_THE_END: _("Close the conference first, with its last words. Then people sign."),
        Rule.AGREEMENT_CLOSED: _("The agreement is written in or after the conference, while nobody withdrew."),
        Rule.SIGNED_VERSION: _("This is signed. A change makes a new version; the signed one is kept as it is."),
        Rule.NOT_A_SIGNER: _("{person} was not there to the end, and does not sign."),
        Rule.NOT_PRINTABLE: _("Ask the person harmed apart first, then print."),
        Rule.NO_SUCH_PAPER: _("There is no such paper."),
        Rule.NOT_ASKED_APART: _("Ask {person} apart first: does this feel safe?"),
        Rule.NOTHING_AGREED: _("No promise has everybody's yes yet."),
        Rule.CLOCK_BEHIND: _("The clock of this computer is behind the last record. Set it right, then keep this."),
        Rule.NEWER_SINCE: _(
            "Something newer was written in this case since. Look at it, then write this again if it still holds."
        ),
        Rule.DAY_AHEAD: _("That day or hour is still to come."),
        Rule.NAME_NEEDED: _("Write the name of the adult who takes this on."),
        Rule.LINE_NOT_YET: _("That belongs to the next school day, and can be done only then."),
        Rule.WHO_DID_IT: _("Write who did it."),
        Rule.CONTACTS_ON_ONE_DAY: _("Choose another day: on this one the other side is asked."),
        Rule.CONTACT_IN_WEEKEND: _("Choose a day from Monday to Friday."),
    }


class _Values(dict[str, str]):
    """Values for a sentence; one that is missing is left out rather than breaking it."""

    def __missing__(self, key: str) -> str:
        return ""
