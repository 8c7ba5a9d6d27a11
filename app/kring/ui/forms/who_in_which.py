"""Who is what in which incident of a case, who hears nothing of it, and whose names may fall in a talk."""

from __future__ import annotations

from kring.domain.case.incidents import incidents_of, names_that_fall, several
from kring.domain.people import IN_AN_INCIDENT, IncidentId, PersonId
from kring.i18n import _, join_words
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.words import incidents as words


def who_in_which(context: Context) -> TableCard | None:
    """A table of the pupils; none where a case has only one incident. Enter opens the person."""
    case = context.whole
    if not several(case):
        return None
    pupils = [p for p in case.people if incidents_of(case, p)]
    heads = [_("Who, in which"), *map(words.name, case.incidents.values()), _("Names in a talk")]
    table = TableCard(_("Who, in which"), heads)
    table.set_rows([Row(p, _cells(context, p)) for p in pupils])
    table.activated_row.connect(lambda row: context.go(PageName.PEOPLE, person=PersonId(row)))
    return table if pupils else None


def _cells(context: Context, person: PersonId) -> list[Cell]:
    case = context.whole
    mine = incidents_of(case, person)
    cells = [Cell(case.people[person].name, strong=True)]
    cells += [_role(context, person, one) for one in case.incidents]
    if len(mine) > 1:
        return [*cells, Cell(_("by incident"), _("never both in one talk"), inline=True)]
    fall = names_that_fall(case, mine).fall
    own_first = sorted(fall, key=lambda p: p not in case.same(person))
    return [*cells, Cell(join_words([case.called(p) for p in own_first]))]


def _role(context: Context, person: PersonId, incident: IncidentId) -> Cell:
    case = context.whole
    same = case.same(person)
    mine = [p.role for p in case.participations if p.person in same and p.incident == incident]
    roles = dict.fromkeys(words.role(role) for role in mine if role in IN_AN_INCIDENT)
    return Cell(", ".join(roles)) if roles else Cell("–", _("hears nothing of it"), inline=True)
