"""What each harmed pupil needs, pinned on every stage, with the way to ask again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kring.domain.case.said_facts import Need
from kring.domain.people import PersonId, Role
from kring.domain.report.concerns import waits
from kring.i18n import _, language, short_date
from kring.titles import inside
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, column_of
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import IconLabel, label
from kring.words import names

LARGE = 120  # percent


def needs_pin(context: Context, unasked: bool = True, whole: bool = False) -> Section:
    """One line for each harmed pupil; `unasked`: also for those who were not asked yet.

    `whole`: of all incidents, and not only of those that are chosen.
    """
    return Section(partial(_cards, context, unasked, whole))


def _cards(context: Context, unasked: bool, whole: bool) -> list[QWidget]:
    case = context.whole if whole else context.now
    people = [p for p in case.having(Role.HARMED) if unasked or case.needs_of(p)]
    if not people:
        return []
    card = Card()
    for person in people:
        card.add(_line(context, person))
    return [card]


def _under(need: Need) -> str:
    return names.told_apart(f"{need.asked_by}, {short_date(need.on)}", need.in_private)


def _line(context: Context, person: PersonId) -> QWidget:
    case = context.whole
    need, called = case.needs_of(person), case.called(person)
    holder = QWidget()
    row = QHBoxLayout(holder)
    space(row, 5, 2, 4, 2, gap=2.5)
    row.addWidget(IconLabel("pin", "accent"))
    words = " · ".join(need.words.splitlines()) if need else _("Not asked yet")
    asked = f" ({inside(_under(need), language())})" if need else ""
    title = label(_("What {name} needs").format(name=called), "caption_strong", "2", heads=2)
    said = label(words + asked, wrap=True)
    if current().percent > LARGE:  # beside each other the words would have no room
        row.addWidget(column_of(title, said, gap=0.5), 1)
    else:
        row.addWidget(title)
        row.addWidget(said, 1)
    if waits(case, (person,)):
        return holder  # no further question is put while something serious stands open
    ask = button(_("Ask again") if need else _("Ask"), "quiet")
    spoken = _("Ask again what {name} needs") if need else _("Ask what {name} needs")
    ask.setAccessibleName(spoken.format(name=called))
    ask.clicked.connect(lambda: context.go(PageName.PEOPLE, person=person))
    row.addWidget(ask)
    return holder
