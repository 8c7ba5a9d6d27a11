"""A condition in words names somebody: is it about that person being there, and whom does "my teacher" mean?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from kring.domain.case import tied_wishes
from kring.domain.case.case import Case
from kring.domain.case.wishes import TiedCondition
from kring.domain.events import Being
from kring.domain.names.naming import letters
from kring.domain.names.whom import NOBODY
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.widgets.button import button
from kring.ui.widgets.card import flow_of
from kring.ui.widgets.notice import Notice

Says = Callable[[PersonId, Being | None, str], None]


def being_there(case: Case, condition: TiedCondition, person: PersonId, says: Says) -> list[QWidget]:
    """A question for everybody whom a condition names without being understood; what was answered can be changed."""
    if condition.person is not None or condition.released:
        return []
    answers = dict(condition.being)
    unanswered = replace(condition, being=())
    open_now = tied_wishes.unclear(case, unanswered, person)
    whom = (_whom(case, condition, person, name, says) for name in _without_a_name(case, condition, person))
    named = (
        _question(case.called(one), answers.get(one), one in open_now, partial(_says_of, says, one))
        for one in tied_wishes.only_named(case, unanswered, person)
    )
    return [*whom, *named]


def _says_of(says: Says, person: PersonId, being: Being) -> None:
    says(person, being, "")


def _without_a_name(case: Case, condition: TiedCondition, person: PersonId) -> list[str]:
    """The words for somebody of whom it is asked whom they mean, or was said."""
    said = {name for name, _whom, _being in condition.meant}
    asked = tied_wishes.whom_asked(case, condition, person)
    found = (m.name for m in tied_wishes.without_a_name(case, condition) if m.name in asked or letters(m.name) in said)
    return list(dict.fromkeys(found))


def _whom(case: Case, condition: TiedCondition, person: PersonId, name: str, says: Says) -> Notice:
    """Whom a word means, of everybody in the case; the answer is one click, and can be changed."""
    answer = next(((whom, being) for said, whom, being in condition.meant if said == letters(name)), None)
    if answer is None:
        said = _("Whom does “{name}” mean? Until this is answered, it counts as not met.").format(name=name)
    else:
        said = f"“{name}”: {_whom_said(case, *answer)}"
    made = Notice(tone="notice" if answer is None else "neutral", intro=said)
    others = [(p, None) for p in case.people if p not in case.same(person)]
    none = [] if tied_wishes.is_a_person(case, condition, name) else [(NOBODY, Being.SOMETHING_ELSE)]
    choices = [*others, (NOBODY, None), *none]
    made.add(flow_of(*[_choice(_whom_said(case, *one), partial(says, *one, name)) for one in choices if one != answer]))
    return made


def _whom_said(case: Case, whom: PersonId, being: Being | None) -> str:
    if whom != NOBODY:
        return case.called(whom)
    return _("No person is meant") if being is Being.SOMETHING_ELSE else _("Nobody of this case")


def _question(name: str, answer: Being | None, seated: bool, says: Callable[[Being], None]) -> Notice:
    if answer is not None:
        said = _said(answer, name)
    elif seated:
        said = _("Is it about {name} being there? Until this is answered, it counts as not met.").format(name=name)
    else:
        said = _("Is it about {name} being there? Until this is answered, {name} does not come in.").format(name=name)
    made = Notice(tone="notice" if answer is None else "neutral", intro=said)
    made.add(flow_of(*[_choice(_said(being, name), partial(says, being)) for being in Being if being is not answer]))
    return made


def _choice(text: str, says: Callable[[], None]) -> QWidget:
    choice = button(text, "small")
    choice.clicked.connect(lambda _on=False: says())
    return choice


def _said(being: Being, name: str) -> str:
    return {
        Being.THERE: _("{name} must be there"),
        Being.NOT_THERE: _("{name} must not be there"),
        Being.SOMETHING_ELSE: _("It is not about {name} being there"),
    }[being].format(name=name)
