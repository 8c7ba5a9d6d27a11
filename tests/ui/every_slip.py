"""What was written down by mistake, where it is put right, and a circle that sits in groups."""

from __future__ import annotations

from collections.abc import Iterator

from kring.rehearsal.practice import open_practice
from kring.ui.frame.context import Place
from kring.ui.report.today_page import TodayPage
from kring.ui.report.what_happened import WhatHappenedPage
from kring.ui.talks.circle_page import CirclePage
from kring.usecases.practice_case import Point
from kring.usecases.report import incidents
from kring.usecases.report.incidents import IncidentFacts
from kring.usecases.scripts import own
from ui.every_screen import Shown, Tour, settle
from ui.test_circle_page import IN_GROUPS


class Slips:
    """An incident that never was, a sign that was not meant, and who sits in which group."""

    def __init__(self, tour: Tour) -> None:
        self.tour = tour

    def screens(self) -> Iterator[Shown]:
        """Each state; it is on the display until the next is asked for."""
        yield from self._incident()
        yield from self._sign()
        yield from self._circle()

    def _incident(self) -> Iterator[Shown]:
        tour, desk = self.tour, self.tour.context.desk
        case = open_practice(desk, Point.NEW, practice=False)
        facts = IncidentFacts("Sports hall", "the bag on the roof")
        _case, slip = incidents.add_incident(desk, case.id, facts=facts)
        tour.go("by mistake: an incident", Place("incidents", case.id))
        card = tour.page(WhatHappenedPage).cards[-1]
        card.take_out.ask.click()
        card.take_out.form.save()
        settle()
        yield Shown("by mistake: an incident", tour.window)
        tour.context.open(incidents.take_out(desk, case.id, incident=slip, words="The same afternoon as the first."))
        yield tour.go("by mistake: an incident that was taken out", Place("incidents", case.id))

    def _sign(self) -> Iterator[Shown]:
        tour = self.tour
        case = open_practice(tour.context.desk, Point.NEW, practice=False)
        tour.go("by mistake: a sign", Place("today", case.id))
        sign = tour.page(TodayPage).concerns.signs["weapon"]
        sign.answer.buttons()[0].click()
        sign.mistaken.unfold()
        sign.mistaken.save()
        settle()
        yield Shown("by mistake: a sign", tour.window)

    def _circle(self) -> Iterator[Shown]:
        tour, desk = self.tour, self.tour.context.desk
        text = IN_GROUPS.replace("language: en", f"language: {tour.stage.language}")
        key, _looked = own.bring_in(desk, text)
        case = open_practice(desk, Point.NEW, practice=False)
        tour.go("a circle in groups", Place("begin-circle", case.id))
        page = tour.page(CirclePage)
        next(made for made in page.guides.buttons() if made.text() == "Fishbowl without sides").click()
        for person in case.harmed:
            page.people[person].click()
        settle()
        yield Shown("a circle in groups", tour.window)
        own.take_out(desk, key)
