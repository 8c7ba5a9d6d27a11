"""Looking back: the list, one session in its order, and words that are found while they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from time import perf_counter

import builders as build
from kring.domain import events as e
from kring.domain.events import TalkKind
from kring.store import words_die
from kring.ui.frame.context import Place
from kring.ui.frame.last_place import keep_place
from kring.ui.home.home_page import HomePage
from kring.ui.review.past_page import marks_of
from kring.ui.review.said_rows import ReadBack, said_rows
from kring.ui.review.session_page import SessionPage
from kring.ui.widgets.scroll_body import scrolled_by
from kring.ui.widgets.table import Row, TableCard
from kring.usecases import past_and_search
from kring.usecases.access import access
from kring.usecases.scripts import own
from kring.usecases.talks import talks
from program_builders import Started
from trips.robot import Robot

FAMILY = """\
format: 2
kind: conference
id: family
language: en
title: Family time, as we do it
phases:
  - id: room
    title: In the room
    parts:
      - {who: responsible, how: each, steps: [{id: told, ask: "{{ person }}, what happened?"}]}
      - {who: everyone, how: group, steps: [{id: thanks, say: "Thank you."}]}
  - id: apart
    title: Apart
    parts:
      - who: [facilitator, responsible]
        how: private
        steps: [{id: think, ask: "{{ person }}, what do you think of first?"}]
