"""A condition in words names somebody: is it about that person being there, not being there, or something else?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from kring.domain import tied
from kring.domain.case import Case
from kring.domain.events import Being
from kring.domain.people import PersonId
from kring.domain.wishes import Condition
from kring.i18n import _
from kring.ui.widgets.button import button
from kring.ui.widgets.card import flow_of
from kring.ui.widgets.notice import Notice

Says = Callable[[PersonId, Being], None]


def being_there(case: Case, condition: Condition, person: PersonId, says: Says) -> list[QWidget]:
    """A question for everybody whom a condition names without being understood; what was answered can be changed."""
    if condition.person is not None or condition.released:
        return []
    answers = dict(condition.being)
    unanswered = replace(condition, being=())
    open_now = tied.unclear(case, unanswered, person)
    return [
        _question(case.called(one), answers.get(one), one in open_now, partial(says, one))
        for one in tied.only_named(case, unanswered, person)
    ]


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
