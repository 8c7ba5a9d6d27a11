"""Which scripts fit a case as it is now, and for each that does not the reason: the one place where that is decided.

A conference is looked at by what its script asks, also one that was chosen long ago, so that a choice does not outlive
what it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kring.domain.case.both_sides import on_both_sides_somewhere
from kring.domain.case.case import Case
from kring.domain.case.staff import unfit
from kring.domain.case.stages import View
from kring.domain.events import GroupFilled, ModelChosen, Nature, Needs, TalkKind
from kring.domain.people import CIRCLE_ROLES, PersonId, Role, Side
from kring.domain.preparing.chosen_model import chosen
from kring.domain.preparing.own_supporters import beside
from kring.domain.preparing.preparation import first_speaker
from kring.domain.session.script import Script, ScriptKind, Who
from kring.domain.session.seated import Seated
from kring.domain.talks.own_words import accepts_part, wanted_last

SEATED = (*CIRCLE_ROLES, Role.PARENT, Role.FACILITATOR)  # a parent who sits there is one, and so are all who lead
BUNDLED = "conference"
"""The model of a conference for which nobody chose one."""


class NoFit(StrEnum):
    """Why a script does not fit a case now."""

    ORDER_NOT_ASKED = "order-not-asked"
    ORDER_DIFFERS = "order-differs"
    NO_SUPPORTERS = "no-supporters"
    LEFT_WITHOUT = "left-without"
    ONE_LEADS = "one-leads"
    TOO_FEW = "too-few"
    BOTH_SIDES = "both-sides"
    GONE = "gone"
    OTHER_ROLE = "other-role"
    FIRST_TALK = "first-talk"
    NO_PARENT = "no-parent"
    NO_SCHOOL = "no-school"
    NO_BYSTANDER = "no-bystander"
    ONE_ADULT = "one-adult"
    NO_CONFLICT = "no-conflict"
    OWN_PART = "own-part"
    NOT_HELD = "not-held"
    NOBODY_STRIKES = "nobody-strikes"
    LAST_WISH = "last-wish"


@dataclass(frozen=True, slots=True)
class Misfit:
    """One reason why a script does not fit now, about whom, and a number where its sentence has one."""

    code: NoFit
    about: PersonId | None = None
    count: int = 0


TALKS = {
    ScriptKind.INTERVIEW: TalkKind.INTERVIEW,
    ScriptKind.ONE_ON_ONE: TalkKind.ONE_ON_ONE,
    ScriptKind.PREPARATION: TalkKind.PREPARATION,
    ScriptKind.FOLLOW_UP: TalkKind.FOLLOW_UP,
}


def fits(script: Script, view: View, person: PersonId | None = None) -> tuple[Misfit, ...]:
    """Every reason why a script does not fit this case now (in a talk: with this person); empty where it fits."""
    if script.kind is ScriptKind.CONFERENCE:
        return does_not_fit(choice_of(script), view.case)
    if script.kind is ScriptKind.CIRCLE:
        return _circle(view)
    return _talk(script, view.case, person) if person is not None else ()


def choice_of(script: Script) -> ModelChosen:
    """What is kept of a script that is chosen for a conference."""
    return ModelChosen(
        script.id,
        script.language,
        tuple(Side(first.value) for first in script.orders),
        script.supporters_needed,
        script.facilitators,
        script.groups,
        script.needs,
        tuple(who.value for who in script.strikes),
    )


def does_not_fit(model: ModelChosen, case: Case) -> tuple[Misfit, ...]:
    """Every reason why a conference by this model does not fit the case now."""
    return (*_order(model, case), *_supporters(model, case), *lacks(model, case))


def lacks(model: ModelChosen, case: Case) -> tuple[Misfit, ...]:
    """What the script itself says that it needs, and that is not there: who leads, groups, and what must hold."""
    found = []
    if len(case.having(Role.FACILITATOR)) < model.facilitators:
        found.append(Misfit(NoFit.ONE_LEADS))
    if len(case.circle) < len(model.groups):
        found.append(Misfit(NoFit.TOO_FEW, None, len(model.groups)))
    if model.strikes and not strikers(case, [Who(who) for who in model.strikes]):
        found.append(Misfit(NoFit.NOBODY_STRIKES))
    return (*found, *needs(model.needs, case, case.main_people))


def strikers(case: Case, named: Sequence[Who]) -> tuple[PersonId, ...]:
    """Who sits in the circle of those whom a script names to have a promise struck; nobody where it names none."""
    roles = (p for p in case.participations if p.role in SEATED)
    seated = Seated.of(roles, {p: case.people[p] for p in case.circle})
    return tuple(dict.fromkeys(p for _who, p in seated.those(named) if p is not None))


def lacking(script: Script, case: Case, whom: Sequence[PersonId]) -> tuple[Misfit, ...]:
    """What a script needs, by its own words, before a session of these people begins by it, and that is not there."""
    if script.kind is ScriptKind.CONFERENCE:
        return lacks(choice_of(script), case)
    found = _talk(script, case, whom[0]) if script.kind in TALKS and whom else ()
    missing = needs(script.needs, case, tuple(whom))
    return tuple(dict.fromkeys((*(why for why in found if closes(why)), *missing)))


def closes(why: Misfit) -> bool:
    """Whether a talk cannot begin so; that a later one comes before a first is only said."""
    return why.code is not NoFit.FIRST_TALK


def _to_come(case: Case) -> ModelChosen | None:
    return None if case.whole.running(TalkKind.CONFERENCE) else chosen(case)


def fitting(view: View) -> tuple[ModelChosen, ...]:
    """The models of which one can be chosen now."""
    return tuple(model for model in view.models() if not does_not_fit(model, view.case))


def no_longer(view: View) -> tuple[Misfit, ...]:
    """Why the model that was chosen does not fit any more; empty where it does, none was chosen, or it began."""
    model = _to_come(view.case)
    if model is None:
        return ()
    return does_not_fit(model, view.case) if view.is_there(model) else (Misfit(NoFit.GONE),)


def to_choose(view: View) -> bool:
    """Whether somebody has to say which conference it will be: several fit, nobody said so, and none has begun."""
    case = view.case
    return not case.whole.running(TalkKind.CONFERENCE) and chosen(case) is None and len(fitting(view)) > 1


def to_fill(case: Case) -> tuple[str, ...]:
    """The groups of the chosen model in which nobody sits who would be there."""
    model = _to_come(case)
    return tuple(g for g in model.groups if not sitting(case, g)) if model is not None else ()


def sitting(case: Case, group: str) -> tuple[PersonId, ...]:
    """Who sits in a group of the circle, of those who would be there."""
    return tuple(person for person in case.groups.get(group, ()) if person in case.circle)


def in_no_group(case: Case) -> tuple[PersonId, ...]:
    """Who of the circle sits in no group of the chosen model, once somebody sits in one: no group's part asks them."""
    model = chosen(case)
    placed = {person for group in model.groups for person in sitting(case, group)} if model is not None else set()
    return tuple(person for person in case.circle if person not in placed) if placed else ()


