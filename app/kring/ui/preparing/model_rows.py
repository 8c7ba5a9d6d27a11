"""Rows of the page that says which conference it will be: the wishes on top, and what does not fit with the way on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.events import Nature, TalkKind
from kring.domain.people import PersonId
from kring.domain.preparing.fitting import Misfit, NoFit
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, column_of, padded
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.text import IconLabel, heading, label
from kring.usecases.preparing.models import Offered
from kring.words.preparing import models as words
from kring.words.preparing.fitting import misfit

LARGE = 120  # percent
NAME = 48  # units for what a script is called


def wishes_card(case: Case) -> list[QWidget]:
    """What each harmed pupil wants, with the conditions: the choice is made below it."""
    said = [(person, wish) for person in case.harmed if (wish := words.wish_of(case, person))]
    if not said:
        return []
    card = Card()
    for person, wish in said:
        card.add(_wish(case, person, wish))
    return [card]


def _wish(case: Case, person: PersonId, wish: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    space(row, 5, 2, 4, 2, gap=2.5)
    row.addWidget(IconLabel("pin", "accent"))
    title = label(_("What {name} wants").format(name=case.called(person)), "caption_strong", "2", heads=2)
    said = label(wish, wrap=True)
    if current().percent > LARGE:  # beside each other the words would have no room
        row.addWidget(column_of(title, said, gap=0.5), 1)
    else:
        row.addWidget(title)
        row.addWidget(said, 1)
    return holder


def not_fitting(context: Context, found: list[Offered]) -> list[QWidget]:
    """A card with a row for each script that does not fit: the reasons, and where one can be put right."""
    if not found:
        return []
    card = Card()
    for one in found:
        reasons = [misfit(context.now, why) for why in one.reasons]
        if one.choice.script is None:
            reasons = [_("Has mistakes to fix first.")]
        way = next((way for why in one.reasons if (way := _way(context, why)) is not None), None)
        card.add(_row(one.choice.title, " ".join(reasons), way))
    return [heading(_("Does not fit this case"), 3, level=2), card]


def _row(title: str, reasons: str, way: Button | None) -> QWidget:
    """A script, why it does not fit, and the way on; below each other where there is no room."""
    across = FoldingRow(3, NAME)
    called, why = label(title, wrap=True), label(reasons, "caption", "2", wrap=True)
    if current().percent > LARGE:  # beside each other a name would stand on three lines
        across.line.addWidget(column_of(called, why, gap=0.5), 1)
    else:
        fix_width(called, NAME)
        across.line.addWidget(called)
        across.line.addWidget(why, 1)
    if way is not None:
        across.line.addWidget(way)
    return padded(across, 5, 2.25 if way is None else 0.75, 4, 2.25 if way is None else 0.75)


def _way(context: Context, why: Misfit) -> Button | None:
    """To where a reason can be put right; None where it is as it is."""
    case, go = context.now, context.go
    match why.code:
        case NoFit.ONE_LEADS:
            return _link(_("Name one"), _("Name a second who leads"), partial(go, PageName.PEOPLE))
        case NoFit.NO_SUPPORTERS | NoFit.NO_PARENT if why.about is not None:
            return _link(_("Name one"), misfit(case, why), partial(go, PageName.PEOPLE, person=why.about))
        case NoFit.NO_SCHOOL | NoFit.NO_BYSTANDER | NoFit.ONE_ADULT | NoFit.TOO_FEW | NoFit.NOBODY_STRIKES:
            return _link(_("Name one"), misfit(case, why), partial(go, PageName.PEOPLE))
        case NoFit.ORDER_NOT_ASKED if why.about is not None:
            ask = partial(go, PageName.BEGIN_TALK, person=why.about, about=TalkKind.PREPARATION.value)
            return _link(_("Ask first"), misfit(case, why), ask)
        case NoFit.LEFT_WITHOUT | NoFit.NO_CONFLICT if case.nature is Nature.UNKNOWN:
            return _link(_("Say what kind"), misfit(case, why), partial(go, PageName.REPORT))
        case _:
            return None


def _link(text: str, spoken: str, run: partial[None]) -> Button:
    made = button(text, "quiet")
    made.setAccessibleDescription(spoken)
    made.clicked.connect(lambda: run())
    return made
