"""Why a step is not possible now: one sentence for each rule, with what puts it right."""

from __future__ import annotations

from datetime import date

from kring.domain.errors import Refused
from kring.domain.preparing.fitting import NoFit
from kring.domain.refusals import Rule
from kring.i18n import _, join_words, short_date
from kring.words import whole_record
from kring.words.preparing.fitting import lack


def refused(problem: Refused) -> str:
    """Why a step is not possible now."""
    known = _deciding() | _incidents() | _talks() | _scripts() | _meeting() | _agreement() | _after()
    values = _Values(problem.values)
    if "day" in values:
        values["day"] = short_date(date.fromisoformat(values["day"]))
    if "names" in values:
        values["names"] = join_words(values["names"].split("\n"))
    if "kind" in values:
        values["what"] = ", ".join(filter(None, (whole_record.kind_name(values["kind"]), values.get("person"))))
    if "why" in values:
        values["reason"] = lack(NoFit(values["why"]), values.get("person", ""))
    return known[problem.code].format_map(values)


def _deciding() -> dict[Rule, str]:
    return {
        Rule.GATE_CLOSED: _("A conference is closed while a condition is missing."),
        Rule.NO_IS_TAKEN: _("{person} said no. Nobody waits for another answer; work goes on with each alone."),
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
            "The head of the school asks: a person of this case in that role, "
            "who leads nothing in it and did not say the no."
        ),
        Rule.SECOND_ADULT_STILL_HERE: _("{person} can still look again. Ask {person}."),
        Rule.GIVEN_UP_TODAY: _(
            "{person} let go of this in a talk today. It can be chosen in a later talk, or from tomorrow on."
        ),
        Rule.NOT_ASKED_AFTER_NO: _(
            "{person} said no, and is not asked again. If {person} brought it up, write that down first."
        ),
        Rule.NOT_ASKED_YET: _(
            "{person} is asked about meeting only once every pupil who was harmed said yes to it. "
            "Leave the question out for now."
        ),
        Rule.BROUGHT_UP_WORDS: _("Write what {person} said, and to whom."),
        Rule.BROUGHT_UP_TO: _(
            "To whom did {person} say it? It counts when it was said to an adult of this case who belongs to neither "
            "family, or to an own parent or supporter."
        ),
        Rule.NO_SUCH_CONDITION: _("There is no such condition."),
        Rule.NO_SUCH_RECORD: _("There is no such record on that day."),
        Rule.RELEASED_TO_WHOM: _("Only the pupil lets go of a condition, to somebody whom the pupil named."),
        Rule.ANOTHER_DAY_FIRST: _("Offer another day first. The wish keeps its days."),
        Rule.REASON_NEEDED: _("Write why {person} is left out."),
        Rule.RELEASED_AND_LEADS: _(
            "{person} let questions go on as safeguarding lead. Somebody else leads and prepares this case."
        ),
        Rule.FACTS_BY_FACILITATOR: _(
            "Someone else than the facilitator establishes the facts. Write that name in full."
        ),
        Rule.GROUP_EMPTY: _("Nobody is in the group “{group}” yet. Put somebody into each group before it begins."),
        Rule.FACTS_BY_PARTY: _(
            "The facts are established by an adult of the school, not by a pupil of this case, a parent or a supporter."
        ),
    }


def _incidents() -> dict[Rule, str]:
    return {
        Rule.NO_SUCH_INCIDENT: _("There is no such incident in this case."),
        Rule.NO_INCIDENT_CHOSEN: _("Choose at least one incident."),
        Rule.BOTH_SIDES_OF_ONE_CIRCLE: _(
            "{person} would be the one harmed and be asked to answer, in one circle. Choose these incidents one by one."
        ),
        Rule.NOT_OF_THIS_INCIDENT: _("{person} has no part in this incident, and hears nothing of it."),
        Rule.WORDS_NOT_WRITTEN: _("Write the words first. Then they are read to each pupil."),
    } | _taking_out()


def _taking_out() -> dict[Rule, str]:
    return {
        Rule.REPORTED_STAYS: _(
            "What was reported stays: the case began with it. Change its name, day and words instead."
        ),
        Rule.TAKEN_OUT_WHY: _("Write why it was a mistake."),
        Rule.INCIDENT_CHOSEN: _("The conditions are looked at for it. Choose another incident there first."),
        Rule.INCIDENT_HAS_PEOPLE: _("{person} has a part in it. End that role first, under People."),
        Rule.INCIDENT_HAS_TALK: _("A talk about it with {person} was begun on {day}. So it stays."),
        Rule.INCIDENT_HAS_WORDS: _(
            "Its words were read to {person} on {day}. "
            "If that was written by mistake, set it aside first, under People."
        ),
        Rule.INCIDENT_HAS_RECORD: _(
            "This was written down about it on {day}: {what}. If that was a mistake too, set it aside first."
        ),
        Rule.NOT_ONE_PERSON: _(
            "These two cannot be one person: names that differ, a pupil and an adult, or a pupil on each side. "
            "If a name is wrong, put the name right first."
        ),
    }


