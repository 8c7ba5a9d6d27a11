"""The guided talk by keyboard, one question at a time and on one page, over a real vault."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

import builders as build
from failing_disk import full
from kring.domain.case.facts import TalkState
from kring.domain.events import NotAskedReason, Part, TalkKind, Want
from kring.domain.session.script import Act, Records
from kring.ui.forms.brought_up import BroughtUpForm
from kring.ui.frame.context import Place
from kring.ui.ground.theme import Theme
from kring.ui.program.routes import make_page
from kring.ui.talks.answers import AnswerForm
from kring.ui.talks.asked_row import AskedRow
from kring.ui.talks.begin_page import BeginPage
from kring.ui.talks.question import QuestionView, aside
from kring.ui.talks.sheet_view import SheetView
from kring.ui.talks.talk_page import TalkPage
from kring.ui.widgets.button import Button
from kring.ui.widgets.choice import ChoiceCard
from kring.ui.widgets.inside import inside
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.rail_list import RailList
from kring.ui.widgets.rail_paint import ROW_ROLE, RailRow
from kring.ui.widgets.scroll_body import ScrollBody
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.table import TableCard
from kring.usecases import cases
from kring.usecases.scripts import own
from kring.usecases.talks import talks
from ui.case_pages import Stages
from ui.talk_table import ALT, CTRL, SHIFT, K, Table, answer_of

POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said of each menu that pops up


def test_the_guide_that_comes_next_is_proposed_and_writing_after_is_the_default(table: Table) -> None:
    page = BeginPage(table.context, Place("begin-talk", table.built.id, table.built["ellie"]))
    table.show(page)
    assert page.guides.value() == "talk-harmed-2"
    assert page.how.value() == "page"
    assert page.led_by.text() == "Mrs Price"
    shut = {made.text(): made.isEnabled() for made in page.guides.buttons()}
    assert shut["Preparation talk, pupil who was harmed"] is False


@pytest.mark.parametrize(
    ("person", "wanted", "script"),
    [
        ("tom", "", "talk-responsible-1"),
        ("karen", "", "talk-supporter"),
        ("ellie", "one-on-one", "support-talk"),
        ("tom", "one-on-one", "insight-talk"),
        ("mark", "follow-up", "follow-up-talk"),
        ("ellie", "talk-harmed-1", "talk-harmed-1"),
        ("ellie", "preparation", "preparation-harmed"),
        ("tom", "preparation", "preparation-responsible"),
        ("priya", "preparation", "preparation-supporter"),
        ("karen", "preparation", "preparation-parent"),
        ("mark", "preparation", "preparation-parent"),
        ("lowe", "preparation", "preparation-school"),
    ],
)
def test_each_person_gets_a_guide_that_fits(table: Table, person: str, wanted: str, script: str) -> None:
    page = BeginPage(table.context, Place("begin-talk", table.built.id, table.built[person], about=wanted))
    assert page.guides.value() == script


def test_an_answer_is_on_disk_by_itself_and_a_change_is_a_revision(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.NEEDS)
    turn = page.sitting.run.current
    table.type("Somebody at lunch.")
    assert table.on_disk().run.answer(turn.id, table.built["ellie"]).words == "Somebody at lunch."
    table.type(" And the bus.")
    answers = [e for e in table.on_disk().run.entries if e.turn == turn.id]
    assert [e.words for e in answers] == ["Somebody at lunch. And the bus."]


def test_nothing_is_preselected_and_a_wish_goes_with_its_conditions(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.WISH)
    view = table.question()
    assert view.form is not None and view.form.choice is not None and view.conditions is not None
    assert view.form.choice.value() is None
    assert not view.conditions.isVisible(), "before there is an answer nobody asks on which conditions"
    answers = view.form.choice.buttons()
    assert len(answers) == 5
    assert all(made.accessibleDescription() for made in answers), "each says what it leads to"
    table.choose_answer(Want.MEET)
    assert view.conditions.isVisible()
    view.conditions.setFocus()
    table.type("Only if Mum is there")
    for _line in page.sitting.run.turns:
        table.key(K.Key_Return, CTRL)
        if page.sitting.run.over:
            break
    case = cases.load(table.desk, table.built.id)
    wish = next(w for w in case.wishes if w.person == table.built["ellie"])
    assert wish.want is Want.MEET
    assert [c.text for c in wish.conditions] == ["Only if Mum is there"]
    assert ("On these conditions", "Only if Mum is there") in page.sitting.recorded()
    table.key(K.Key_Return, CTRL)
    assert table.gone[-1].page == "talks"


def test_selected_words_become_a_quote_for_the_condition_of_the_question(table: Table) -> None:
    table.begin()
    table.next_until(Records.WISH)
    form = table.question().form
    assert form is not None and form.words is not None
    form.words.setFocus()
    table.type("I want to say it. Not sure when.")
    cursor = form.words.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(17, cursor.MoveMode.KeepAnchor)
    form.words.setTextCursor(cursor)
    table.key(K.Key_Q, CTRL | SHIFT)
    quotes = list(cases.load(table.desk, table.built.id).quotes.values())
    assert [(q.words, q.condition) for q in quotes] == [("I want to say it.", "harmed-wants")]


def test_a_question_without_words_gives_no_quote_and_says_so(table: Table) -> None:
    table.begin()
    table.next_until(Records.NEEDS)
    table.key(K.Key_Q, CTRL | SHIFT)
    assert table.said
    assert not table.context.now.quotes


@POPUPS
def test_words_at_a_question_without_a_condition_are_marked_for_one_that_is_read_in_words(table: Table) -> None:
    page = table.begin(script="talk-harmed-1")
    table.next_to("changed")
    form = table.question().form
    assert form is not None and form.words is not None
    form.words.setFocus()
    table.type("I eat alone now.")
    table.key(K.Key_Q, CTRL | SHIFT)
    offered = {action.text(): action for action in page.sitting.menu.actions()}
    offered["Ellie wants to meet: own decision, with support"].trigger()
    page.sitting.menu.close()
    quotes = list(cases.load(table.desk, table.built.id).quotes.values())
    assert [(q.words, q.condition) for q in quotes] == [("I eat alone now.", "harmed-wants")]


@POPUPS
def test_not_asked_takes_a_reason(table: Table) -> None:
    page = table.begin()
    table.key(K.Key_Return, CTRL)
    turn = page.sitting.run.current.id
    page.ways.not_asked()
    assert page.ways.menu is not None
    page.ways.menu.actions()[0].trigger()
    page.ways.menu.close()
    assert page.sitting.run.not_asked == {turn: NotAskedReason.ANSWERED}


def test_back_goes_one_question_back_and_at_the_first_one_to_the_page_before(table: Table) -> None:
    page = table.begin()
    table.key(K.Key_Return, CTRL)
    table.key(K.Key_Left, ALT)
    assert page.sitting.run.at == 0
    with table.qtbot.waitSignal(page.back_requested):
        table.key(K.Key_Left, ALT)


def test_a_break_is_neutral_and_comes_back_to_the_same_question(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.WISH)
    at = page.sitting.run.at
    page.ways.take_break()
    assert not page.header.isVisible()
    assert page.sitting.run.paused is not None
    table.key(K.Key_P)
    assert page.sitting.run.paused is None
    assert page.sitting.run.at == at
    assert page.header.isVisible()


def test_each_button_of_a_break_does_what_it_says_and_its_note_is_kept(table: Table) -> None:
    page = table.begin()
    page.ways.take_break()
    shown = [made for made in page.pause.findChildren(Button) if made.isVisible()]
    assert [made.label for made in shown] == ["Go on", "Note", "Hide"]
    table.key(K.Key_N)
    page.pause.note.insertPlainText("Ellie asked for water.")
    table.key(K.Key_Return)
    shown[2].click()
    assert table.window.is_hidden_away
    table.window.toggle_hide()
    page.pause.open_note()
    page.pause.note.insertPlainText("She came back by herself.")
    page.leaving()
    stored = talks.open_talk(table.desk, cases.load(table.desk, table.built.id), page.fact.id)
    kept = [entry.words for entry in stored.run.entries]
    assert kept[-2:] == ["Ellie asked for water.", "She came back by herself."]
    shown[0].click()
    assert page.sitting.run.paused is None


def test_a_stop_is_offered_as_a_sentence_and_never_taken_by_itself(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.STOPPED)
    form = table.question().form
    assert form is not None and form.choice is not None
    form.choice.buttons()[1].click()
    assert not page.sitting.run.over
    table.question().stop_wanted.emit()
    assert page.sitting.run.over
    assert cases.load(table.desk, table.built.id).talks[page.fact.id].stopped


def test_to_stop_at_the_question_of_safety_is_heard_as_not_safe_and_asked_once(table: Table) -> None:
    page = table.begin(script="talk-harmed-1")
    table.next_until(Records.SAFE)
    leave = next(made for made in page.findChildren(QPushButton) if made.text() == "Stop the talk here")
    leave.click()
    assert not page.serious.shown and leave.text() == "Yes, stop the talk here"
    leave.click()
    assert page.serious.shown and not page.sitting.run.over
    assert cases.load(table.desk, table.built.id).open_notices


def test_all_on_one_page_keeps_the_same_answers_as_one_by_one(table: Table) -> None:
    page = table.begin("page")
    assert isinstance(page.view, SheetView)
    turn = next(t for t in page.sitting.run.turns if t.step.records is Records.NEEDS)
    form = page.view.forms[turn.id]
    assert form.words is not None
    form.words.setFocus()
    table.type("A seat near the door")
    page.change_view()
    page.jump(turn.id)
    shown = table.question().form
    assert shown is not None and shown.words is not None
    assert shown.words.words() == "A seat near the door"
    page.change_view()
    table.end()
    need = cases.load(table.desk, table.built.id).needs_of(table.built["ellie"])
    assert need is not None and need.words == "A seat near the door"


def test_on_one_page_a_question_stands_beside_its_answer(table: Table) -> None:
    page = table.begin("page")
    QTest.qWait(20)
    asked = inside(next(iter(page.view.forms.values())), AskedRow)  # type: ignore[union-attr]
    assert asked is not None
    words, form = asked.findChildren(QLabel)[0], asked.findChildren(AnswerForm)[0]
    assert words.mapTo(asked, words.rect().topRight()).x() < form.mapTo(asked, QPoint(0, 0)).x()


def test_in_large_type_the_question_is_in_sight_with_the_box_in_which_one_writes(table: Table, themed: Theme) -> None:
    themed.set_percent(150)
    page = table.begin()
    table.next_until(Records.WISH)
    choice = table.question().form.choice  # type: ignore[union-attr]
    QTest.qWait(20)
    assert choice is not None
    assert all(seen_whole(made) for made in choice.buttons()), "all answers at once, or none would be fair"
    page.change_view()
    QTest.qWait(50)
    box = QApplication.focusWidget()
    assert box is not None
    asked = inside(box, AskedRow)
    assert asked is not None and not box.visibleRegion().isEmpty()
    assert seen_whole(asked.findChildren(QLabel)[0]) and all(map(seen_whole, asked.findChildren(ChoiceCard)))


def seen_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_names_are_written_by_a_button_and_stand_once(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.WISH)
    table.choose_answer(Want.MEET)
    table.next_until(Records.SUPPORT)
    form = table.question().form
    assert form is not None and form.words is not None
    for name in ("Karen", "Priya", "Karen"):
        form._add_name(name)
    turn = page.sitting.run.current
    assert table.on_disk().run.answer(turn.id, table.built["ellie"]).words == "Karen, Priya"


def test_a_running_talk_comes_back_at_its_line_with_its_words(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.NEEDS)
    at = page.sitting.run.at
    table.type("half a sen")
    page.leaving()
    again = TalkPage(table.context, Place("talk", table.built.id, talk=page.fact.id))
    table.show(again)
    assert again.sitting.run.at == at
    assert isinstance(again.view, QuestionView) and again.view.form is not None
    assert again.view.form.words is not None
    assert again.view.form.words.words() == "half a sen"


def test_a_finished_talk_is_shown_and_cannot_be_changed(table: Table) -> None:
    page = table.begin("page")
    table.end()
    assert page.sitting.run.over
    again = TalkPage(table.context, Place("talk", table.built.id, talk=page.fact.id))
    table.show(again)
    assert isinstance(again.view, SheetView)
    assert not any(form.isEnabled() for form in again.view.forms.values())


def test_words_that_the_disk_refuses_stay_and_are_stored_after(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    page = table.begin()
    table.next_until(Records.NEEDS)
    page.leaving()
    turn = page.sitting.run.current
    keep = talks.keep

    monkeypatch.setattr(talks, "keep", full)
    table.type("on a full disk")
    assert table.on_disk().run.answer(turn.id, table.built["ellie"]) is None
    monkeypatch.setattr(talks, "keep", keep)
    assert table.context.try_again()
    assert table.on_disk().run.answer(turn.id, table.built["ellie"]).words == "on a full disk"


# the day, and who leads


def test_three_weeks_of_talks_are_entered_in_one_evening_each_on_its_own_day(table: Table) -> None:
    for day in (date(2026, 10, 14), date(2026, 10, 19)):
        page = table.begin("page", "support-talk", on=day)
        assert page.fact.on == day
        table.end()
    days = [t.on for t in cases.load(table.desk, table.built.id).talks.values() if t.kind is TalkKind.ONE_ON_ONE]
    assert days == [date(2026, 10, 14), date(2026, 10, 19)]


def test_the_day_of_a_talk_is_today_by_default_and_never_later(table: Table) -> None:
    page = BeginPage(table.context, Place("begin-talk", table.built.id, table.built["ellie"]))
    assert page.on.day() == date(2026, 10, 20)
    page.on.set_day(date(2026, 10, 21))
    assert page.on.day() == date(2026, 10, 20)


def test_a_leader_who_is_nobody_of_the_case_is_asked_about_and_can_be_added(table: Table) -> None:
    page = BeginPage(table.context, Place("begin-talk", table.built.id, table.built["ellie"]))
    table.show(page)
    page.led_by.line.setFocus()
    page.led_by.line.selectAll()
    table.type("Mr Nowhere")
    table.key(K.Key_Return, CTRL)
    assert table.gone == [] and "Is this an adult of the school?" in page.led_by.question.text()
    assert page.led_by.add.isVisible()
    page.led_by.add.click()
    added = [p for p in table.context.now.people.values() if p.name == "Mr Nowhere"]
    assert len(added) == 1 and added[0].id not in table.context.now.circle
    table.key(K.Key_Return, CTRL)
    assert table.gone[-1].page == "talk"


# what an answer was, and what is still open


def test_what_an_answer_to_the_own_part_was_is_marked_by_whoever_led_and_nothing_is_chosen(table: Table) -> None:
    page = table.begin("one", "talk-responsible-1", "tom")
    table.next_until(Records.OWN_PART)
    turn, form = page.sitting.run.current, table.question().form
    assert form is not None and form.mark is not None and form.mark.value() is None
    assert [part.text() for part in form.mark.buttons()] == [
        "Accepts it",
        "Accepts it partly",
        "Denies it",
        "Said nothing",
    ]
    table.type("I called her that.")
    form.mark.buttons()[1].click()
    said = table.on_disk().run.answer(turn.id, table.built["tom"])
    assert said is not None and (said.answer, said.words) == ("partly", "I called her that.")
    table.key(K.Key_Return, CTRL)
    page.jump(turn.id)
    again = table.question().form
    assert again is not None and again.mark is not None and again.mark.value() == "partly"
    while not page.sitting.run.over:
        table.key(K.Key_Return, CTRL)
    parts = cases.load(table.desk, table.built.id).own_parts
    assert [(p.person, p.part) for p in parts] == [(table.built["tom"], Part.PARTLY)]


def test_a_line_without_a_mark_has_none(table: Table) -> None:
    table.begin()
    table.next_until(Records.NEEDS)
    form = table.question().form
    assert form is not None and form.mark is None


def test_open_lines_are_named_before_the_end_and_the_talk_does_not_count_while_one_is_open(table: Table) -> None:
    page = table.begin("page", "talk-responsible-1", "tom")
    table.key(K.Key_Return, CTRL)
    assert page.asks_about_open_lines and not page.sitting.run.over
    words = "\n".join(made.text() for made in page.open_lines.findChildren(QLabel))
    assert "the talk is held with 4 lines still open" in words and "Own part" in words
    table.key(K.Key_Return, CTRL)
    assert page.sitting.run.over
    shown = "\n".join(made.text() for made in page.findChildren(QLabel) if made.isVisible())
    assert "The talk was held, 4 lines still open." in shown
    case = cases.load(table.desk, table.built.id)
    assert case.talks[page.fact.id].open_steps and not case.held(TalkKind.INTERVIEW, table.built["tom"])


def test_a_talk_with_open_lines_is_called_the_same_on_every_page(table: Table) -> None:
    page = table.begin("page", "talk-responsible-1", "tom")
    table.key(K.Key_Return, CTRL)
    table.key(K.Key_Return, CTRL)
    case, talk = table.context.now, page.fact.id
    assert case.talks[talk].state is TalkState.LINES_OPEN
    for place in (Place("talks", case.id), Place("overview", case.id), Place("session", case.id, talk=talk)):
        other = make_page(table.context, place)
        table.show(other)
        assert "4 lines still open" in everything_on(other), place.page
    again = TalkPage(table.context, Place("talk", case.id, talk=talk))
    table.show(again)
    again.show_end()
    assert "The talk was held, 4 lines still open." in everything_on(again)


def rows_of(rails: RailList) -> list[RailRow]:
    model = rails.model()
    found = [model.index(at, 0).data(ROW_ROLE) for at in range(model.rowCount())]
    return [row for row in found if isinstance(row, RailRow)]


def everything_on(page: QWidget) -> str:
    labels = [made.text() for made in page.findChildren(QLabel)]
    rows = [row for made in page.findChildren(TableCard) for row in made.table.rows()]
    return "\n".join([*labels, *(f"{cell.text} {cell.second}" for row in rows for cell in row.cells)])


def test_after_a_no_the_lines_about_meeting_say_that_they_are_not_asked(table: Table) -> None:
    table.begin()
    table.next_until(Records.WISH)
    view = table.question()
    assert view.form is not None and view.form.choice is not None and view.conditions is not None
    table.choose_answer(Want.ONLY_STOPS)
    assert not view.conditions.isVisible()
    assert "Next: What comes next when it only has to stop" in table.talk.note.text()
    reasons = {row.title: row.second for row in rows_of(view.list)}
    assert reasons["On these conditions"] == reasons["The sign to stop"] == "Not asked: said no"
    table.talk.change_view()
    sheet = table.talk.view
    assert isinstance(sheet, SheetView)
    shown = [made.text() for made in sheet.findChildren(QLabel) if made.isVisibleTo(sheet)]
    assert "Who speaks first: Not asked: said no" in shown
    assert not any(text.startswith("If it happens, who") for text in shown)
    wish = next(form for turn, form in sheet.forms.items() if turn == table.talk.sitting.run.current.id)
    answer_of(wish, Want.MEET).click()
    QApplication.processEvents()
    again = [made.text() for made in sheet.findChildren(QLabel) if made.isVisibleTo(sheet)]
    assert "Who speaks first: Not asked: said no" not in again
    assert any(text.startswith("If it happens, who") for text in again)


def test_an_open_line_is_gone_to_or_left_out_for_a_reason_and_then_the_talk_counts(table: Table) -> None:
    page = table.begin("page", "talk-responsible-1", "tom")
    first = page.sitting.open_lines()[0]
    table.key(K.Key_Return, CTRL)
    next(made for made in page.open_lines.findChildren(QPushButton) if "Go to this line" in made.text()).click()
    assert isinstance(page.view, SheetView) and not page.asks_about_open_lines
    assert page.view.forms[first.id].isAncestorOf(QApplication.focusWidget())
    asked = next(made for made in page.view.findChildren(QLabel) if made.text() == first.text)
    body = page.view.findChild(ScrollBody)
    table.qtbot.waitUntil(lambda: 0 <= asked.mapTo(body, QPoint(0, 0)).y() < 30)  # the question is at the top
    table.key(K.Key_Return, CTRL)
    while page.sitting.open_lines():
        reason = page.open_lines.findChildren(Combo)[0]
        reason.activated.emit(reason.findData(NotAskedReason.ANSWERED.value))
        QTest.qWait(1)
    assert page.sitting.open_lines() == ()
    table.key(K.Key_Return, CTRL)
    case = cases.load(table.desk, table.built.id)
    assert page.sitting.run.over and [t.id for t in case.held(TalkKind.INTERVIEW, table.built["tom"])] == [page.fact.id]


def test_in_any_talk_it_is_written_down_that_meeting_was_brought_up_unasked(table: Table) -> None:
    talk = table.begin()
    ellie = table.built["ellie"]
    command = next(c for c in talk.commands() if c.text == "Brought up meeting unasked")
    at = talk.sitting.run.at
    command.run()
    QApplication.processEvents()
    assert talk.hears_brought_up
    table.type("Maybe I want to tell him.")
    table.key(K.Key_Left, ALT)
    assert not talk.hears_brought_up and not table.context.now.brought_up
    command.run()
    table.type("Maybe I want to tell him.")
    form = talk.brought_up.form.form
    assert isinstance(form, BroughtUpForm)
    form.to.by.setText("Mrs Price")
    table.key(K.Key_Return, CTRL)
    assert [on for on, _seq in table.context.now.brought_up[ellie]] == [table.desk.today()]
    assert not talk.hears_brought_up and talk.sitting.run.at == at
    table.key(K.Key_Return, CTRL)
    assert talk.sitting.run.at == at + 1, "Ctrl+Enter goes on with the talk again"


@pytest.mark.parametrize(("stage", "is_said"), [(build.safe, True), (build.talked, False)])
def test_a_guide_of_a_later_talk_says_where_there_was_no_first_one(
    shown: Stages, stage: build.Stage, is_said: bool
) -> None:
    case = shown(stage)
    page = case.show("begin-talk", "ellie")
    said = [one.accessibleDescription() for one in page.findChildren(QWidget)]
    assert any("Speaks of a first talk, and none was held yet." in words for words in said) == is_said


def test_after_a_no_a_line_about_meeting_that_was_passed_before_is_not_asked_either(table: Table) -> None:
    table.begin()
    table.next_until(Records.WISH)
    table.choose_answer(Want.MEET)
    table.next_until(Records.SUPPORT)  # past it, with nothing said
    wish = next(t for t in table.talk.sitting.run.turns if t.step.records is Records.WISH)
    table.talk.jump(wish.id)
    QApplication.processEvents()
    view = table.question()
    assert view.form is not None and view.form.choice is not None and view.conditions is not None
    table.choose_answer(Want.ONLY_STOPS)
    assert not view.conditions.isVisible(), "nor that a yes counts only on another day"
    assert "Next: What comes next when it only has to stop" in table.talk.note.text()
    reasons = {row.title: row.second for row in rows_of(view.list)}
    assert reasons["On these conditions"] == "Not asked: said no"
    table.key(K.Key_Return, CTRL)
    assert table.talk.sitting.run.current.step.id == "after-stops"


def test_a_question_that_was_only_passed_is_not_ticked_and_stands_open_at_the_end(table: Table) -> None:
    table.begin()
    table.next_until(Records.NEEDS)
    needs = table.talk.sitting.run.current
    table.key(K.Key_Return, CTRL)
    signs = {row.id: row.sign for row in rows_of(table.question().list)}
    assert signs[needs.id] is Sign.OPEN
    assert needs in table.talk.sitting.open_lines()
    spoken = next(t for t in table.talk.sitting.run.turns if t.act is not Act.ASK)
    assert signs[spoken.id] is Sign.CHECK, "what is only said is done once it was passed"


OURS = """\
format: 2
kind: interview
id: ours
language: en
title: With pictures
for whom: For a young child.
not when: The child wants to write.
audience: harmed
number: 1
{top}phases:
  - id: one
    title: One
    parts:
      - who: person
        how: each
        steps:
          - id: days
            ask: "{{{{ person }}}}, how are your days?"
            easier: "How are you, {{{{ person }}}}?"
            point: "Let {{{{ person }}}} point at a face."
          - id: nights
            ask: "And at night?"
            easier: "And in bed?"
