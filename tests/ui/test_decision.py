"""The decision page: what is missing stands open, keys judge, and nothing can be stepped over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.case.stages import Stage
from kring.domain.deciding import second_adult
from kring.domain.deciding.decision import GROUP
from kring.domain.people import PersonId, Role
from kring.ui.deciding.condition_row import ConditionRow
from kring.ui.deciding.decision_page import DecisionPage
from kring.ui.deciding.judging import Verdicts
from kring.ui.ground.theme import Theme
from kring.ui.widgets.choice import ChoiceCards
from kring.ui.widgets.link import Link
from ui.case_pages import CaseWindow, find, open_case
from ui.head_asks import judges_having_read, no_of_who_is_gone

Control = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


@pytest.fixture
def new(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[CaseWindow]:
    built = build.opened(build.desk(tmp_path))
    yield open_case(qtbot, built)
    built.desk.vault.close()


def _page(shown: CaseWindow) -> DecisionPage:
    page = shown.show("decision")
    assert isinstance(page, DecisionPage)
    return page


def _said(page: DecisionPage) -> str:
    return page.box.accessibleName()


def _title(row: ConditionRow) -> QWidget:
    assert row.title is not None
    row.title.setFocus()
    return row.title


def _link(inside: QWidget, text: str) -> Link:
    made = find(inside, Link, text)
    assert isinstance(made, Link)
    return made


# nothing beforehand


def test_nothing_is_judged_or_decided_beforehand(talked: CaseWindow) -> None:
    page = _page(talked)
    assert page.findChildren(Verdicts) and all(made.value() is None for made in page.findChildren(Verdicts))
    assert not any(radio.isChecked() for radio in page.findChildren(QRadioButton))
    assert not talked.context.now.judged


def test_the_page_opens_on_the_first_reason_and_never_on_a_judgement(talked: CaseWindow) -> None:
    _page(talked)
    assert isinstance(QApplication.focusWidget(), Link)


# judging


@pytest.mark.parametrize(
    ("key", "verdict"), [(K.Key_Y, e.Verdict.YES), (K.Key_T, e.Verdict.NOT_YET), (K.Key_N, e.Verdict.NO)]
)
def test_one_key_judges_the_condition_that_has_the_focus(
    talked: CaseWindow, qtbot: QtBot, key: Qt.Key, verdict: e.Verdict
) -> None:
    page, tom = _page(talked), talked.built["tom"]
    qtbot.keyClick(_title(page.row("accepts-part", tom)), key)
    latest = talked.context.now.judged[-1]
    assert (latest.condition, latest.about, latest.verdict) == ("accepts-part", tom, verdict)
    assert latest.judged_by == talked.built["okafor"]


def test_arrows_and_a_key_that_is_held_down_never_judge(talked: CaseWindow, qtbot: QtBot) -> None:
    row = _page(talked).row("accepts-part", talked.built["tom"])
    assert row.verdicts is not None
    row.verdicts.buttons()[0].setFocus()
    for key in (K.Key_Right, K.Key_Down, K.Key_Home, K.Key_End, K.Key_PageDown):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert not talked.context.now.judged


def test_what_is_judged_stays_under_the_hands_and_goes_below_once_they_are_elsewhere(
    talked: CaseWindow, qtbot: QtBot
) -> None:
    page, tom = _page(talked), talked.built["tom"]
    row = page.row("accepts-part", tom)
    qtbot.keyClick(_title(row), K.Key_Y)
    qtbot.waitUntil(lambda: row.view.met)
    assert row.shape.full
    page.form.words.setFocus()
    qtbot.waitUntil(lambda: not row.shape.full)
    assert page.met.isAncestorOf(row)


def test_nothing_about_a_pupil_is_judged_before_a_talk_and_the_way_there_stands_beside_it(new: CaseWindow) -> None:
    page, ellie = _page(new), new.built["ellie"]
    row = page.row("harmed-wants", ellie)
    assert row.verdicts is None
    assert "Nothing about Ellie can be judged before a talk with Ellie." in new.words(row)
    _link(row, "Begin the talk with Ellie").click()
    assert (new.went[-1].page, new.went[-1].person, new.went[-1].about) == ("begin-talk", ellie, "interview")


def test_no_line_that_is_met_opens_to_an_empty_gap(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    safety = page.row("safety", None)
    safety.unfold()
    qtbot.waitUntil(lambda: "No" in ready.words(safety))
    met = [row for row in page.findChildren(ConditionRow) if row.view.met]
    for row in met:
        row.unfold()
    qtbot.wait(50)
    for row in met:
        shown = [w for w in row.findChildren(QLabel) if w.isVisible() and w.text().strip() not in ("", row.shape.group)]
        assert shown, row.view.title
        assert "“”" not in ready.words(row)


def test_newer_words_take_the_segment_away_and_stand_beside_the_old_day(ready: CaseWindow, qtbot: QtBot) -> None:
    page, ellie = _page(ready), ready.built["ellie"]
    ready.built.clock.later(days=2)
    today = ready.built.desk.today()
    ready.record(e.StoppedSaid(ellie, None, today, "They went quiet when I came in.", True))
    row = page.row("stopped", ellie)
    qtbot.waitUntil(lambda: "Yes on Tue 10 Nov. This is newer" in ready.words(row))
    assert "“They went quiet when I came in.” Ellie, Thu 12 Nov" in ready.words(row)
    assert row.verdicts is not None and row.verdicts.value() is None
    assert "look again" in ready.words(row) and "look again" in _said(page)


def test_a_no_closes_the_conference_and_says_so_beside_it(talked: CaseWindow, qtbot: QtBot) -> None:
    page = _page(talked)
    qtbot.keyClick(_title(page.row("accepts-part", talked.built["tom"])), K.Key_N)
    qtbot.waitUntil(lambda: not find(page, QRadioButton, "Prepare a conference").isEnabled())
    assert "Do not bring them together" in _said(page) and "does not accept a part" in _said(page)


def test_a_condition_that_is_met_opens_to_what_it_rests_on(ready: CaseWindow, qtbot: QtBot) -> None:
    page, ellie = _page(ready), ready.built["ellie"]
    row = page.row("harmed-wants", ellie)
    assert row.line is not None and row.line.accessibleName().endswith("Ellie, 20 Oct and 3 Nov")
    row.line.setFocus()
    qtbot.keyClick(row.line, K.Key_Return)
    qtbot.waitUntil(lambda: "In Ellie’s own words" in ready.words(row))
    words = ready.words(row)
    assert words.count("“I want to say it to him.”") == 1  # said on two days, shown once
    assert "asked by Mrs Price, whom Ellie named" in words
    assert words.index("In Ellie’s own words") < words.index("Explains, does not prove") < words.index("Seen and heard")
    assert "Judged by Mrs Okafor on Tue 10 Nov: Yes." in words


def test_judging_anew_begins_with_nothing_chosen(ready: CaseWindow, qtbot: QtBot) -> None:
    page, tom = _page(ready), ready.built["tom"]
    row = page.row("accepts-part", tom)
    row.unfold()
    qtbot.waitUntil(lambda: row.verdicts is None and "Judge anew" in ready.words(row))
    row.judge_anew()
    qtbot.waitUntil(lambda: row.verdicts is not None)
    assert row.verdicts is not None and row.verdicts.value() is None
    qtbot.mouseClick(row.verdicts.buttons()[1], Qt.MouseButton.LeftButton)
    assert ready.context.now.judged[-1].verdict is e.Verdict.NOT_YET


def test_words_beside_a_judgement_that_counts_are_kept_with_it(talked: CaseWindow, qtbot: QtBot) -> None:
    page, tom = _page(talked), talked.built["tom"]
    row = page.row("support-offered", tom)
    qtbot.keyClick(_title(row), K.Key_T)
    qtbot.waitUntil(lambda: "Write what shows it" in talked.words(row))
    _link(row, "Write what shows it").click()
    qtbot.waitUntil(lambda: row.words is not None and row.words.hasFocus())
    qtbot.keyClicks(row.words, "He looked away.")
    page.leaving()
    latest = talked.context.now.judged[-1]
    assert (latest.verdict, latest.words) == (e.Verdict.NOT_YET, "He looked away.")


def test_words_do_not_renew_a_judgement_that_somebody_spoke_against(ready: CaseWindow, qtbot: QtBot) -> None:
    page, ellie = _page(ready), ready.built["ellie"]
    row = page.row("harmed-wants", ellie)
    row.unfold()
    row.judge_anew()
    qtbot.waitUntil(lambda: row.words is not None)
    before = len(ready.context.now.judged)
    row.words.setPlainText("She said it again.")
    ready.record(e.Withdrew(ellie, ready.built.desk.today()))
    page.leaving()
    assert len(ready.context.now.judged) == before


# the outcome


def test_what_is_missing_is_named_and_never_counted(new: CaseWindow) -> None:
    page = _page(new)
    assert "Not yet" in _said(page) and "a separate talk with Ellie" in _said(page)
    assert not any(character.isdigit() for character in _said(page))


def test_at_most_five_reasons_are_links_and_each_leads_to_what_can_be_done(new: CaseWindow, qtbot: QtBot) -> None:
    page = _page(new)
    assert len(page.box.links) == 5 and "and the others in the list" in new.words(page.box)
    link = _link(page.box, "a separate talk with Ellie")
    link.setFocus()
    qtbot.keyClick(link, K.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None and page.row("talks-held", new.built["ellie"]).isAncestorOf(focused)


def test_the_footer_says_what_may_be_decided_now(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    assert page.footer is not None and "any of the three" in ready.words(page.footer)
    ready.record(e.SignAsked("hate", e.Seen.NOT_ASKED))
    qtbot.waitUntil(lambda: "wait, or one-on-one work" in ready.words(page.footer))


def test_a_group_against_one_is_shown_as_a_fact_and_never_asked(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    for name in ("Jay", "Max"):
        person = PersonId(name)
        ready.record(e.PersonAdded(person, f"{name} Hill", name, True), e.RoleGiven(person, Role.RESPONSIBLE))
    row = page.row("signs", None)
    qtbot.waitUntil(lambda: "Several against one" in ready.words(row))
    assert "A group against one is counted, not asked." in ready.words(row)
    assert "Tom, Jay and Max" in ready.words(row)
    assert row.signs is not None and GROUP not in row.signs.answers
    assert "How Ellie wants it made even" in ready.words(page.row("power-even", ready.built["ellie"]))


def test_signs_that_nobody_asked_stand_open_and_stay_until_the_row_is_left(talked: CaseWindow, qtbot: QtBot) -> None:
    page = _page(talked)
    row = page.row("signs", None)
    assert row.signs is not None and len(row.signs.answers) == len(talked.built.desk.gate.signs) - 1
    answer = row.signs.answers["hate"]
    answer.buttons()[1].setFocus()
    qtbot.keyClick(answer.buttons()[1], K.Key_Space)
    assert talked.context.now.signs["hate"][0] is e.Seen.NOT_SEEN
    qtbot.wait(20)
    assert "hate" in row.signs.answers
    page.form.words.setFocus()
    talked.record(e.SignAsked("weapon", e.Seen.NOT_SEEN))
    qtbot.waitUntil(lambda: row.signs is not None and "hate" not in row.signs.answers)


# what makes it even


def test_the_way_to_a_measure_opens_its_line_and_an_empty_one_never_counts(talked: CaseWindow, qtbot: QtBot) -> None:
    page, ellie = _page(talked), talked.built["ellie"]
    row = page.row("power-even", ellie)
    _link(row, "Ask Ellie where to sit").click()
    qtbot.waitUntil(lambda: row.measures is not None and row.measures.lines["seat"].hasFocus())
    assert row.measures is not None
    line = row.measures.lines["seat"]
    qtbot.keyClicks(line, "  ")
    page.leaving()
    assert "seat" not in talked.context.now.measures.get(ellie, {})
    qtbot.keyClicks(line, "by the door")
    page.leaving()
    assert talked.context.now.measures[ellie]["seat"] == "by the door"


# the second adult and equal names


def test_the_facilitator_cannot_judge_in_the_second_adults_name(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    ready.record(e.WorseReported(ready.built.desk.today(), "Again at the lockers."))
    row = page.row("second-adult", None)
    qtbot.waitUntil(lambda: row.shape.full and row.title is not None)
    assert not row.findChildren(Verdicts)
    qtbot.keyClick(_title(row), K.Key_Y)
    assert [look.adult for look in ready.context.now.looks] == [ready.built["vale"]]
    qtbot.waitUntil(lambda: "Open the page for Mrs Vale" in ready.words(row))
    _link(row, "Open the page for Mrs Vale").click()
    assert (ready.went[-1].page, ready.went[-1].person) == ("second-adult", ready.built["vale"])


def test_when_the_one_who_said_no_is_gone_the_head_asks_two_others(ready: CaseWindow, qtbot: QtBot) -> None:
    page, vale = _page(ready), ready.built["vale"]
    ready.built.record(build.second_look(vale, ready.built.desk.today(), e.Verdict.NO), by=vale)
    for person, name, role in (("h", "Ann Hart", Role.HEAD), ("a", "Al Low", Role.SECOND_ADULT)):
        ready.built.record(e.PersonAdded(PersonId(person), name, name, False), e.RoleGiven(PersonId(person), role))
    ready.built.record(e.PersonAdded(PersonId("b"), "Bo Rae", "Bo Rae", False))
    ready.record(e.RoleGiven(PersonId("b"), Role.SECOND_ADULT))
    row = page.row("second-adult", None)
    qtbot.waitUntil(lambda: "only Mrs Vale can change that" in ready.words(row))
    assert "If Mrs Vale is gone for good" in ready.words(row)
    find(row, QPushButton, "Mrs Vale under People").click()
    assert (ready.went[-1].page, ready.went[-1].person) == ("people", vale)
    find(ready.show("people", "vale"), QPushButton, "End this role: second adult from outside").click()
    assert second_adult.is_gone(ready.context.now, ready.context.now.looks[-1])
    page = _page(ready)
    row = page.row("second-adult", None)
    qtbot.waitUntil(lambda: "The head asks two others" in ready.words(row))
    from kring.ui.deciding.head_form import HeadForm
    from kring.ui.forms.folded import Folded

    folded = row.findChildren(Folded)[0]
    folded.unfold()
    form = folded.form
    assert isinstance(form, HeadForm)
    assert [form.head.itemData(n) for n in range(form.head.count())] == ["h"], "only a head of the school asks"
    assert "as head of the school, or as second adult from outside" in ready.words(form)
    for combo, value in ((form.head, "h"), (form.one, "a"), (form.other, "b")):
        combo.set_value(value)
    folded.save()
    asked = ready.context.now.head_asks[-1]
    assert (asked.head, asked.instead_of, asked.others) == ("h", vale, ("a", "b"))
    qtbot.waitUntil(lambda: "Ann Hart asked Al Low and Bo Rae." in ready.words(row))
    assert "is gone; only two others can change that" in ready.words(row)
    assert "only Mrs Vale can change that" not in ready.words(page)
    assert "The head asks others instead" in ready.words(row)


def test_the_row_leads_to_whoever_of_the_two_has_not_judged_yet_and_keeps_the_no_in_sight(
    ready: CaseWindow, qtbot: QtBot
) -> None:
    no_of_who_is_gone(ready)
    page = _page(ready)
    row = page.row("second-adult", None)
    assert {"Open the page for Al Low", "Open the page for Bo Rae"} <= set(ready.words(row).splitlines())
    judges_having_read(ready, "a", e.Verdict.YES)
    qtbot.waitUntil(lambda: "Bo Rae still reads what Mrs Vale wrote, and judges." in ready.words(row))
    assert "Open the page for Bo Rae" in ready.words(row) and "Open the page for Al Low" not in ready.words(row)
    assert "Mrs Vale, Tue 10 Nov" in ready.words(row) and "Al Low, Tue 10 Nov" in ready.words(row)
    judges_having_read(ready, "b", e.Verdict.NOT_YET)
    qtbot.waitUntil(lambda: "Both judged." in ready.words(row))
    assert "Open the page for Al Low" in ready.words(row), "either may think again"
    judges_having_read(ready, "b", e.Verdict.YES)
    qtbot.waitUntil(lambda: row.view.met)


def test_equal_names_are_asked_about_where_they_stand_in_the_way(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    twin = PersonId("twin")
    ready.record(e.PersonAdded(twin, "Ada Okafor", "Mrs Okafor", False), e.RoleGiven(twin, Role.SCHOOL))
    row = page.row("trained", None)
    qtbot.waitUntil(lambda: "Ada Okafor stands here twice" in ready.words(page))
    asking = next(r for r in page.findChildren(ConditionRow) if r.view.twins)
    find(asking, QWidget, "Two people").click()  # type: ignore[attr-defined]
    assert frozenset((twin, ready.built["okafor"])) in ready.context.now.two_people
    qtbot.waitUntil(lambda: "stands here twice" not in ready.words(page))
    assert row.view.met


# the decision


def test_control_enter_records_the_decision_with_its_reason_and_by_whom(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    qtbot.keyClick(find(page, QRadioButton, "Prepare a conference"), K.Key_Space)
    page.form.words.setFocus()
    qtbot.keyClicks(page.form.words, "Both are clear.")
    qtbot.keyClick(page.form.words, K.Key_Return, Control)
    latest = ready.context.now.decisions[-1]
    assert (latest.path, latest.words, latest.decided_by) == (
        e.Path.CONFERENCE,
        "Both are clear.",
        ready.built["okafor"],
    )
    assert Stage.PREPARATION in ready.stages()
    qtbot.waitUntil(lambda: "Recorded on Tue 10 Nov by Mrs Okafor" in ready.words(page))
    assert page.form.words.words() == "Both are clear."  # the form is not blanked
    assert find(page, QRadioButton, "Prepare a conference").isChecked()
    assert page.primary() is page.ways.onward and page.ways.record.kind != "primary"  # to go on is the next step
    page.ways.record.click()
    assert len(ready.context.now.decisions) == 1
    page.form.words.set_words("Both are clear, and so are their parents.")
    assert page.primary() is page.ways.record
    page.form.words.set_words("Both are clear.")
    qtbot.keyClick(page.form.words, K.Key_Return, Control)
    assert ready.went[-1].page == "preparation" and len(ready.context.now.decisions) == 1


@pytest.mark.parametrize(("path", "where"), [(e.Path.WAIT, "overview"), (e.Path.ONE_ON_ONE, "support")])
def test_a_recorded_decision_to_wait_or_for_one_on_one_work_leads_on_until_the_conditions_say_something_else(
    ready: CaseWindow, qtbot: QtBot, path: e.Path, where: str
) -> None:
    page = _page(ready)
    page.form.paths.findChild(ChoiceCards).chosen.emit(path.value)
    page.form.words.set_words("Not this month.")
    qtbot.keyClick(page.form.words, K.Key_Return, Control)
    assert QApplication.focusWidget() is page.ways.onward is page.primary()
    page.ways.onward.click()
    assert ready.went[-1].page == where
    today = ready.built.desk.today()
    ready.record(e.WishSaid("later", ready.built["ellie"], e.Want.NO, today, "Mrs Price", words="No."))
    qtbot.waitUntil(lambda: page.primary() is page.ways.record)


def test_after_a_plain_no_only_what_it_leads_to_is_there(ready: CaseWindow) -> None:
    ellie, today = ready.built["ellie"], ready.built.desk.today()
    ready.record(e.WishSaid("later", ellie, e.Want.NO, today, "Mrs Price", words="No, I do not want to."))
    ready.record(e.StoppedSaid(ellie, None, today, "It goes on."))  # speaks against what was judged before
    page = _page(ready)
    QApplication.processEvents()
    ways = [radio for radio in page.form.findChildren(QRadioButton) if radio.isVisible()]
    assert [(radio.text(), radio.isChecked()) for radio in ways] == [("One-on-one work", False)]
    assert page.note.text() == "May be decided now: one-on-one work. A no is not waited out."
    assert not [made for made in page.findChildren(Verdicts) if made.isVisible()], "nothing is left to judge"
    shown = ready.words(page)
    assert "This is newer" not in shown and "What says no" in shown
    title = page.row("harmed-wants", ellie).title
    assert title is not None and title.text().startswith("Ellie said no, on"), "the heading is true"
    assert page.aside.isHidden()
    page.show_aside.click()
    assert page.aside.isVisible()
    stopped = page.row("stopped", ellie)
    stopped.unfold()
    QApplication.processEvents()
    assert "Judged" in ready.words(stopped), "what was judged is kept"
    assert not stopped.findChildren(Verdicts) and not stopped.findChildren(Link)


def test_a_recorded_wait_stands_no_longer_after_a_no(ready: CaseWindow) -> None:
    ellie, today = ready.built["ellie"], ready.built.desk.today()
    ready.record(e.Decided(e.Path.WAIT, today, e.Verdict.YES, "First the holidays.", ready.context.now.facilitator))
    ready.record(e.WishSaid("later", ellie, e.Want.NO, today, "Mrs Price", words="No."))
    page = _page(ready)
    assert "It no longer stands" in ready.words(page)
    assert not page.form.chosen()


def test_once_a_conference_is_decided_on_the_page_leads_to_preparation_until_somebody_says_no(
    ready: CaseWindow, qtbot: QtBot
) -> None:
    page = _page(ready)
    assert page.ways.onward.isHidden()
    today = ready.built.desk.today()
    ready.record(e.Decided(e.Path.CONFERENCE, today, e.Verdict.YES, "Both are clear.", ready.built["okafor"]))
    qtbot.waitUntil(lambda: not page.ways.onward.isHidden())
    page.ways.onward.click()
    assert ready.went[-1].page == "preparation"
    ready.record(e.Withdrew(ready.built["ellie"], today))
    qtbot.waitUntil(page.ways.onward.isHidden)


def test_a_pupil_s_own_no_is_told_as_a_no_and_asks_for_no_judgement(ready: CaseWindow, qtbot: QtBot) -> None:
    page, ellie = _page(ready), ready.built["ellie"]
    today = ready.built.desk.today()
    ready.record(e.WishSaid("later", ellie, e.Want.NO, today, "Mrs Price", words="No, I do not want to."))
    qtbot.waitUntil(lambda: "Do not bring them together" in _said(page))
    row = page.row("harmed-wants", ellie)
    qtbot.waitUntil(lambda: "“No, I do not want to.”" in ready.words(row))
    assert row.verdicts is None
    assert "Still missing" not in ready.words(page)
    find(row, Link, "Write down that Ellie brought it up").click()
    assert (ready.went[-1].page, ready.went[-1].person) == ("people", ellie)


def test_a_decision_without_a_choice_or_a_reason_is_not_recorded_and_says_so(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    qtbot.keyClick(page.form.words, K.Key_Return, Control)
    assert ready.said[-1] == "Choose first what you decide."
    qtbot.keyClick(find(page, QRadioButton, "Wait"), K.Key_Space)
    qtbot.keyClick(page.form.words, K.Key_Return, Control)
    assert not ready.context.now.decisions
    assert page.form.why.error.isVisible() and ready.said[-1] == "Write in a few words why."


def test_of_two_who_lead_nobody_is_taken_for_the_one_who_judges(talked: CaseWindow, qtbot: QtBot) -> None:
    talked.record(e.RoleGiven(talked.built["khan"], Role.FACILITATOR))
    page, tom = _page(talked), talked.built["tom"]
    qtbot.keyClick(_title(page.row("accepts-part", tom)), K.Key_Y)
    assert not talked.context.now.judged
    assert "Choose who judges and decides." in talked.words(page)
    page.form.who.set_value(talked.built["khan"])
    qtbot.keyClick(_title(page.row("accepts-part", tom)), K.Key_Y)
    assert talked.context.now.judged[-1].judged_by == talked.built["khan"]


def test_a_conference_chosen_before_a_no_is_not_recorded_after_it(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    qtbot.keyClick(find(page, QRadioButton, "Prepare a conference"), K.Key_Space)
    page.form.words.setPlainText("All is there.")
    ready.record(e.Withdrew(ready.built["ellie"], ready.built.desk.today()))
    qtbot.keyClick(page.form.words, K.Key_Return, Control)
    assert not [d for d in ready.context.now.decisions if d.path is e.Path.CONFERENCE]


def test_another_decision_asks_for_its_own_reason_and_loses_none(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    qtbot.keyClick(find(page, QRadioButton, "Wait"), K.Key_Space)
    qtbot.keyClicks(page.form.words, "Not yet: Ellie sleeps badly.")
    qtbot.keyClick(page.form.words, K.Key_Return, Control)
    page = _page(ready)
    assert page.form.words.words() == "Not yet: Ellie sleeps badly."
    qtbot.keyClick(find(page, QRadioButton, "Prepare a conference"), K.Key_Space)
    assert page.form.words.words() == ""
    qtbot.keyClick(page.form.words, K.Key_Return, Control)
    assert ready.said[-1] == "Write in a few words why." and len(ready.context.now.decisions) == 1
    qtbot.keyClicks(page.form.words, "Both are clear.")
    qtbot.keyClick(find(page, QRadioButton, "One-on-one"), K.Key_Space)
    assert page.form.words.words() == ""
    qtbot.keyClick(find(page, QRadioButton, "Wait"), K.Key_Space)
    assert page.form.words.words() == "Not yet: Ellie sleeps badly."
    page = _page(ready)
    qtbot.keyClick(find(page, QRadioButton, "Prepare a conference"), K.Key_Space)
    assert page.form.words.words() == "Both are clear."
    qtbot.keyClick(page.form.words, K.Key_Return, Control)
    assert [d.words for d in ready.context.now.decisions] == ["Not yet: Ellie sleeps badly.", "Both are clear."]


def test_words_from_before_any_choice_go_along_to_the_first(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    qtbot.keyClicks(page.form.words, "Because")
    qtbot.keyClick(find(page, QRadioButton, "Wait"), K.Key_Space)
    assert page.form.words.words() == "Because"
    assert _page(ready).form.words.words() == ""
    qtbot.keyClick(find(page := _page(ready), QRadioButton, "Wait"), K.Key_Space)
    assert page.form.words.words() == "Because"


def test_the_words_of_why_stay_while_the_case_changes(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    page.form.words.setFocus()
    qtbot.keyClicks(page.form.words, "Half a sen")
    ready.record(e.SignAsked("hate", e.Seen.NOT_ASKED))
    qtbot.keyClicks(page.form.words, "tence")
    assert page.form.words.words() == "Half a sentence"


def test_the_words_of_why_are_there_again_after_leaving_the_page(ready: CaseWindow, qtbot: QtBot) -> None:
    page = _page(ready)
    page.form.words.setFocus()
    qtbot.keyClicks(page.form.words, "Because")
    ready.show("report")
    assert _page(ready).form.words.words() == "Because"


def test_a_wish_is_shown_with_the_conditions_tied_to_it(ready: CaseWindow, qtbot: QtBot) -> None:
    ellie = ready.built["ellie"]
    said = e.WishSaid("w9", ellie, e.Want.MEET, ready.built.desk.today(), "Mrs Price", ("Only with Mum",), "Yes.")
    ready.record(said)
    page = _page(ready)
    qtbot.waitUntil(lambda: "“Only with Mum”: not met yet" in ready.words(page.row("harmed-wants", ellie)))


def test_with_large_text_the_outcome_stands_on_top_and_next_goes_through_what_is_open(
    themed: Theme, ready: CaseWindow, qtbot: QtBot
) -> None:
    themed.set_percent(200)
    page = _page(ready)
    qtbot.waitUntil(page.strip.isVisible)
    assert not page.box.isVisible() and "A conference can be prepared" in ready.words(page.strip)
    ready.record(e.SignAsked("hate", e.Seen.NOT_ASKED), e.Withdrew(ready.built["tom"], ready.built.desk.today()))
    qtbot.waitUntil(lambda: page.strip.next.isVisible())
    page.strip.next.click()
    focused = QApplication.focusWidget()
    assert focused is not None and page.missing.isAncestorOf(focused)
