"""Whether it counts who asked a pupil, and why a condition of a wish stands as it does."""

from __future__ import annotations

from kring.domain.case import Case
from kring.domain.own_words import is_asker
from kring.domain.people import PersonId
from kring.domain.staff import named, unfit
from kring.domain.wishes import Condition
from kring.i18n import _
from kring.words import staff


def does_not_count(case: Case, person: PersonId, asked_by: str) -> str:
    """Why an answer does not count that was given to somebody; empty where it counts, and where nobody is named."""
    if not asked_by.strip():
        return ""
    asker = named(case, asked_by)
    why = unfit(case, asker)
    if why is not None:
        return _("Does not count. {why}").format(why=staff.unfit(why, case.called(asker) or asked_by.strip()))
    if is_asker(case, person, asker):
        return ""
    words = _("Does not count: {name} did not name {asker}.")
    return words.format(name=case.called(person), asker=case.called(asker))


def condition(case: Case, tied: Condition) -> str:
    """A condition of a wish in words."""
    if tied.person is None:
        return f"“{tied.text}”"
    words = _("Only if {name} is there") if tied.there else _("Only without {name}")
    return words.format(name=case.called(tied.person))


def condition_state(case: Case, tied: Condition, person: PersonId) -> str:
    """Whether a condition of somebody's wish is met, and what is against it."""
    if tied.released:
        return _("let go")
    if not case.is_open(tied, person):
        return _("met")
    against = [p for p in case.circle if p in case.kept_out(tied)] if tied.person is None else [tied.person]
    if not against:
        return _("not met yet")
    why = _("{name} would not be there") if tied.person and tied.there else _("{name} would be there")
    return _("not met yet: {why}").format(why=why.format(name=case.called(against[0])))
