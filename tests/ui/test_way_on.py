"""At any time one button at most says that Ctrl+Enter presses it, and it is the one that the key presses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.ui.forms.folded import Folded
from kring.ui.frame.window import MainWindow
from kring.ui.widgets.button import WAY_ON, Button, button
from kring.ui.widgets.field import LineField
from kring.ui.widgets.key_cap import key_text
from kring.ui.widgets.page import Page
from ui.case_pages import CaseWindow, Stages
from ui.every_screen import settle
from ui.screen_rules import primaries, way_on_twice
from ui.test_standing import PAGES, notice_on, opened, suicidal

CTRL = Qt.KeyboardModifier.ControlModifier


def says_the_key(page: Page) -> list[Button]:
    """The buttons that can be seen and pressed and say the key."""
    return [
        made
        for made in page.findChildren(Button)
        if made.isVisible() and made.isEnabled() and made.accessibleDescription() == key_text(WAY_ON)
    ]


def check(page: Page, when: str) -> None:
    QApplication.processEvents()
    assert [*way_on_twice(page), *primaries(page)] == [], when
    settle()
    made = page.way_on.leads()
    seen = made is not None and made.isVisible() and made.isEnabled()
    assert says_the_key(page) == ([made] if seen else []), when
    assert made is None or made.kind == "primary", when


def show(case: CaseWindow, where: str) -> Page:
    about = "agreement" if where == "print" else ""
    return case.show(where, person="tom" if where == "begin-talk" else "", about=about)


@pytest.mark.parametrize("open_thing", ["nothing", "not safe", "serious"])
@pytest.mark.parametrize("where", [*PAGES, "person"])
@pytest.mark.every(4)
def test_whatever_forms_are_open_one_button_has_the_key(shown: Stages, where: str, open_thing: str) -> None:
    case = shown(build.talked)
    if open_thing == "serious":
        suicidal(case)
    elif open_thing == "not safe":
        case.record(e.UnsafeSaid("n1", case.built["ellie"], case.built.desk.today()))
    page = case.show("people", person="ellie") if where == "person" else show(case, where)
    check(page, "when it opens")
    forms = [form for form in page.findChildren(Folded) if form.opener.isVisible()]
    forms += [form for form in page.findChildren(Folded) if form.key.partition(":")[2].startswith("seen-to")]
    for form in forms:
        form.unfold()
        check(page, f"{form.key} open")
        assert says_the_key(page) == [form._keep]
    case.context.open(case.context.now)  # something changes elsewhere meanwhile
    check(page, "shown anew")
    for form in forms:
        form.fold()
        check(page, f"{form.key} folded")


def test_a_form_that_goes_with_its_part_leaves_the_key_to_the_page(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    today = case.built.desk.today()
    case.record(e.UnsafeSaid("n1", case.built["ellie"], today))
    page = case.show("report")
    own = page.primary()
    notice_on(page).see_to.click()
    check(page, "open")
    case.record(e.UnsafeSeenTo("n1", case.context.now.called(case.context.now.facilitator), today, "Seen."))
    check(page, "after it was seen to elsewhere")
    assert says_the_key(page) == [page.primary()] and page.primary() is not own


def test_who_is_not_the_lead_releases_nothing_and_it_is_said_at_the_form(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    suicidal(case)
    page = case.show("overview")
    notice, form = opened(page)
    form.who.line.setFocus()
    form.who.line.selectAll()
    qtbot.keyClicks(form.who.line, "Mrs Adams")
    form.words.setFocus()
    qtbot.keyClicks(form.words, "She feels better.")
    check(page, "filled in")
    page.press_primary()
    QApplication.processEvents()
    assert form.who.against() and form.who.against() in case.words(page)
    assert case.context.now.concern_open and case.context.now.open_notices
    assert notice.form.form is form and form.words.words() == "She feels better."


@pytest.fixture
def page(themed: object, qtbot: QtBot) -> Page:
    """A page with three lines, in a window."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    made = Page("Talk")
    for name in ("first", "middle", "last"):
        made.add(LineField(name=name))
    made.set_footer(primary=button("On", "primary"))
    window.show_page(made)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def line(page: Page, name: str) -> LineField:
    return next(made for made in page.findChildren(LineField) if made.accessibleName() == name)


def has_focus() -> QWidget | None:
    QApplication.processEvents()
    return QApplication.focusWidget()


@pytest.mark.parametrize("goes", ["hidden", "disabled", "deleted"])
def test_where_what_had_the_focus_goes_the_next_control_of_the_page_has_it(page: Page, goes: str) -> None:
    gone = line(page, "middle")
    gone.setFocus()
    if goes == "hidden":
        gone.hide()
    elif goes == "disabled":
        gone.setEnabled(False)
    else:
        gone.hide()
        gone.deleteLater()
    assert has_focus() is line(page, "last")


@pytest.mark.parametrize("goes", ["hidden", "disabled"])
def test_where_the_last_control_goes_the_one_before_it_has_the_focus_and_never_the_top_bar(
    page: Page, goes: str
) -> None:
    on = page.primary()
    assert on is not None
    on.setFocus()
    if goes == "hidden":
        on.hide()
    else:
        on.setEnabled(False)
    assert has_focus() is line(page, "last")


def test_where_the_only_control_goes_the_page_itself_has_the_keys(page: Page, qtbot: QtBot) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    alone, only = Page("Alone"), button("Only")
    alone.add(only)
    window.show_page(alone)
    QApplication.processEvents()
    only.setFocus()
    only.hide()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is alone)


def test_from_the_top_bar_the_key_presses_the_way_on_of_the_page(page: Page) -> None:
    pressed: list[bool] = []
    on, window = page.primary(), page.window()
    assert on is not None and isinstance(window, MainWindow)
    on.clicked.connect(lambda: pressed.append(True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        window.menu_row.hide_button.setFocus()
        QTest.keyClick(window.menu_row.hide_button, key, CTRL)
    assert pressed == [True, True] and not window.is_hidden_away
