"""What is serious or not safe stands on every page of the case until somebody with a name has seen to it."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.case.stages import Stage, State
from kring.domain.path.next_step import next_steps
from kring.domain.people import PersonId, Role
from kring.ui.forms.seen_to_form import SeenToForm
from kring.ui.forms.standing import StandingNotice
from kring.ui.program.routes import WITH_NOTICES, make_page
from kring.ui.report.today_page import TodayPage
from kring.ui.widgets.button import Button
from kring.ui.widgets.page import Page
from kring.ui.widgets.table import TableCard
from kring.usecases import cases
from kring.usecases.report import call_list, report
from ui.case_pages import CaseWindow, Stages, find

PAGES = [page for page in WITH_NOTICES if page not in ("session", "stopped")]  # those two need a talk of their own


def suicidal(case: CaseWindow) -> None:
    """Ellie says it in a talk that was held."""
    ellie, talk = case.built["ellie"], next(iter(case.context.now.talks))
    case.record(
        e.UnsafeSaid("n1", ellie, date(2026, 10, 6), talk),
        e.ConcernAsked("suicidal", e.Seen.SEEN, ellie, talk),
    )


def lead(case: CaseWindow) -> None:
    byrne = PersonId("byrne")
    case.record(e.PersonAdded(byrne, "Mr Byrne", "Mr Byrne", False), e.RoleGiven(byrne, Role.SAFEGUARDING))


def notice_on(page: QWidget) -> StandingNotice:
    QApplication.processEvents()
    return next(made for made in page.findChildren(StandingNotice) if made.isVisible())


def opened(page: QWidget) -> tuple[StandingNotice, SeenToForm]:
    """The notice on a page, and its form, unfolded by its button."""
    notice = notice_on(page)
    notice.unfold()
    notice.see_to.click()
    form = notice.form.form
    assert isinstance(form, SeenToForm)
    return notice, form


def see_to(qtbot: QtBot, page: Page, who: str, said: str) -> None:
    notice, form = opened(page)
    form.who.line.setFocus()
    form.who.line.selectAll()
    qtbot.keyClicks(form.who.line, who)
    form.who.show_question()
    if form.who.against() and form.who.add.isVisibleTo(form.who):
        form.who.add.click()  # the name is asked about: an adult of the school comes into the case
    for row in form.rows.values():
        row.setChecked(True)
    form.words.setFocus()
    qtbot.keyClicks(form.words, said)
    notice.form.save()
    QApplication.processEvents()


@pytest.mark.parametrize("where", PAGES)
def test_it_stands_on_every_page_of_the_case(shown: Stages, where: str) -> None:
    case = shown(build.talked)
    suicidal(case)
    page = case.show(
        where, person="tom" if where == "begin-talk" else "", about="agreement" if where == "print" else ""
    )
    QApplication.processEvents()
    assert "Ellie said something serious" in case.words(page)


@pytest.mark.parametrize("where", ["overview", "today", "talks", "support", "follow-up", "people"])
def test_elsewhere_it_is_one_calm_notice_and_what_to_say_is_one_key_away(shown: Stages, where: str) -> None:
    case = shown(build.talked)
    suicidal(case)
    case.record(e.UnsafeSaid("n2", case.built["tom"], date(2026, 10, 6)))
    page = case.show(where)
    notice = notice_on(page)
    assert [made for made in page.findChildren(StandingNotice) if made.isVisible()] == [notice]
    words = case.words(notice)
    assert "Ellie said something serious" in words and "Tom is not safe" in words and "Do not" not in words
    assert notice.look.kind == "primary" and notice.look.label == "See to it" and page.primary() is notice.look
    assert notice.height() < page.height() / 3
    notice.more.click()
    assert {"Do not", "Say now", "Call, in this order"} <= set(case.words(notice).splitlines())
    assert page.primary() is notice.comes_first() and page.primary() is not notice.look
    assert QApplication.focusWidget() is notice.comes_first()


def test_where_it_is_seen_to_it_is_whole_with_whom_to_call_by_number(shown: Stages) -> None:
    case = shown(build.talked)
    call_list.keep_own(case.built.desk, call_list.CallCode.LEAD, "Mr Byrne", "0123 456")
    suicidal(case)
    page = case.show("report")
    notice = notice_on(page)
    assert notice.is_unfolded and not notice.look.isVisible()
    assert "Mr Byrne 0123 456" in case.words(notice)
    missing = find(notice, QPushButton, "Number missing: fill it in")
    missing.click()
    assert (case.went[-1].page, case.went[-1].about) == ("settings", "calls")


def test_what_is_said_while_a_page_stands_is_whole_there_at_once(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    page = case.show("follow-up")
    case.record(e.UnsafeSaid("n1", case.built["ellie"], case.built.desk.today()))
    qtbot.waitUntil(lambda: bool(page.findChildren(StandingNotice)))
    assert "Say now" in case.words(notice_on(page)) and "Call, in this order" in case.words(notice_on(page))
    assert page.primary() is notice_on(page).see_to


def test_a_safeguarding_lead_releases_it_with_name_day_and_words(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    suicidal(case)
    page = case.show("overview")
    see_to(qtbot, page, "", "")
    assert case.context.now.concern_open
    see_to_again = notice_on(page)
    form = see_to_again.form.form
    assert form is not None
    qtbot.keyClicks(form.who.line, "Mr Byrne")
    form.words.setFocus()
    qtbot.keyClicks(form.words, "Seen by the doctor; she wants to talk.")
    see_to_again.form.save()
    assert case.context.now.concern_open  # nobody of this case has that name
    form.who.show_question()
    assert case.words(see_to_again).count("Mr Byrne") == 1, "what is against a name is said once, at the name"
    assert form.who.add.text() == "This is the safeguarding lead"
    form.who.add.click()
    see_to_again.form.save()
    now = case.context.now
    assert not now.concern_open and not now.open_notices
    assert (now.releases[-1].who, now.releases[-1].words) == (
        "Mr Byrne",
        "Seen by the doctor; she wants to talk.",
    )
    qtbot.waitUntil(lambda: "Ellie said something serious" not in case.words(page))
    assert case.said[-1].startswith("Kept. Questions can be put again. First look at Today")


def test_each_concern_is_named_in_the_form_and_only_what_was_ticked_is_released(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    suicidal(case)
    lead(case)
    page = case.show("overview")
    notice, form = opened(page)
    said = [row.text() for row in form.rows.values()]
    assert said == ["Not wanting to live", "Is not safe, or does not feel so"]
    assert not any(row.isChecked() for row in form.rows.values()), "nothing is chosen before somebody read it"
    qtbot.keyClicks(form.words, "An adult walks along.")
    notice.form.save()
    assert "Tick what Mr Byrne has read" in form.problem and case.context.now.open_notices
    form.rows["n1"].click()
    notice.form.save()
    now = case.context.now
    assert [c.concern for c in now.open_concerns] == ["suicidal"] and not now.open_notices and not now.releases
    assert case.said[-1] == "Kept. What was not ticked stays open."
    see_to(qtbot, page, "Mr Byrne", "Seen by the doctor.")  # what is left stands alone, by its name
    assert not case.context.now.open_concerns


def test_what_was_said_while_the_form_stood_open_is_not_released_by_it(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    suicidal(case)
    lead(case)
    page = case.show("overview")
    notice, form = opened(page)
    for row in form.rows.values():
        row.click()
    qtbot.keyClicks(form.words, "Seen by the doctor.")
    ellie, talk = case.built["ellie"], next(iter(case.context.now.talks))
    report.ask_concern(case.built.desk, case.built.id, concern="weapon", seen=e.Seen.SEEN, about=ellie, talk=talk)
    assert form.keep()
    assert [c.concern for c in cases.load(case.built.desk, case.built.id).open_concerns] == ["weapon"]


def test_the_facilitator_becomes_no_safeguarding_lead_in_one_click(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    suicidal(case)
    page = case.show("overview")
    leads = case.context.now.called(case.context.now.facilitator)
    see_to(qtbot, page, leads, "I looked at it myself.")
    form = notice_on(page).form.form
    assert form is not None and not form.who.add.isVisibleTo(form)
    assert form.who.against() == (
        f"{leads} leads or prepares this case. Another adult of the school is the safeguarding lead for it."
    )
    assert case.context.now.concern_open and not case.context.now.having(Role.SAFEGUARDING)


def test_nothing_green_leads_to_talks_while_it_is_open(shown: Stages) -> None:
    case = shown(build.talked)
    suicidal(case)
    assert case.stages()[Stage.TALKS] is State.LOOK_AGAIN
    for where in ("overview", "talks", "support"):
        page = case.show(where)
        green = [made for made in page.findChildren(Button) if made.kind == "primary" and made.isVisible()]
        for made in green:
            made.click()
        assert not [place for place in case.went if place.page in ("begin-talk", "talk", "talks", "support")], where
    desk = case.built.desk
    codes = {step.code for step in next_steps(desk.view(case.context.now))}
    assert not codes & {"talk", "second-talk", "support", "prepare"}


@pytest.mark.parametrize("where", ["today", "follow-up", "overview", "report", "talks", "support"])
@pytest.mark.parametrize("said", ["concern", "unsafe"])
def test_the_one_primary_button_sees_to_it_and_leads_nowhere_else(shown: Stages, where: str, said: str) -> None:
    case = shown(build.talked)
    if said == "concern":
        suicidal(case)
    else:
        case.record(e.UnsafeSaid("n1", case.built["ellie"], date(2026, 10, 6)))
    page = case.show(where)
    QApplication.processEvents()
    assert isinstance(page, Page)
    first = page.primary()
    assert first is notice_on(page).comes_first() and first.isVisible()
    green = [made for made in page.findChildren(Button) if made.kind == "primary" and made.isVisible()]
    assert green == [first]


def test_thoughts_of_not_wanting_to_live_close_only_the_talks_with_that_pupil(shown: Stages) -> None:
    case = shown(build.talked)
    suicidal(case)
    page = case.show("support")
    assert find(page, QPushButton, "Begin a talk with Tom").isEnabled()
    assert not find(page, QPushButton, "Waits: safety first, Ellie").isEnabled()


def test_not_everyone_is_safe_says_at_once_what_to_do_until_an_adult_has_seen_to_it(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(build.opened)
    case.record(e.SafeNowSaid(e.Safe.UNKNOWN, date(2026, 10, 6)))
    page = case.show("report")
    words = case.words(page)
    assert "Not everyone is safe" in words and "Call, in this order" in words and "Do not" in words
    assert words.count("Number missing: fill it in") == 2, "the school wrote none down yet"
    see_to(qtbot, page, "Mrs Ward", "An adult stays near the lockers.")
    notice = next(iter(case.context.now.unsafe.values()))
    assert (notice.seen_by, notice.seen_words) == ("Mrs Ward", "An adult stays near the lockers.")


def test_a_concern_of_today_is_told_about_whom(shown: Stages) -> None:
    case = shown(build.opened)
    page = case.show("today")
    assert isinstance(page, TodayPage)
    page.concerns.signs["images"].answer.buttons()[0].click()
    assert [c.about for c in case.context.now.open_concerns] == [None]
    assert "do not forward, copy, print or delete them" in case.words(page)
    page.concerns.signs["images"].about.buttons()[0].click()
    assert [(c.concern, c.about) for c in case.context.now.open_concerns] == [("images", case.built["ellie"])]


def test_what_a_stopped_meeting_was_about_is_asked_afterwards(shown: Stages) -> None:
    case = shown(build.talked)
    talk = next(iter(case.context.now.talks))
    case.record(e.ConcernAsked("disclosure", e.Seen.SEEN, None, talk, ""))
    page = case.show("report")
    QApplication.processEvents()
    assert "What is it about?" in case.words(page)
    find(notice_on(page), QPushButton, "Not safe at home").click()
    assert {c.concern for c in case.context.now.open_concerns} == {"disclosure", "abuse-at-home"}


def test_the_review_of_the_talk_keeps_flag_and_release(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    suicidal(case)
    talk = next(iter(case.context.now.talks))
    case.record(e.PersonAdded(PersonId("byrne"), "Mr Byrne", "Mr Byrne", False))
    case.record(e.RoleGiven(PersonId("byrne"), Role.SAFEGUARDING))
    case.record(e.TalksReleased("Mr Byrne", None, case.built.desk.today(), "She asked to go on."))
    case.record(e.UnsafeSeenTo("n1", "Mr Byrne", case.built.desk.today(), "With the doctor."))
    case.context.go("session", talk=talk)
    page = make_page(case.context, case.went[-1])
    case.window.show_page(page)
    words = case.words(page)
    assert "Something serious was said here" in words and "Not wanting to live" in words
    assert "Mr Byrne released the questions" in words and "She asked to go on." in words


def test_the_first_days_are_done_only_when_each_line_is_answered(shown: Stages) -> None:
    case = shown(build.opened)
    desk = case.built.desk
    first, *rest = build.first_days(desk.gate)
    case.record(*rest, e.SafeNowSaid(e.Safe.YES, desk.today()))
    case.record(*[e.ConcernAsked(concern, e.Seen.NOT_SEEN) for concern in desk.gate.concerns])
    assert case.stages()[Stage.TODAY] is State.DOING
    assert "today" in {step.code for step in next_steps(desk.view(case.context.now))}
    case.record(e.TodayLine(first.line, words="She is ill at home; her aunt is there."))
    assert case.stages()[Stage.TODAY] is State.DONE


def test_worse_makes_deciding_anew_the_one_next_step(shown: Stages) -> None:
    case = shown(build.decided)
    desk = case.built.desk
    case.record(e.WorseReported(desk.today(), "In the bus.", False))
    assert next_steps(desk.view(case.context.now))[0].code == "decide-anew"
    assert case.stages()[Stage.DECISION] is State.LOOK_AGAIN
    page = case.show("overview")
    primary = page.primary()
    assert primary is not None and primary.accessibleName() == "Start: Decide again"


def test_a_concern_marked_by_mistake_is_put_right_where_it_was_marked_and_stays_visible(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(build.opened)
    page = case.show("today")
    assert isinstance(page, TodayPage)
    page.concerns.signs["weapon"].answer.buttons()[0].click()
    mistaken = page.concerns.signs["weapon"].mistaken
    assert mistaken.isVisible() and not page.concerns.signs["images"].mistaken.isVisible()
    mistaken.unfold()
    form = mistaken.form
    assert form is not None
    mistaken.save()
    assert case.context.now.concern_open and QApplication.focusWidget() is form.who.line
    qtbot.keyClicks(form.who.line, "Mr Byrne")
    form.who.line.settle()
    form.who.add.click()  # the role is given where it is asked for
    qtbot.keyClicks(form.words, "The line above it was meant.")
    mistaken.save()
    QApplication.processEvents()
    assert not case.context.now.concern_open
    assert page.concerns.signs["weapon"].answer.value() == e.Seen.NOT_ASKED  # it is asked again
    assert "Mr Byrne" in case.words(page.concerns) and "The line above it was meant." in case.words(page.concerns)


@pytest.mark.parametrize("where", ["overview", "talks", "support", "decision"])
def test_while_it_is_open_no_page_offers_to_ask_that_pupil_again(shown: Stages, where: str) -> None:
    case = shown(build.talked)
    suicidal(case)
    page = case.show(where)
    offered = [made for made in page.findChildren(QPushButton) if made.isVisible() and made.text() == "Ask again"]
    assert offered == []


def test_what_that_pupil_says_unasked_can_be_written_down(shown: Stages) -> None:
    case = shown(build.talked)
    suicidal(case)
    page = case.show("people", person="ellie")
    words = [made.text() for made in page.findChildren(QPushButton) if made.isVisible()]
    assert "Ellie said it unasked" in words and "Ask again" not in words


@pytest.mark.parametrize("where", ["today", "report", "talks", "follow-up", "people"])
def test_after_a_release_the_keys_are_at_what_is_next_and_never_at_a_question(
    shown: Stages, qtbot: QtBot, where: str
) -> None:
    case = shown(build.talked)
    suicidal(case)
    lead(case)
    page = case.show(where)
    qtbot.waitUntil(lambda: bool(page.findChildren(StandingNotice)))
    see_to(qtbot, page, "Mr Byrne", "Seen by the doctor.")
    qtbot.waitUntil(lambda: not page.findChildren(StandingNotice))
    at = QApplication.focusWidget()
    own = page.findChild(TableCard).table if where == "people" else page
    assert at in (page.primary(), page.title, own), at.accessibleName() if at else "nowhere"


def test_a_not_safe_that_was_answered_further_down_is_seen_by_its_title(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = case.show("today")
    assert isinstance(page, TodayPage)
    page.concerns.ask("safe-now")
    no = page.concerns.safe.answer.buttons()[1]
    qtbot.waitUntil(lambda: no.visibleRegion().boundingRect() == no.rect())
    qtbot.mouseClick(no, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(StandingNotice)))
    title = notice_on(page).title
    qtbot.waitUntil(lambda: title.visibleRegion().boundingRect() == title.rect())


def test_a_sign_that_was_seen_stays_in_sight_with_what_to_do(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = case.show("today")
    assert isinstance(page, TodayPage)
    page.concerns.ask("images")
    row = page.concerns.signs["images"]
    seen = row.answer.buttons()[0]
    qtbot.waitUntil(lambda: seen.visibleRegion().boundingRect() == seen.rect())
    qtbot.mouseClick(seen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(StandingNotice)))
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())


def test_who_was_reached_stands_on_every_page_that_has_the_notice(shown: Stages) -> None:
    case = shown(build.talked)
    suicidal(case)
    one = case.context.now.open_concerns[0]
    case.record(e.AdultReached("Mrs Vale", case.context.desk.today(), time(12, 40), one.about, one.talk))
    for page in ("overview", "report"):
        notice = notice_on(case.show(page))
        shown_words = [each.text() for each in notice.findChildren(QLabel) if each.isVisible()]
        assert "Mrs Vale was reached at 12:40." in shown_words, page
