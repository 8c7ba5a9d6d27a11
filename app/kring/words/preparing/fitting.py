"""Why a script does not fit a case, in sentences."""

from __future__ import annotations

from typing import assert_never

from kring.domain.case.case import Case
from kring.domain.preparing.fitting import Misfit, NoFit
from kring.i18n import _, join_words


def misfit(case: Case, why: Misfit) -> str:
    """One reason why a script does not fit, as a sentence."""
    harmed, responsible = (join_words([case.called(p) for p in side]) for side in (case.harmed, case.responsible))
    return _sentence(why.code).format(
        who=case.called(why.about), harmed=harmed, responsible=responsible, count=why.count
    )


def lack(code: NoFit, who: str) -> str:
    """What a script of a talk or a circle needs and does not have, where only the person meant is known."""
    return _sentence(code).format(who=who, harmed="", responsible="", count="")


def _sentence(code: NoFit) -> str:
    match code:
        case NoFit.ORDER_NOT_ASKED:
            return _("Has one order only. Ask {harmed} first who begins.")
        case NoFit.ORDER_DIFFERS:
            return _("The side that {harmed} chose does not begin here.")
        case NoFit.NO_SUPPORTERS:
            return _("Needs somebody beside {who}; nobody is named.")
        case NoFit.LEFT_WITHOUT:
            return _("Has no supporters. That is only for a conflict between equals.")
        case NoFit.ONE_LEADS:
            return _("Needs two who lead; one is named.")
        case NoFit.OTHER_ROLE:
            return _("Is for somebody other than {who}.")
        case NoFit.FIRST_TALK:
            return _("Speaks of a first talk, and none was held yet.")
        case NoFit.NO_PARENT:
            return _("Needs a parent of {who}; none is there.")
        case NoFit.NO_SCHOOL:
            return _("Needs somebody who speaks for the class or the school.")
        case NoFit.NO_BYSTANDER:
            return _("Needs somebody who saw it.")
        case NoFit.ONE_ADULT:
            return _("Needs two adults of the school in the room; one is named.")
        case NoFit.NO_CONFLICT:
            return _("Is for a conflict between equals.")
        case NoFit.OWN_PART:
            return _("Needs {who} to have accepted a part in it.")
        case NoFit.NOT_HELD:
            return _("Speaks of a conference that has been held; there was none.")
        case NoFit.NOBODY_STRIKES:
            return _("Nobody whom it names to have a promise struck out sits in the circle.")
        case NoFit.LAST_WISH:
            return _("{who} wanted something else last, or has not been asked yet.")
        case NoFit.GONE:
            return _("This script is not there any more, or has mistakes.")
        case NoFit.BOTH_SIDES:
            return _("Names nobody. {harmed} and {responsible} cannot both sit in it.")
        case NoFit.TOO_FEW:
            return _("Has {count} groups, and needs at least as many people.")
        case _:
            assert_never(code)
