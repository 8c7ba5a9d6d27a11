"""While something is to be seen to first, no page's primary button leads to the talks; afterwards it does again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.ui.forms.standing import StandingNotice
from kring.ui.report.report_page import ReportPage
from kring.ui.widgets.button import Button
from kring.ui.widgets.page import Page
from ui.case_pages import CaseWindow, Stages
from ui.test_standing import PAGES, notice_on

TALKS = ("talk", "begin-talk", "talks", "support")
OPEN: dict[str, Callable[[CaseWindow], e.Event]] = {
    "not everyone is safe": lambda case: e.SafeNowSaid(e.Safe.UNKNOWN, case.built.desk.today()),
    "a pupil is not safe": lambda case: e.UnsafeSaid("n1", case.built["ellie"], case.built.desk.today()),
    "a concern": lambda case: e.ConcernAsked("images", e.Seen.SEEN),
    "a concern of one pupil": lambda case: e.ConcernAsked("suicidal", e.Seen.SEEN, case.built["ellie"]),
}


def green(page: Page) -> list[Button]:
    return [made for made in page.findChildren(Button) if made.kind == "primary" and made.isVisible()]


@pytest.mark.parametrize("what", OPEN)
def test_no_primary_button_leads_to_the_talks(shown: Stages, what: str) -> None:
    case = shown(build.talked)
    case.record(OPEN[what](case))
    before = case.context.now
    for where in PAGES:
        page = case.show(
            where, person="tom" if where == "begin-talk" else "", about="agreement" if where == "print" else ""
        )
        QApplication.processEvents()
        pressed = page.primary()
        for made in green(page):
            assert made.accessibleName() != "Begin the talk" and made.label != "Begin the talk", where
            made.click()
        if pressed is not None:
            pressed.click()
        assert not case.context.now.running() and not [p for p in case.went if p.page in TALKS], where
        assert case.context.now is before, f"{where} changed the case of the pages after it"


@pytest.mark.parametrize("where", ["report", "talks", "support", "begin-talk"])
def test_its_own_button_is_the_primary_one_and_afterwards_the_talks_come_next_again(
    shown: Stages, qtbot: QtBot, where: str
) -> None:
    case = shown(build.safe)
    page = case.show(where, person="tom" if where == "begin-talk" else "")
    own = page.primary()
    assert own is not None and own.kind == "primary"
    label = own.label
    case.record(OPEN["a pupil is not safe"](case))
    QApplication.processEvents()
    see_to = notice_on(page).see_to
    qtbot.waitUntil(lambda: page.primary() is see_to)
    assert see_to.kind == "primary" and see_to.label == "It was seen to" and green(page) == [see_to]
    see_to.click()
    form = notice_on(page).form
    assert form.form is not None
    qtbot.keyClicks(form.form.who.line, "Mrs Ward")
    form.form.who.line.settle()
    form.form.who.add.click()  # only somebody of the case takes it on
    qtbot.keyClicks(form.form.words, "She is with her aunt.")
    form.save()
    qtbot.waitUntil(lambda: not [m for m in page.findChildren(StandingNotice) if m.isVisible()])
    QApplication.processEvents()
    again = page.primary()
    assert again is not None and again.label == label and green(page) == [again]


def test_on_the_report_page_the_key_opens_the_form_of_whoever_has_seen_to_it(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    case.record(OPEN["not everyone is safe"](case))
    page = case.show("report")
    assert isinstance(page, ReportPage)
    QApplication.processEvents()
    page.press_primary()
    notice = notice_on(page)
    assert notice.form.form is not None and notice.form.form.who.isVisible()
    assert not page.here.isVisible() and green(page) == [page.primary()]


def test_while_a_concern_about_a_pupil_is_open_the_report_page_asks_that_pupil_nothing(shown: Stages) -> None:
    case = shown(build.talked)

    def asked(page: Page) -> list[str]:
        return [made.label for made in page.findChildren(Button) if made.isVisible() and made.label.startswith("Ask ")]

    page = case.show("report")
    assert {"Ask Ellie", "Ask Mr Lowe"} <= set(asked(page))
    case.record(e.ConcernAsked("suicidal", e.Seen.SEEN, case.built["ellie"]))
    page.refresh()
    QApplication.processEvents()
    assert asked(page) == ["Ask Mr Lowe"]
    assert asked(case.show("report")) == ["Ask Mr Lowe"]
