"""How somebody is addressed is chosen at the person, by keyboard."""

from __future__ import annotations

from kring.ui.frame.context import Place
from kring.ui.people.person_view import PersonView
from kring.ui.widgets.choice import Segmented
from ui.talk_table import Table


def choice_of(view: PersonView) -> Segmented:
    return next(made for made in view.findChildren(Segmented) if made.accessibleName().startswith("How "))


def test_a_pupil_is_addressed_formally_once_that_is_chosen(table: Table) -> None:
    from kring.ui.people.people_page import PeoplePage

    page = PeoplePage(table.context, Place("people", table.built.id, table.built["ellie"]))
    table.show(page)
    (view,) = page.findChildren(PersonView)
    choice = choice_of(view)
    assert (choice.accessibleName(), choice.value()) == ("How Ellie is addressed", "informal")
    choice.buttons()[1].click()
    assert table.context.now.people[table.built["ellie"]].is_formal
    view.refresh()
    assert choice_of(view).value() == "formal"
