"""Where somebody's wish to take part stands, in one cell: only what was said, never what is hoped."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.events import Again
from kring.domain.people import PersonId
from kring.i18n import _, short_date
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.table import Cell
from kring.words import names
from kring.words.talks import contrary

_SIGNS = {Again.YES: Sign.CHECK, Again.NO: Sign.LOOK_AGAIN, Again.UNSURE: Sign.WAITING}


def wish_cell(case: Case, person: PersonId) -> Cell:
    """Not asked, left out, what was said against it with its day, or yes with its conditions."""
    now = case.standing(person)
    if case.is_left_out(person):
        return Cell(_("Not in the circle"), sign=Sign.OPEN, tone="2")
    if not now.said:
        again = case.again.get(person)
        if again is not None and (again.answer is not Again.YES or not case.is_main(person)):
            return Cell(names.again(again.answer), short_date(again.on), sign=_SIGNS[again.answer], inline=True)
        return Cell(_("Not asked yet"), sign=Sign.OPEN)
    if not now.wants:
        said = now.contrary
        text = contrary.since(said.saying, said.on) if said is not None else ""
        return Cell(text, sign=Sign.LOOK_AGAIN, tone="notice")
    conditions = ", ".join(c.text for c in now.latest.conditions) if now.latest else ""
    words = _("Yes: {conditions}").format(conditions=conditions) if conditions else _("Yes")
    return Cell(words, sign=Sign.CHECK)