"""


def _talk(started: Started) -> tuple[build.Built, talks.OpenTalk]:
    """A talk with a note, a question that was not asked, a difficult moment, and two places to find."""
    desk = started.context.desk
    built = build.safe(desk)
    ellie = built["ellie"]
    built.case, run = talks.begin_talk(desk, built.id, TalkKind.INTERVIEW, [ellie], "talk-harmed-1", "Mrs Price")
    run = build.note(desk, run, "She hid the key ring in the grey bag.", ellie)
    run = talks.step(desk, run, e.Advanced())
    run = talks.step(desk, run, e.NotAsked(run.run.current.id, e.NotAskedReason.HARM, ""))
    run = build.note(desk, run, "Then the key ring was gone.", ellie)
    built.case, run = talks.finish(desk, run)
    return built, run


def test_past_sessions_are_listed_with_initials_and_open_by_enter(started: Started) -> None:
    built, run = _talk(started)
    started.shell.go(Place("past"))
    robot = Robot(started.window)
    assert "E.M." in robot.words() and "Ellie" not in robot.words()
    robot.row("Locker corridor")
    assert started.shell.place == Place("session", built.id, talk=run.id)
    robot.press("Alt+Left")
    assert started.shell.place.page == "past"


def test_practice_is_not_among_past_sessions_until_it_is_ticked_and_then_it_has_its_badge(started: Started) -> None:
    from kring.rehearsal.practice import open_practice

    robot = Robot(started.window)
    started.shell.go(Place("past"))
    robot.sees("No session was held yet.")
    assert "Practice" not in robot.words(), "nobody practised"
    case = open_practice(started.context.desk, "finished")
    assert case.conference is not None
    started.shell.go(Place("overview", case.id))
    started.shell.go(Place("past"))
    robot.sees("Apart from practice, no session was held yet.")
    robot.sees("Practice is left out.")
    _talk(started)
    started.shell.go(Place("cases"))
    started.shell.go(Place("past"))
    robot.sees("Practice is left out.")
    assert "no session was held" not in robot.words()
    robot.tick("Practice too")
    table = started.window.page().findChild(TableCard).table
    badges = {row.cells[1].second.partition(" · ")[0] for row in table.rows()}
    assert badges == {"Practice", "2026-001"}, "of practice, and of the real case"
    assert "Practice is left out" not in robot.words()
    robot.row("Practice", "Conference")
    assert started.shell.place.page == "session"
    robot.press("Alt+Left")
    assert {row.cells[1].second for row in started.window.page().findChild(TableCard).table.rows()} > {"2026-001"}
    robot.fill("Find a word", "sorry")
    robot.wait(lambda: "Words" in robot.words() and case.title in robot.words(), "what was found in practice")
    robot.push("Practice too")
    robot.sees("Nothing was found.")
    robot.sees("Practice is left out.")
    started.shell.go(Place("overview", case.id))
    robot.push("Look at the conference")
    assert started.shell.place == Place("session", case.id, talk=case.conference.id)


def test_a_session_shows_words_what_was_not_asked_and_why_in_order(started: Started) -> None:
    built, run = _talk(started)
    started.shell.go(Place("session", built.id, talk=run.id))
    page = started.window.page()
    assert isinstance(page, SessionPage) and page.table is not None
    rows = [row.cells[2].text for row in page.table.table.rows()]
    assert rows.index("She hid the key ring in the grey bag.") < rows.index("Then the key ring was gone.")
    not_asked = next(row for row in page.table.table.rows() if "Not asked" in row.cells[2].second)
    assert not_asked.cells[2].text and not_asked.cells[2].text != "would-do-harm"
    assert "Ellie" in page.title.text() and "Mrs Price" in page.subtitle.text()


def _rows(started: Started, built: build.Built, run: talks.OpenTalk) -> list[Row]:
    started.shell.go(Place("session", built.id, talk=run.id))
    page = started.window.page()
    assert isinstance(page, SessionPage) and page.table is not None
    return page.table.table.rows()


def test_a_session_is_read_as_it_went_every_line_with_what_was_said_below_it(started: Started) -> None:
    built, run = _talk(started)
    rows = _rows(started, built, run)
    lines = {row.id: at for at, row in enumerate(rows) if row.id.startswith("line:")}
    spoken = [rows[at].cells[2].text for at in lines.values()]
    assert spoken == [turn.text for turn in run.run.turns], "every line stands there, in its order"
    for entry in run.run.entries:
        if entry.words:
            at = next(n for n, row in enumerate(rows) if row.id == entry.id)
            before = max(line for line in lines.values() if line < at)
            assert rows[before].id == f"line:{entry.turn}", "what was written stands below its line"
    asked = [
        rows[at].cells[2] for at in lines.values() if not rows[at].cells[2].second and rows[at].cells[1].text != "Do"
    ]
    quiet = [rows[at].cells[2] for at in lines.values() if rows[at].cells[2].second]
    assert asked and quiet and all(cell.strong for cell in asked) and all(cell.tone == "2" for cell in quiet)
    assert "Not asked: Would do harm" in {cell.second for cell in quiet}
    titles = [row.cells[0].second for row in rows if row.cells[0].second]
    assert titles == list(dict.fromkeys(turn.phase_title for turn in run.run.turns))


def test_a_conference_says_whom_each_line_was_for_what_did_not_come_up_and_by_which_script_it_went(
    started: Started,
) -> None:
    desk = started.context.desk
    key, looked = own.bring_in(desk, FAMILY)
    assert key, looked.problems
    built = build.at_the_door(desk)
    built.clock.go_to(build.CONFERENCE, time(13, 30))
    _case, run = talks.begin_talk(desk, built.id, TalkKind.CONFERENCE, built.case.circle, "family", "Mrs Okafor")
    run = talks.step(desk, run, e.Inserted(e.TurnId("added-1"), run.run.current.id, built["tom"], "And the bag?"))
    apart = next(turn for turn in run.run.turns if turn.listeners)
    built.case, run = talks.stop(desk, run, e.StopReason.OTHER)
    rows = _rows(started, built, run)
    page = started.window.page()
    assert isinstance(page, SessionPage)
    assert page.subtitle.text().startswith("Family time, as we do it · ")
    (private,) = (row for row in rows if row.id == f"line:{apart.id}")
    assert private.cells[2].second.startswith("said in private, not in the room · ")
    assert private.cells[1].text and private.cells[1].second in ("Ask", "Say", "Do")
    added = [row.cells[2] for row in rows if row.cells[2].text == "And the bag?"]
    assert [(cell.strong, cell.second) for cell in added] == [(True, "Added question")], "an added question stands once"
    assert {"Not asked", "Not said"} <= {row.cells[2].second.split(" · ")[-1] for row in rows}


def test_where_the_words_of_a_session_were_erased_it_says_so(started: Started) -> None:
    built, run = _talk(started)
    words_die.of_case(started.context.desk.vault, built.id)
    started.shell.go(Place("session", built.id, talk=run.id))
    Robot(started.window).sees("The words of this talk were erased. That it was held, and when, stays.")


def test_a_session_with_very_many_lines_opens_at_once(started: Started) -> None:
    built, run = _talk(started)
    turns = tuple(replace(turn, id=e.TurnId(f"{turn.id}-{n}")) for n in range(60) for turn in run.run.turns)
    long = replace(run.run, state=replace(run.run.state, turns=turns))
    began = perf_counter()
    reading = ReadBack(built.case, started.context.desk.texts(), None, "")
    table = TableCard("Said", ["Time", "Person", "Words"])
    table.set_rows(said_rows(reading, long).rows)
    table.resize(900, 400)
    table.show()
    taken = perf_counter() - began
    assert len(turns) > 500 and taken < 3, f"{len(turns)} lines took {taken:.2f} s"
    table.close()


def test_what_is_found_is_marked_in_the_list_and_in_the_session_and_f3_steps(started: Started) -> None:
    _talk(started)
    robot = Robot(started.window)
    robot.press("Ctrl+F")
    robot.type("ring")
    robot.sees("She hid the key ring in the grey bag.")
    robot.press("Tab")
    robot.row("She hid")
    page = started.window.page()
    assert isinstance(page, SessionPage) and page.table is not None
    marked = [row for row in page.table.table.rows() if row.cells[2].marks]
    assert len(marked) == 2
    for row in marked:
        for start, length in row.cells[2].marks:
            assert row.cells[2].text[start : start + length] == "ring"
    assert page.table.selected_id() == marked[0].id
    robot.press("F3")
    assert page.table.selected_id() == marked[1].id
    robot.press("F3")
    assert page.table.selected_id() == marked[1].id, "at the end nothing wraps"
    robot.press("Shift+F3")
    assert page.table.selected_id() == marked[0].id
    started.window.grab()


def test_the_field_on_home_finds_words_by_the_keyboard_alone(started: Started) -> None:
    _talk(started)
    started.shell.go(Place("cases"))
    page = started.window.page()
    assert isinstance(page, HomePage)
    page.search.setFocus()
    robot = Robot(started.window)
    robot.type("ring")
    robot.press("Return")
    robot.sees("She hid the key ring in the grey bag.")
    assert started.shell.vault is not None
    keep_place(started.shell.vault, started.shell.place)
    assert "ring" not in access.last_place(started.shell.vault)


def test_a_word_that_is_not_kept_says_so(started: Started) -> None:
    _talk(started)
    robot = Robot(started.window)
    robot.press("Ctrl+F")
    robot.type("submarine")
    robot.sees("Nothing was found.")


def test_what_was_searched_is_not_remembered_as_the_last_place(started: Started) -> None:
    built, run = _talk(started)
    started.shell.go(Place("session", built.id, talk=run.id, about="ring"))
    assert started.shell.vault is not None
    keep_place(started.shell.vault, started.shell.place)
    assert started.shell.vault is not None
    assert "ring" not in access.last_place(started.shell.vault)
    assert run.id in access.last_place(started.shell.vault)


def test_marks_are_the_beginnings_of_words_without_accents() -> None:
    words = "Zoë zei: zoek het ring-boek, Zoé."
    assert [words[s : s + n] for s, n in past_and_search.marks(words, "zoe")] == ["Zoë", "zoek", "Zoé"]
    assert past_and_search.marks(words, "  ") == ()
    assert marks_of((("a ", False), ("ring", True), (" b", False))) == ((2, 4),)


def test_a_phase_button_goes_to_its_first_line(started: Started) -> None:
    from kring.rehearsal.practice import open_practice

    case = open_practice(started.context.desk, "finished")
    conference = case.conference
    assert conference is not None
    started.shell.go(Place("session", case.id, talk=conference.id))
    page = started.window.page()
    assert isinstance(page, SessionPage) and page.table is not None
    robot = Robot(started.window)
    robot.push("Closing")
    at = next(row for row in page.table.table.rows() if row.id == page.table.selected_id())
    assert at.cells[0].second == "Closing" and page.table.table.hasFocus()
    cards = [row for row in page.table.table.rows() if "Difficult moment" in row.cells[2].second]
    assert cards and all("-" not in row.cells[2].text for row in cards)


def test_a_talk_that_was_written_down_later_shows_both_days_and_is_set_aside_with_what_it_recorded(
    started: Started,
) -> None:
    desk = started.context.desk
    built = build.safe(desk)
    built.clock.go_to(date(2026, 10, 15))
    ellie, on = built["ellie"], date(2026, 10, 13)
    _case, run = talks.begin_talk(desk, built.id, TalkKind.INTERVIEW, [ellie], "talk-harmed-1", "Mrs Price", on=on)
    run = build.answered(built, run, build.ANSWERS["talk-harmed-1"])
    built.case, run = talks.finish(desk, run)
    built.record(e.NeedsSaid(ellie, desk.today(), "Mrs Price", "Another need, of another day."))
    started.context.open(built.case)
    started.shell.go(Place("session", built.id, talk=run.id))
    page = started.window.page()
    assert isinstance(page, SessionPage)
    assert "13 October 2026, written down on 15 October 2026" in page.subtitle.text()
    robot = Robot(started.window)
    robot.push("Put the day of this talk right")
    robot.press("Ctrl+Return")
    robot.sees("Write what is wrong with its day.")
    robot.fill("What is wrong", "It was on the twelfth.")
    robot.press("Ctrl+Return")
    now = started.context.now
    assert not now.talks[run.id].proves and ellie not in now.askers
    assert [(n.on, n.proves) for n in now.needs] == [(on, False), (desk.today(), True)]
    robot.sees("it proves nothing. “It was on the twelfth.”")
    assert page.table is not None and "Someone beside me at lunch." in robot.words()


def test_the_review_of_a_conference_is_gone_through_by_keyboard_and_the_rail_says_where_it_is(started: Started) -> None:
    from kring.rehearsal.practice import open_practice

    case = open_practice(started.context.desk, "finished")
    assert case.conference is not None
    started.shell.go(Place("session", case.id, talk=case.conference.id))
    page = started.window.page()
    assert isinstance(page, SessionPage) and page.table is not None
    assert started.window.rail.rows.current_id == "conference"
    assert page.table.header.accessibleName().startswith("Part and time"), "the parts stand in that column"
    table, robot = page.table.table, Robot(started.window)
    ids = [row.id for row in table.rows()]
    table.setFocus()
    robot.press("Home")
    body = scrolled_by(table)
    assert body is not None
    places = [0]
    while places[-1] < len(ids) - 1:
        robot.press("PgDown")
        places.append(ids.index(table.selected_id()))
        seen = sum(table.rowHeight(row) for row in range(places[-2], places[-1] + 1))
        assert places[-2] < places[-1] and seen <= body.viewport().height(), "no line is passed over unseen"
    assert len(places) > 3
    robot.press("PgUp")
    assert ids.index(table.selected_id()) < len(ids) - 1
    robot.press("End")
    assert table.selected_id() == ids[-1]
    robot.press("Home")
    assert table.selected_id() == ids[0]


def test_a_session_of_which_no_words_were_noted_says_what_stands_below(started: Started) -> None:
    desk = started.context.desk
    built = build.safe(desk)
    run = build.talk(built, TalkKind.INTERVIEW, "ellie", "talk-harmed-1", end=False)
    built.case, run = talks.finish(desk, run)
    started.shell.go(Place("session", built.id, talk=run.id))
    robot = Robot(started.window)
    robot.sees("No words were noted. Below stands what was asked and said.")
    assert "Nothing was written" not in robot.words()
    assert started.window.rail.rows.current_id == "talks"