"""


def press_f2(table: Table) -> None:
    """The button goes down, and comes up a moment later."""
    table.key(K.Key_F2)
    table.qtbot.waitUntil(table.talk.wordings.isDown)
    table.qtbot.waitUntil(lambda: not table.talk.wordings.isDown())


def test_a_school_s_own_guide_is_offered_with_when_not_and_read_in_easier_words(table: Table) -> None:
    assert own.bring_in(table.desk, OURS.format(top=""))[0]
    page = BeginPage(table.context, Place("begin-talk", table.built.id, table.built["ellie"], about="ours"))
    table.show(page)
    assert page.guides.value() == "ours"
    assert "When not: The child wants to write." in [made.text() for made in page.findChildren(QLabel)]
    table.begin(script="ours")
    press_f2(table)
    said = [made.text() for made in table.question().findChildren(QLabel) if made.isVisible()]
    assert "How are you, Ellie?" in said and "Let Ellie point at a face." in said
    assert table.on_disk().fact.script == "ours"


@pytest.mark.parametrize("title", ["A talk of our own", "With pictures"])
def test_a_guide_of_one_s_own_is_offered_and_the_one_that_comes_along_is_proposed_as_ever(
    shown: Stages, title: str
) -> None:
    case = shown(build.safe)
    assert own.bring_in(case.built.desk, OURS.format(top="").replace("With pictures", title))[0]
    page = case.show("begin-talk", "ellie")
    assert isinstance(page, BeginPage)
    offered = [made.text() for made in page.guides.buttons()]
    assert title in offered and page.guides.value() == "talk-harmed-1"


def test_a_guide_that_needs_what_is_not_there_is_closed_and_says_so(table: Table) -> None:
    assert own.bring_in(table.desk, OURS.format(top="needs: [conference held]\n"))[0]
    page = BeginPage(table.context, Place("begin-talk", table.built.id, table.built["ellie"]))
    table.show(page)
    card = next(made for made in page.guides.buttons() if made.text() == "With pictures")
    assert not card.isEnabled()
    assert card.accessibleDescription() == "Speaks of a conference that has been held; there was none."
    assert page.guides.value() not in ("", None, "ours"), "the first that fits is proposed as ever"


def test_the_other_words_of_a_question_say_what_each_answer_leads_to(table: Table) -> None:
    page = table.begin()
    table.next_until(Records.WISH)
    step = page.sitting.run.current.step
    card = aside(page.sitting.run.current)
    shown = [words.text() for words in card.findChildren(QLabel)]
    assert [f"{choice.text}: {choice.leads_to}" for choice in step.choices if choice.leads_to] == [
        words for words in shown if any(words.startswith(f"{choice.text}: ") for choice in step.choices)
    ]
    assert len(step.choices) == len(Want) - 1, "all five, and a plain no is none of them"


def test_on_one_page_f2_opens_the_other_words_below_the_answer_in_which_somebody_writes(table: Table) -> None:
    assert own.bring_in(table.desk, OURS.format(top=""))[0]
    page = table.begin("page", "ours")
    assert isinstance(page.view, SheetView)

    def easier() -> list[str]:
        QApplication.processEvents()
        found = [made.text() for made in page.view.findChildren(QLabel) if made.isVisible()]
        return [words for words in ("How are you, Ellie?", "And in bed?") if words in found]

    first, second = page.view.forms.values()
    assert easier() == [] and first.words is not None and second.words is not None
    first.words.setFocus()
    press_f2(table)
    assert easier() == ["How are you, Ellie?"]
    second.words.setFocus()
    press_f2(table)
    assert easier() == ["And in bed?"], "below the present box only"
    second.words.setFocus()
    press_f2(table)
    assert easier() == []
