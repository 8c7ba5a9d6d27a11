"""How everyone leaves, in sentences: for the room, for the desk afterwards, and for a rehearsal."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.preparing.leaving import Call, Leaves, calls
from kring.i18n import _, join_words


def apart(case: Case, leaving: tuple[Leaves, ...]) -> list[str]:
    """Who goes first and with whom, and who stays until then."""
    if not leaving:
        return []
    first, *others = leaving
    lines = [_with(_("{name} goes first, with {people}"), _("{name} goes first, with an adult"), case, first)]
    stays = (
        _("{name} stays, with {people}, until {first} is on the way"),
        _("{name} stays, with an adult, until {first} is on the way"),
    )
    lines += [_with(*stays, case, other, first=case.called(first.person)) for other in others]
    return [*lines, _("Nobody asks why, here or in the corridor"), _("Agree the one sentence for when classmates ask")]


def outside(case: Case, leaving: tuple[Leaves, ...]) -> list[str]:
    """Where everyone is when the building has to be left, or the bell has gone."""
    lines = [_with(_("{name} with {people}"), _("{name} with an adult"), case, each) for each in leaving]
    return [*lines, _("Not by the same door, and nobody is alone")]


def call(case: Case, each: Call) -> tuple[str, str]:
    """Whom to call, and about what."""
    about = case.called(each.about)
    return each.who, _("How {name} is at home").format(name=about) if about else _("What happened, and who knows of it")


def whom(name: str, role: str) -> str:
    """A name with the role in which that person is called."""
    return _("{name}, {role}").format(name=name, role=role) if role and role.casefold() != name.casefold() else name


def all_calls(case: Case, going: tuple[Leaves, ...]) -> list[tuple[str, str]]:
    """Everybody to be called because these people leave, and about what."""
    return [call(case, each) for each in calls(case, tuple(leaving.person for leaving in going))]


def _with(some: str, nobody: str, case: Case, leaving: Leaves, first: str = "") -> str:
    along = join_words([case.called(p) for p in leaving.along])
    form = some if along else nobody
    return form.format(name=case.called(leaving.person), people=along, first=first)