def may_sit(case: Case, filled: GroupFilled) -> bool:
    """Whether a group is one of the chosen model, and all who are named sit in the circle."""
    model = chosen(case)
    return model is not None and filled.group in model.groups and set(filled.people) <= set(case.circle)


def _order(model: ModelChosen, case: Case) -> list[Misfit]:
    """Who begins is the answer of the pupil who was harmed; a script that has one order alone waits for it."""
    if not model.orders or set(model.orders) == set(Side):
        return []
    answered = first_speaker(case)
    if answered is None:
        return [Misfit(NoFit.ORDER_NOT_ASKED, next(iter(case.harmed), None))]
    return [] if answered in model.orders else [Misfit(NoFit.ORDER_DIFFERS, next(iter(case.harmed), None))]


def _supporters(model: ModelChosen, case: Case) -> list[Misfit]:
    """In a conflict between equals nobody has to be beside anybody; else nobody meets without."""
    if case.nature is Nature.CONFLICT:
        return []
    if not model.supporters_needed:
        return [Misfit(NoFit.LEFT_WITHOUT)]
    return [Misfit(NoFit.NO_SUPPORTERS, person) for person in case.main_people if not beside(case, person)][:1]


def _circle(view: View) -> tuple[Misfit, ...]:
    """A circle without sides never seats those who sit in a conference, since two of them are on two sides."""
    case = view.case
    apart = on_both_sides_somewhere(case, case.circle, (), view.others())
    return (Misfit(NoFit.BOTH_SIDES),) if apart else ()


def _talk(script: Script, case: Case, person: PersonId) -> tuple[Misfit, ...]:
    found = []
    if not is_for(script.audience, case, person):
        found.append(Misfit(NoFit.OTHER_ROLE, person))
    if script.number > 1 and not case.held(TALKS[script.kind], person):
        found.append(Misfit(NoFit.FIRST_TALK, person))
    if script.last_wish and not wanted_last(case, person, script.last_wish):
        found.append(Misfit(NoFit.LAST_WISH, person))
    return (*found, *needs(script.needs, case, (person,)))


