"""Whether it counts who asked a pupil, and why a condition of a wish stands as it does."""

from __future__ import annotations

from kring.domain.case import tied_wishes
from kring.domain.case.case import Case
from kring.domain.case.staff import named, unfit
from kring.domain.case.wishes import TiedCondition
from kring.domain.events import Being
from kring.domain.people import PersonId
from kring.domain.talks.own_words import is_asker
from kring.i18n import _
from kring.words.report import staff


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


def condition(case: Case, said: TiedCondition) -> str:
    """A condition of a wish in words."""
    if said.person is None:
        return f"“{said.text}”"
    words = _("Only if {name} is there") if said.there else _("Only without {name}")
    return words.format(name=case.called(said.person))


def condition_state(case: Case, condition: TiedCondition, person: PersonId) -> str:
    """Whether a condition of somebody's wish is met, and what is against it."""
    if condition.released:
        return _("let go")
    if not case.is_open(condition, person):
        return _("met")
    there = [p for p in case.circle if p in tied_wishes.kept_out(case, condition, person)]
    wanted = (
        people[0] for _name, people in tied_wishes.wanted(case, condition, person) if tied_wishes.is_one(case, people)
    )
    lacking = [p for p in wanted if not case.is_seated_for(p, person)]
    named = tied_wishes.unclear(case, condition, person)
    for people, why in (
        (there, _("{name} would be there")),
        (lacking, _("{name} would not be there")),
        (named, _("it names {name}")),
    ):
        if people:
            return _("not met yet: {why}").format(why=why.format(name=case.called(people[0])))
    without_a_name = (
        (tied_wishes.nobody_of_the_case(case, condition, person), _("{name} would not be there")),
        (tied_wishes.whom_asked(case, condition, person), _("it names {name}")),
    )
    for names, why in without_a_name:
        if names:
            return _("not met yet: {why}").format(why=why.format(name=names[0]))
    return _("not met yet")


def being(what: Being) -> str:
    """What a condition says of somebody whom it names, without the name."""
    return {
        Being.THERE: _("must be there"),
        Being.NOT_THERE: _("must not be there"),
        Being.SOMETHING_ELSE: _("about something else than being there"),
    }[what]
