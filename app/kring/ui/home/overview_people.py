"""Who stands where in a case: everybody, and where a case has several incidents in which of them each line is."""

from __future__ import annotations

from dataclasses import dataclass

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkState
from kring.domain.case.incidents import several
from kring.domain.events import Again, TalkKind
from kring.domain.people import CIRCLE_ROLES, MAIN_ROLES, Participation, PersonId, Role
from kring.domain.preparing.preparation import ReadyWhen, as_prepared
from kring.i18n import _, join_words, sentence_start, short_date
from kring.ui.forms.talk_rows import talks_of
from kring.ui.forms.wish_cell import wish_cell
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.words import incidents, names
from kring.words.preparing import door as preparing_words
from kring.words.talks import talk_state

MOST_DAYS = 3


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line: somebody in the case about some of its incidents; `looked_at`: those that the gate is looked at for."""

    case: Case
    role: Participation
    looked_at: bool

    @property
    def person(self) -> PersonId:
        """Who it is about."""
        return self.role.person

    @property
    def asks(self) -> bool:
        """Whether something not done is shown as open: nobody lacks anything for a circle that is not looked at."""
        return not several(self.case) or (self.looked_at and self.person in self.case.circle)


def lines(case: Case) -> tuple[PersonLine, ...]:
    """Everybody in the incidents that are looked at, then in each of the others."""
    found = [PersonLine(case, role, True) for role in _each(case)]
    others = (one for one in case.whole.incidents if one not in case.chosen)
    for view in (case.about((one,)) for one in others):
        found += [PersonLine(view, role, False) for role in _each(view) if role.role is not Role.SCHOOL]
    return tuple(found)


def _each(case: Case) -> tuple[Participation, ...]:
    """The first role in the circle of everybody who has one, or had one as a main party."""
    first = {p: role for p in case.people if (role := _first(case, p)) is not None}
    return tuple(first.values())


def _first(case: Case, person: PersonId) -> Participation | None:
    return next((p for p in case.participations if p.person == person and p.role in CIRCLE_ROLES), None)


def people_table(context: Context, preparing: bool) -> TableCard:
    """The table, from which a row leads to its person; `preparing`: a conference is being prepared."""
    heads = [_("People"), _("Talks"), _("Wants to take part"), _("Asked again"), _("Prepared, alone")]
    table, whose, rows = TableCard(_("People"), heads), dict[str, PersonId](), list[Row]()
    for line in lines(context.now):
        known = line.person in whose
        row = f"{line.person}/{'/'.join(line.case.chosen)}" if known else str(line.person)
        whose[row] = line.person
        rows.append(Row(row, _cells(context, line, preparing and line.looked_at)))
    table.set_rows(rows)
    table.activated_row.connect(lambda row: context.go(PageName.PEOPLE, person=whose[row]))
    return table


def _cells(context: Context, line: PersonLine, preparing: bool) -> list[Cell]:
    case, person, role = line.case, line.person, line.role
    what = role.relation or names.role(role.role)
    if several(case) and role.role is not Role.SCHOOL:
        what = _("{role} ({incident})").format(role=what, incident=incidents.names_of(case, case.chosen))
    shows = (preparing or bool(case.held(TalkKind.CONFERENCE))) and person in case.circle
    return [
        Cell(case.people[person].name, what, strong=True, inline=True),
        _talks(context, line),
        _wish(line),
        _again(case, person) if shows else Cell(""),
        _prepared(case, person) if shows else Cell(""),
    ]


def _wish(line: PersonLine) -> Cell:
    said = line.case.standing(line.person).said or line.case.is_left_out(line.person)
    return wish_cell(line.case, line.person) if said or line.asks else Cell("")


def _talks(context: Context, line: PersonLine) -> Cell:
    """The days of the talks that count, else of one that was held with lines still open, as the talks say it."""
    case, person, kinds = line.case, line.person, (TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE)
    talks = [t for kind in kinds for t in case.held(kind, person)]
    days = list(dict.fromkeys(short_date(day) for day in sorted(t.on for t in talks)))
    held = join_words(days) if len(days) <= MOST_DAYS else _("{day} and before").format(day=", ".join(days[-2:]))
    mine = (t for t in talks_of(context, person, kinds) if t.id in case.talks)
    left = [t for t in mine if t.state is TalkState.LINES_OPEN and t.proves]
    unasked = sentence_start(talk_state.state(left[0])) if left else ""
    if not talks and not left and not (line.asks or line.role.role in MAIN_ROLES):
        return Cell("")
    if not talks:
        return Cell(unasked or _("Not yet"), sign=Sign.WAITING if left else Sign.OPEN)
    return Cell(held, unasked if left and left[0].on >= max(t.on for t in talks) else "", sign=Sign.CHECK)


def _prepared(case: Case, person: PersonId) -> Cell:
    now = as_prepared(case, person)
    if now.met is None:
        return Cell(_("Not yet"), sign=Sign.OPEN)
    missing = [check for check in now.missing if check is not ReadyWhen.ASKED_AGAIN]
    if missing:
        return Cell(_("Not yet"), preparing_words.check(missing[0]).lower(), sign=Sign.WAITING, inline=True)
    return Cell(now.met.led_by, short_date(now.met.on), sign=Sign.CHECK, inline=True)


def _again(case: Case, person: PersonId) -> Cell:
    found = case.again.get(person)
    if found is None or (found.answer is Again.YES and ReadyWhen.ASKED_AGAIN in as_prepared(case, person).missing):
        return Cell(_("Not asked yet"), sign=Sign.OPEN)
    sign = Sign.CHECK if found.answer is Again.YES else Sign.LOOK_AGAIN
    return Cell(names.again(found.answer), short_date(found.on), sign=sign, inline=True)