_BESIDE = (Role.SUPPORTER, Role.PARENT, Role.BESIDE, Role.SCHOOL)  # a parent, a friend or a colleague


def is_for(audience: Who | None, case: Case, person: PersonId) -> bool:
    """Whether a talk is for somebody in this role."""
    roles = {
        Who.HARMED: case.having(Role.HARMED),
        Who.RESPONSIBLE: case.having(Role.RESPONSIBLE),
        Who.SUPPORTERS: tuple(p for role in _BESIDE for p in case.having(role)),
        Who.SUPPORTERS_OF_HARMED: case.having(Role.SUPPORTER, Side.HARMED),
        Who.SUPPORTERS_OF_RESPONSIBLE: case.having(Role.SUPPORTER, Side.RESPONSIBLE),
        Who.PARENTS: case.having(Role.PARENT),
        Who.PARENTS_OF_HARMED: _parents_of(case, Role.HARMED),
        Who.PARENTS_OF_RESPONSIBLE: _parents_of(case, Role.RESPONSIBLE),
        Who.BYSTANDERS: case.having(Role.BYSTANDER),
        Who.TOLD: case.having(Role.TOLD),
        Who.SCHOOL: case.having(Role.SCHOOL),
    }
    return audience not in roles or person in roles[audience]


def _parents_of(case: Case, role: Role) -> tuple[PersonId, ...]:
    """The parents of those in a role, whichever entry of the pupil they were named for."""
    children = {one for child in case.having(role) for one in case.same(child)}
    return tuple(p.person for p in case.participations if p.role is Role.PARENT and p.of in children)


def needs(said: tuple[Needs, ...], case: Case, whom: tuple[PersonId, ...]) -> tuple[Misfit, ...]:
    """What a script says must hold of those whom it is about, and does not."""
    return tuple(misfit for need in said if (misfit := _NEEDS[need](case, whom)) is not None)


def _beside(case: Case, whom: tuple[PersonId, ...]) -> Misfit | None:
    alone = [p for p in whom if not beside(case, p)]
    return Misfit(NoFit.NO_SUPPORTERS, alone[0]) if alone else None


def _parents(case: Case, whom: tuple[PersonId, ...]) -> Misfit | None:
    """A parent of each, who sits in the circle where there is one."""
    children = {
        child
        for part in case.participations
        if part.role is Role.PARENT and part.of is not None and (len(whom) == 1 or part.person in case.circle)
        for child in case.same(part.of)
    }
    without = [p for p in whom if p not in children]
    return Misfit(NoFit.NO_PARENT, without[0]) if without else None


def _school(case: Case, _whom: tuple[PersonId, ...]) -> Misfit | None:
    return None if case.in_circle(Role.SCHOOL) else Misfit(NoFit.NO_SCHOOL)


def _bystanders(case: Case, _whom: tuple[PersonId, ...]) -> Misfit | None:
    return None if case.in_circle(Role.BYSTANDER) else Misfit(NoFit.NO_BYSTANDER)


def _two_adults(case: Case, _whom: tuple[PersonId, ...]) -> Misfit | None:
    """Whoever leads, and somebody else of the school who sits there or leads with them."""
    adults = [person for person in case.seated if unfit(case, person) is None]
    return None if len(adults) > 1 else Misfit(NoFit.ONE_ADULT)


def _conflict(case: Case, _whom: tuple[PersonId, ...]) -> Misfit | None:
    return None if case.nature is Nature.CONFLICT else Misfit(NoFit.NO_CONFLICT)


def _own_part(case: Case, _whom: tuple[PersonId, ...]) -> Misfit | None:
    denies = [p for p in case.having(Role.RESPONSIBLE) if not accepts_part(case, p)]
    return Misfit(NoFit.OWN_PART, denies[0]) if denies else None


def _held(case: Case, _whom: tuple[PersonId, ...]) -> Misfit | None:
    return None if case.held(TalkKind.CONFERENCE) else Misfit(NoFit.NOT_HELD)


_NEEDS: dict[Needs, Callable[[Case, tuple[PersonId, ...]], Misfit | None]] = {
    Needs.SUPPORTERS: _beside,
    Needs.PARENTS: _parents,
    Needs.SCHOOL: _school,
    Needs.BYSTANDERS: _bystanders,
    Needs.TWO_ADULTS: _two_adults,
    Needs.CONFLICT: _conflict,
    Needs.OWN_PART: _own_part,
    Needs.CONFERENCE_HELD: _held,
}
