"""Through the real program, by its keys: "not safe" at the report and in a talk, and a suicidal thought in a talk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.events import TalkKind
from kring.domain.session.script import Records
from kring.ui.frame.context import Place
from kring.ui.talks.talk_page import TalkPage
from kring.usecases import cases
from kring.usecases.access import access
from kring.usecases.talks import sitting, talks
from program_builders import Started, leave, start
from trips.robot import Robot


def in_a_talk(started: Started, records: Records) -> tuple[build.Built, TalkPage]:
    """A first talk with Ellie, at the line that records this."""
    built = build.safe(started.context.desk)
    desk = started.context.desk
    now, talk = talks.begin_talk(desk, built.id, TalkKind.INTERVIEW, [built["ellie"]], "talk-harmed-1", "Mrs Price")
    while talk.run.current.step.records is not records:
        talk = talks.step(desk, talk, sitting.go_on())
    started.shell.go(Place("talk", built.id, talk=talk.id))
    QApplication.processEvents()
    page = started.window.page()
    assert isinstance(page, TalkPage)
    return built, page


def test_not_safe_at_the_report_opens_on_today_and_stays_until_it_was_seen_to(started: Started) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+N")
    robot.fill("A neutral title", "Bus stop")
    robot.press("Ctrl+Return")
    robot.choose("Is everyone safe right now?", "I do not know yet")
    robot.sees("Call, in this order")
    robot.press("Ctrl+Return")
    robot.fill("Name, person harmed 1", "Ellie Marsh")
    robot.press("Ctrl+Return")
    assert started.shell.place.page == "today"
    robot.sees("Not everyone is safe")
    robot.press("Ctrl+Return")  # to where it is seen to, with what to say and whom to call
    assert started.shell.place.page == "report"
    robot.sees("Call, in this order")
    robot.push("It was seen to")
    robot.fill("Who has seen to it", "Mrs Ward")
    robot.push("Add to the people of this case")
    robot.fill("What was done", "She is with her aunt until six.")
    robot.press("Ctrl+Return")
    robot.wait(lambda: not started.context.now.open_notices, "seen to")
    notice = next(iter(started.context.now.unsafe.values()))
    assert (notice.seen_by, notice.seen_words) == ("Mrs Ward", "She is with her aunt until six.")


def test_i_do_not_feel_safe_in_a_talk_is_heard_at_once_and_after_a_lock(
    started: Started, qtbot: QtBot, tmp_path: Path
) -> None:
    built, page = in_a_talk(started, Records.SAFE)
    robot = Robot(started.window)
    robot.choose(page.sitting.run.current.text, "I don’t feel safe")
    robot.sees("Thank you for telling me")
    robot.type("He waits at the bus.")
    talk = page.fact.id
    robot.press("Ctrl+L")
    robot.wait(lambda: started.anew, "the lock")
    again = start(qtbot, tmp_path, build.Clock())
    again.entry.enter(access.unlock(again.door, build.PASSPHRASE))
    again.shell.go(Place("talk", built.id, talk=talk))
    QApplication.processEvents()
    shown = again.window.page()
    assert isinstance(shown, TalkPage) and shown.serious.card is not None
    assert shown.serious.card.words.words() == "He waits at the bus."
    again.shell.go(Place("overview", built.id))
    Robot(again.window).sees("Ellie is not safe, or does not feel so")
    leave(again)


def test_a_suicidal_thought_said_in_a_talk_ends_it_with_its_words_kept(started: Started) -> None:
    built, page = in_a_talk(started, Records.NEEDS)
    robot = Robot(started.window)
    robot.type("Sometimes I think it would be easier if I was not there.")
    robot.press("Ctrl+Shift+U")
    robot.wait(lambda: page.serious.card is not None, "the card")
    robot.settle()
    robot.sees("Call, in this order")
    robot.choose("What is it about?", "Not wanting to live")
    robot.sees("Leave Ellie alone, or send Ellie home.")
    robot.tick("Reached: Safeguarding lead")
    robot.press("Ctrl+Return")
    robot.sees("This is what happens now")
    robot.type("Mrs Dunne goes along.")
    robot.press("Ctrl+Return")
    robot.wait(lambda: page.sitting.run.over, "the end of the talk")
    robot.press("Ctrl+Return")
    assert started.shell.place.page == "overview"
    robot.sees("No further question is put to Ellie")
    robot.push("What to say, whom to call")
    robot.sees("Safeguarding lead was reached at")
    case = cases.load(started.context.desk, built.id)
    assert [(c.concern, c.about) for c in case.open_concerns] == [("suicidal", built["ellie"])]
    kept = talks.open_talk(started.context.desk, case, page.fact.id).run.entries
    words = [entry.words for entry in kept]
    assert "Sometimes I think it would be easier if I was not there." in words and "Mrs Dunne goes along." in words
    started.shell.go(Place("begin-talk", built.id, built["ellie"]))
    robot.settle()
    robot.press("Ctrl+Return")
    assert started.shell.place.page == "report"  # no such guide opens: it is seen to first