def _talks() -> dict[Rule, str]:
    return {
        Rule.TALKS_APART: _("They are not brought together in a talk. Talk with each alone."),
        Rule.CIRCLE_TOO_SMALL: _("A circle has at least two people of this case, besides whoever leads it."),
        Rule.BOTH_SIDES_IN_CIRCLE: _(
            "{names} are on two sides of an open case, so they do not sit in a circle together. Choose again who "
            "sits there. If you mean somebody else with the same name, write both names in full under People, in "
            "both cases."
        ),
        Rule.CONCERN_OPEN: _("Safety first: it goes on when the safeguarding lead releases it."),
        Rule.RELEASED_BY_LEAD: _(
            "The safeguarding lead lets the questions go on: an adult with that role in this case, who does not lead "
            "or prepare it, and is no parent or supporter of a pupil in it. If that is the same person, another adult "
            "of the school is the lead for this case."
        ),
        Rule.RELEASE_WHICH: _("More than one concern is open. Say which of them the safeguarding lead has read."),
        Rule.UNSAFE_NOT_SEEN_TO: _(
            "Safety first: a further question comes when a named adult has written down what was done about it."
        ),
        Rule.UNSAFE_FIRST: _("Safety first: the talk goes to its closing lines. The other questions come another day."),
        Rule.LED_BY_OTHER_SIDE: _("{person} belongs to the other side’s family. Somebody else leads this talk."),
        Rule.LED_BY_FAMILY: _("{person} is a pupil, or family or a friend of one. An adult of the school leads it."),
        Rule.WORDS_ERASED: _("The words of this talk were erased. That it was held, and when, stays."),
        Rule.QUOTE_NOT_FOUND: _("Mark words that stand in the answer."),
        Rule.TALK_OPEN: _("The talk with {person} of {day} stands open: go on with it, or end it."),
        Rule.TALK_RUNS: _("A talk is still open. Finish it first."),
        Rule.LED_BY_WHOM: _("Two people are called {name}: say under People who led these talks."),
        Rule.ALREADY_HERE: _(
            "{person} is in this case already. Age and name are not replaced by adding somebody again."
        ),
        Rule.NOBODY_YET: _("Nobody is in this case yet. Add people first."),
        Rule.NO_SUCH_TALK: _("There is no such talk."),
        Rule.NO_CONFERENCE: _("No conference is open. Open it from the case."),
    }


def _scripts() -> dict[Rule, str]:
    return {
        Rule.SCRIPT_MISSING: _("This script is not there, or has mistakes."),
        Rule.SCRIPT_DIFFERS: _("This script is for another kind of talk. Choose one that fits."),
        Rule.SCRIPT_TOO_BIG: _("Now the script is larger than {most} KiB. It is kept as it was; make it shorter."),
        Rule.SCRIPT_THERE: _("Another script has this name by now. Take that one out first."),
    }


def _meeting() -> dict[Rule, str]:
    return {
        Rule.PREPARATION_CLOSED: _("Preparation opens when every condition is met and the decision is recorded."),
        Rule.PLAN_PASSED: _("This day has passed. Choose today or a day to come."),
        Rule.DOOR_CLOSED: _("The conference opens when everything at the door is seen to."),
        Rule.CONFERENCE_RUNS: _("A conference is already running. Go on with it."),
        Rule.NOT_IN_THE_CIRCLE: _("{person} does not sit in the circle, and does not come in."),
        Rule.WISH_WITHOUT: _("A wish is without {person}, so {person} does not come in."),
        Rule.NOT_PREPARED: _("{person} was not prepared for this, and does not come in."),
        Rule.NOT_LED_BY_FACILITATOR: _("A facilitator of this case leads it. Name who leads."),
        Rule.NOT_THE_DAY: _("That can be seen only on the day itself."),
        Rule.SPEAKS_FIRST_DIFFERS: _("Choose the script that begins with the one whom the person harmed chose."),
        Rule.SUPPORTERS_NEEDED: _("In bullying, or while nobody knows yet, supporters sit in the circle."),
        Rule.DOES_NOT_FIT: _("This conference does not fit the case as it is now. “Which conference” says why."),
        Rule.ANOTHER_MODEL: _("Another conference was chosen in Preparation. Open that one, or choose again first."),
        Rule.NOT_THAT_GROUP: _("Use the groups of the chosen conference, and people who sit in the circle."),
        Rule.CASE_CLOSED: _("This case is closed, and takes follow-up only. For anything else, open a new case."),
        Rule.FOR_ANOTHER_ROLE: _("This guide is for somebody else than {person}. Choose one that is for {person}."),
        Rule.SCRIPT_LACKS: _("This script does not fit now. {reason}"),
        Rule.NO_LONGER: _("It does not go on: something was said against it. Close it with a few words."),
        Rule.ON_HOLD: _(
            "It waits: see to who is here, somebody beside each pupil, and the second adult. Or end it for today."
        ),
        Rule.ENDED: _("This conference has ended."),
        Rule.ENDED_BY_WITHDRAWAL: _("{person} withdrew. This conference has ended."),
        Rule.ANOTHER_DAY: _("It was opened for another day. To go on, everybody is asked again at the door."),
        Rule.TALK_OVER: _("It is over. What is still to be said is written as a record of the case."),
        Rule.HAS_LEFT: _("Somebody who has left is not answered for."),
        Rule.NOT_OF_THIS_CONFERENCE: _("Only who sits in this circle comes in, leaves, or has the word."),
        Rule.ADJOURNED: _("It goes on another day, through the whole door."),
    }


