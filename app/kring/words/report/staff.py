"""Why an adult who was named may not ask, watch or release; of who leads the conference `words/deciding.py` says it."""

from __future__ import annotations

from typing import assert_never

from kring.domain.case.staff import Unfit
from kring.i18n import _


def unfit(why: Unfit, name: str) -> str:
    """What stands against somebody, and what puts it right."""
    match why:
        case Unfit.NOT_NAMED:
            return _("Nobody in this case is called {name}. Is this an adult of the school?").format(name=name)
        case Unfit.NOT_ADULT:
            return _("{name} is a pupil. An adult of the school does this.").format(name=name)
        case Unfit.TIED:
            return _("{name} is family or support of a pupil in this case. Somebody else does this.").format(name=name)
        case Unfit.SAME_NAME:
            return _("Two people have this name. Say under People whether they are the same.")
    assert_never(why)


def not_the_lead(name: str) -> str:
    """Somebody without that role releases nothing."""
    text = _("{name} is not the safeguarding lead of this case. Only the safeguarding lead lets the questions go on.")
    return text.format(name=name)


def leads_and_releases(name: str) -> str:
    """Who leads or prepares the conference does not let the questions go on alone; and what puts it right."""
    text = _("{name} leads or prepares this case. Another adult of the school is the safeguarding lead for it.")
    return text.format(name=name)


def leads() -> str:
    """A facilitator cannot be the one who asks, or the second adult."""
    return _("Somebody else than whoever leads does this.")
