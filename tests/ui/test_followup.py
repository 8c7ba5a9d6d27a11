"""Follow-up: each apart, better or worse first, and a day that never meets the other side's."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.case.stages import Stage, State
from kring.domain.followup.contacts import open_contacts
from kring.ui.followup.contact_form import ContactForm, MoveForm
from kring.ui.followup.followup_page import FollowUpPage
from kring.ui.followup.look_back import LookBackForm
from kring.ui.report.safety import PlanBox
from kring.ui.widgets.field import LineField
from ui.case_pages import CaseWindow, Stages, find

Control = Qt.KeyboardModifier.ControlModifier


def _page(case: CaseWindow) -> FollowUpPage:
    page = case.show("follow-up")
    assert isinstance(page, FollowUpPage)
    return page


def _write_down(case: CaseWindow, qtbot: QtBot, answer: str) -> None:
    card = _page(case).cards[case.built["ellie"]]
    card.contact.opener.setFocus()
    qtbot.keyClick(card.contact.opener, Qt.Key.Key_Space)
    assert isinstance(card.contact.form, ContactForm)
    assert card.contact.form.change.value() is None
    qtbot.keyClick(find(card, QRadioButton, answer), Qt.Key.Key_Space)
    by = find(card, LineField, "Asked by")
    qtbot.keyClicks(by, "Mrs Price")
    qtbot.keyClick(by, Qt.Key.Key_Return, Control)


def test_a_contact_is_written_down_with_its_change_first(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    _write_down(case, qtbot, "Better")
    contact = case.context.now.contacts[-1]
    assert (contact.person, contact.change, contact.by) == (case.built["ellie"], e.Change.BETTER, "Mrs Price")


def test_worse_opens_the_decision_again(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    _write_down(case, qtbot, "Worse")
    assert Stage.PREPARATION not in case.stages()
    assert "See to safety today" in case.said[-1]


def test_after_worse_the_sentence_has_its_way_and_the_plan_is_looked_at_again(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.held)
    assert case.stages()[Stage.REPORT] is State.DONE
    _write_down(case, qtbot, "Worse")
    assert case.said[-1] == "Kept. See to safety today. The decision is open again. [Open report and safety]"
    assert case.stages()[Stage.REPORT] is State.LOOK_AGAIN
    page = case.show("report")
    (plan,) = [made for made in page.findChildren(PlanBox) if "Does the safety plan still hold?" in case.words(made)]
    assert plan.holds.value() is None, "it is asked again, at the plan, and nothing is chosen beforehand"
    plan.holds.buttons()[0].click()
    qtbot.waitUntil(lambda: "Does the safety plan still hold?" not in case.words(plan))
    assert case.stages()[Stage.REPORT] is State.DONE, "somebody looked since"
    case.record(e.SafetyPlanned(case.built["ellie"], True, "An adult by the bus."))
    assert case.stages()[Stage.REPORT] is State.DONE, "somebody looked since"


def test_after_worse_the_next_contact_is_on_the_next_school_day_and_the_card_says_why(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(build.safe)
    case.built.clock.go_to(date(2026, 10, 13))
    _write_down(case, qtbot, "Worse")
    assert case.said[-1].startswith("Kept. See to safety today. ["), "no decision was taken that could open again"
    card = case.words(_page(case).cards[case.built["ellie"]])
    assert "Next: Wednesday 14 October 2026" in card
    assert "Sooner, because it got worse" in card


def test_after_worse_the_page_leads_to_safety_and_to_nobody_s_questions(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    page = _page(case)
    _write_down(case, qtbot, "Worse")
    page = _page(case)
    leads = page.primary()
    assert leads is not None and leads.accessibleName() == "Open report and safety"
    leads.click()
    assert case.went[-1].page == "report"


def test_harmed_and_responsible_stand_on_cards_of_their_own(shown: Stages) -> None:
    case = shown(build.safe)
    page = _page(case)
    assert list(page.cards) == [case.built["ellie"], case.built["tom"]]
    assert "Tom" not in case.words(page.cards[case.built["ellie"]])


def test_a_contact_cannot_move_to_the_day_of_the_other_side(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    case.built.clock.go_to(date(2026, 10, 7))
    ellie, tom = case.built["ellie"], case.built["tom"]
    other = [due for due in open_contacts(case.context.now, case.built.desk.today()) if due.person == tom][2]
    card = _page(case).cards[ellie]
    card.mover.unfold()
    assert isinstance(card.mover.form, MoveForm)
    card.mover.form.on.set_day(other.on)
    card.mover.save()
    assert not case.context.now.moved
    assert case.said == ["Choose another day: on this one the other side is asked."]


def test_a_day_that_passed_is_marked_also_while_telling_the_parents_is_not_yet_safe(shown: Stages) -> None:
    case = shown(build.opened)
    case.built.clock.go_to(date(2026, 10, 12))
    assert "Was due on" in case.words(_page(case).cards[case.built["ellie"]])
    told = e.ParentTold(case.built["ellie"], "Karen Marsh", date(2026, 10, 9), "Mrs Price", safe=False)
    case.record(told)
    assert "Was due on" in case.words(_page(case).cards[case.built["ellie"]])


def test_a_talk_by_the_guide_can_be_begun(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    page = _page(case)
    qtbot.keyClick(find(page, QPushButton, "Begin a talk with Tom"), Qt.Key.Key_Space)
    assert (case.went[-1].page, case.went[-1].person, case.went[-1].about) == (
        "begin-talk",
        case.built["tom"],
        "follow-up",
    )


def test_the_talk_with_a_pupil_about_whom_something_serious_stands_open_waits(shown: Stages) -> None:
    """A13: no further question is put; who it is not about, and the contacts, go on."""
    case = shown(build.safe)
    ellie, tom = case.built["ellie"], case.built["tom"]
    case.record(e.ConcernAsked("suicidal", e.Seen.SEEN, ellie))
    cards = _page(case).cards
    assert not find(cards[ellie], QPushButton, "Waits: safety first, Ellie").isEnabled()
    assert cards[ellie].contact.opener.isEnabled()
    assert find(cards[tom], QPushButton, "Begin a talk with Tom").isEnabled()


def test_a_promise_is_looked_at(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.signed)
    page = _page(case)
    form = page.looks["promise-1"]
    form.unfold()
    qtbot.keyClick(find(form, QRadioButton, "Partly"), Qt.Key.Key_Space)
    qtbot.keyClick(form, Qt.Key.Key_Return, Control)
    look = case.context.now.looked_back[-1]
    assert (look.promise, look.kept) == ("promise-1", e.Kept.PARTLY)


def test_a_case_is_closed_only_when_no_talk_is_open(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    build.talk(case.built, e.TalkKind.INTERVIEW, "ellie", "talk-harmed-1", end=False)
    case.context.open(case.built.case)
    page = _page(case)
    page.close_form.unfold()
    page.close_form.save()
    assert case.context.now.closed_on is None and "A talk is still open" in case.said[-1]


def test_on_the_first_evening_the_form_says_when_one_adult_called_both_sides_and_keeps_it(shown: Stages) -> None:
    case = shown(build.opened)
    ellie, tom = case.built["ellie"], case.built["tom"]
    case.record(e.CheckedIn("report/same-evening", ellie, e.Change.SAME, case.built.desk.today(), "Mrs Price"))
    card = _page(case).cards[tom]
    card.contact.unfold()
    form = card.contact.form
    assert isinstance(form, ContactForm)
    form.by.set_words("Mr Khan")
    form.by.settled.emit("Mr Khan")
    assert "called Ellie too" not in case.words(card)
    form.by.set_words("Mrs Price")
    form.by.settled.emit("Mrs Price")
    assert "Mrs Price called Ellie too on this evening. Another adult calls this side." in case.words(card)
    form.change.set_value(e.Change.SAME.value)
    card.contact.save()
    assert [c.by for c in case.context.now.contacts] == ["Mrs Price", "Mrs Price"]


def test_the_look_back_at_a_conference_is_asked_for_until_it_is_written_down(shown: Stages) -> None:
    case = shown(build.held)
    page = _page(case)
    assert "Your own look back" in case.words(page)
    page.look_back.form.unfold()
    form = page.look_back.form.form
    assert isinstance(form, LookBackForm)
    form.words.set_words("A larger room, next time.")
    page.look_back.form.save()
    assert [words for _talk, words in case.context.now.reflections] == ["A larger room, next time."]
    assert page.look_back.isHidden()
    assert _page(case).look_back.isHidden()