def _agreement() -> dict[Rule, str]:
    return {
        Rule.SIGNED_AFTER_THE_END: _("Close the conference first, with its last words. Then people sign."),
        Rule.AGREEMENT_CLOSED: _("The agreement is written in or after the conference, while nobody withdrew."),
        Rule.SIGNED_TOO_EARLY: _("This version is from {day}. A signature under it is of that day or later."),
        Rule.VERSION_TOO_EARLY: _("A new version begins on the day of the last signature or later."),
        Rule.SIGNED_VERSION: _("This is signed. A change makes a new version; the signed one is kept as it is."),
        Rule.SIGNED_ALREADY: _("This agreement is signed, and it holds. A change makes a new version."),
        Rule.STRUCK_BY_WHOM: _(
            "Somebody said yes to this promise. Only these people can have it struck out: {names}. Say which of "
            "them wants that."
        ),
        Rule.STRUCK_BY_NOBODY: _(
            "Somebody said yes to this promise, and nobody who may have it struck out is in the circle any more."
        ),
        Rule.PROMISE_EMPTIED: _(
            "Somebody said yes to this promise: it keeps its words and who does it. "
            "Only these people can have it struck out: {names}."
        ),
        Rule.NO_NEW_VERSION: _("No new version is being written."),
        Rule.NOT_A_SIGNER: _("{person} was not there to the end, and does not sign."),
        Rule.PARTS_NOT_ASKED: _(
            "It ended before every part was asked, and no reason stands there: nobody signs for it."
        ),
        Rule.NOT_PRINTABLE: _("Ask the person harmed alone first, then print."),
        Rule.NO_SUCH_PAPER: _("There is no such paper."),
        Rule.ASKED_APART_BY: _(
            "Write who asked {person} alone: an adult who is no party, nor the other side’s family."
        ),
        Rule.NOT_ASKED_APART: _("Ask {person} alone first: does this feel safe?"),
        Rule.NOTHING_AGREED: _("No promise has everybody’s yes yet."),
    }


def _after() -> dict[Rule, str]:
    return {
        Rule.CLOCK_BEHIND: _("The clock of this computer is behind the last record. Set it right, then keep this."),
        Rule.NEWER_SINCE: _(
            "Something newer was written in this case since. Look at it, then write this again if it still holds."
        ),
        Rule.DAY_AHEAD: _("That day or hour is still to come."),
        Rule.MISTAKE_BY_LEAD: _("The safeguarding lead, by name, says that it was a mistake, and why."),
        Rule.BEFORE_IT_WAS_SAID: _("This day lies before it was said."),
        Rule.NAME_NEEDED: _("Write the name of the adult who takes this on."),
        Rule.SEEN_TO_BY_SCHOOL: _(
            "An adult of the school takes this on, who is in this case and not a parent or supporter of a pupil in it."
        ),
        Rule.LINE_NOT_YET: _("That belongs to the next school day, and can be done only then."),
        Rule.WHO_DID_IT: _("Write who did it."),
        Rule.PARENT_OF_WHOM: _("Choose of which pupil this is a parent."),
        Rule.CLOSES_ON_CONCERN: _(
            "Something serious is open. The safeguarding lead looks at it first, then it closes."
        ),
        Rule.CLOSES_ON_UNSAFE: _("Somebody is not safe. First a named adult sees to it, then the case closes."),
        Rule.CLOSES_ON_WORSE: _("It got worse since the decision. First that is taken anew, then the case closes."),
        Rule.CONTACTS_ON_ONE_DAY: _("Choose another day: on this one the other side is asked."),
        Rule.CONTACT_IN_WEEKEND: _("Choose a day from Monday to Friday."),
        Rule.CONTACT_ON_HOLIDAY: _("Choose a day on which there is school."),
    }


class _Values(dict[str, str]):
    """Values for a sentence; one that is missing is left out rather than breaking it."""

    def __missing__(self, key: str) -> str:
        return ""
