"""Words of a private part are told apart wherever they stand, and no idea of the circle unless the script says so."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from time import perf_counter

import pytest

import builders
from circles import people_of, role
from kring.documents.facts import HandOverFacts
from kring.documents.papers import paper_text
from kring.domain import events as e
from kring.domain.events import TalkKind
from kring.domain.people import PersonId, Role, Side
from kring.domain.problems import Code
from kring.domain.report.concerns import serious
from kring.domain.session.order import expand
from kring.domain.session.private import ideas, in_private, shows_here
from kring.domain.session.script import Manner
from kring.domain.session.seated import Seated
from kring.rehearsal import practice_files, trip
from kring.scripts.builder import load
from kring.ui.review.entry_words import second_line
from kring.usecases import cases, past_and_search
from kring.usecases.desk.desk import Desk
from kring.usecases.papers import hand_over, papers
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk
from rehearsal_plays import RESOURCES

FAMILY = """\
format: 2
kind: conference
id: family
language: en
title: Family time
phases:
  - id: room
    title: In the room
    parts:
      - {who: responsible, how: each, steps: [{id: told, ask: "{{ person }}, what happened?"}]}
      - who: harmed
        how: each
        steps:
          - {id: wanted, ask: "{{ person }}, what should happen?", records: idea}
          - {id: more, ask: "{{ person }}, anything else?"}
  - id: apart
    title: Apart
    parts:
      - who: [facilitator, responsible]
        how: private
        steps:
          - {id: think, ask: "{{ person }}, what do you think of first?"}
          - {id: plan, ask: "{{ person }}, which plan do you bring back?", answer: list, records: idea}
  - id: back
    title: Back
    parts:
      - who: responsible
        how: private
        steps:
          - id: safe
            ask: "{{ person }}, are you safe at home?"
            answer: choice
            choices: [{code: safe, text: "Yes"}, {code: not-safe, text: "No"}, {code: unsure, text: "?"}]
            records: safe now
      - {who: everyone, how: round, steps: [{id: last, ask: "{{ person }}, is there anything else?"}]}
"""
PRIVATE, PLAN, ROOM = "I am afraid of my father.", "I give it back.\nI say it in class.", "I want my key ring back."


@pytest.fixture
def running(desk: Desk, tmp_path: Path) -> OpenTalk:
    """A conference with something said in the room and something in the private part, now back in the room."""
    own = tmp_path / "own.yaml"
    own.write_text(FAMILY, "utf-8")
    desk.library = trip.with_script(RESOURCES, own)
    built = builders.at_the_door(desk)
    built.clock.go_to(builders.CONFERENCE, time(13, 30))
    _case, running = talks.begin_talk(desk, built.id, TalkKind.CONFERENCE, built.case.circle, "family", "Mrs Okafor")
    running = talks.answer(desk, talks.step(desk, running, sitting.go_on()), ROOM)
    for _ in range(2):
        running = talks.step(desk, running, sitting.go_on())
    running = talks.answer(desk, running, PRIVATE)
    running = builders.note(desk, running, "He shook.", built["tom"])
    running = builders.note(desk, running, "Write to her.", built["tom"], e.NoteKind.IDEA)
    running = talks.step(desk, running, sitting.go_on())
    running = talks.answer(desk, running, PLAN)
    running = builders.note(desk, running, "And a new lock.", built["tom"], e.NoteKind.IDEA)
    return talks.step(desk, running, sitting.go_on())


def test_an_answer_a_note_and_an_idea_of_a_private_part_are_known_as_that(running: OpenTalk) -> None:
    found = {entry.words: in_private(running.run, entry) for entry in running.run.entries}
    assert found == {
        ROOM: False, PRIVATE: True, "He shook.": True, "Write to her.": True, PLAN: True, "And a new lock.": True,
    }  # fmt: skip


def test_only_what_its_line_brings_back_is_offered_as_an_idea(running: OpenTalk) -> None:
    assert [entry.words for entry in ideas(running.run)] == [ROOM, PLAN, "And a new lock."]


def test_back_in_the_room_nothing_of_it_stands_on_the_screen(running: OpenTalk) -> None:
    run = running.run
    assert [x.words for x in run.entries if shows_here(run, x)] == [ROOM]


def test_why_there_was_a_break_in_a_private_part_stays_there_too(desk: Desk, running: OpenTalk) -> None:
    running = talks.step(desk, running, sitting.pause("He cries about his father."))
    running = talks.step(desk, running, sitting.resume())
    while running.run.current.step.id != "last":
        running = talks.step(desk, running, sitting.go_on())
    run, turns = running.run, {turn.id: turn for turn in running.run.turns}
    paused, resumed = run.entries[-2:]
    assert in_private(run, paused) and not shows_here(run, paused)
    assert second_line(paused, turns[paused.turn], desk.texts()) == "said in private, not in the room · Break"
    assert not in_private(run, resumed), "that it went on is known to all"


def test_the_review_and_the_search_say_so(desk: Desk, running: OpenTalk) -> None:
    turns = {turn.id: turn for turn in running.run.turns}
    said = {x.words: second_line(x, turns.get(x.turn), desk.texts()) for x in running.run.entries}
    assert said[PRIVATE].startswith("said in private, not in the room · Tom, what do you think")
    assert said["He shook."].startswith("said in private, not in the room")
    assert "private" not in said[ROOM]
    found = {hit.pieces[0][0] or hit.pieces[1][0]: hit.private for hit in past_and_search.find(desk, "afraid")}
    assert list(found.values()) == [True]
    assert [hit.private for hit in past_and_search.find(desk, "ring")] == [False]


def test_the_search_says_so_of_the_record_too_that_a_private_answer_became(desk: Desk, running: OpenTalk) -> None:
    running = talks.answer(desk, running, "Not at home.", "not-safe")
    assert [(hit.private, hit.talk) for hit in past_and_search.find(desk, "home")] == [(True, None), (True, running.id)]
    talks.step(desk, running, sitting.undo())
    assert [(hit.private, hit.talk) for hit in past_and_search.find(desk, "home")] == [(True, None)]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_to_hand_over_says_so(desk: Desk, running: OpenTalk, language: str) -> None:
    talks.answer(desk, running, "Not at home.", "not-safe")
    case = cases.load(desk, running.case_id)
    (one,) = serious(case)
    facts = papers.facts(desk, case, hand_over.paper_of(one), language, papers.Names.FULL)
    assert isinstance(facts, HandOverFacts)
    assert [(line.words, line.private) for line in facts.said] == [("Not at home.", True)]
    words = {"en": "said in private, not in the room", "nl": "apart gezegd, niet in de kring"}[language]
    assert words in paper_text("hand-over", facts, language)


def test_and_says_it_of_an_answer_that_was_taken_back(desk: Desk, running: OpenTalk) -> None:
    running = talks.answer(desk, running, "Not at home.", "not-safe")
    talks.step(desk, running, sitting.undo())
    case = cases.load(desk, running.case_id)
    (one,) = serious(case)
    facts = papers.facts(desk, case, hand_over.paper_of(one), "en", papers.Names.FULL)
    assert isinstance(facts, HandOverFacts)
    assert [(line.words, line.private) for line in facts.said] == [("Not at home.", True)]


def test_the_transcript_says_so(tmp_path: Path) -> None:
    own, file = tmp_path / "own.yaml", tmp_path / "case.yaml"
    own.write_text(FAMILY, "utf-8")
    text = practice_files.bundled(RESOURCES, "en").read_text("utf-8")
    begins = text.index("      script: conference-responsible-first\n")
    after = text.index("\n  - at:", begins)
    answers = "      answers: {wanted: My key ring., think: {tom: I do not know.}}\n"
    meeting = f"      script: family\n      led by: Mrs Whitfield\n{answers}"
    file.write_text(text[:begins] + meeting + text[after:], "utf-8")
    knows = trip.knowledge(RESOURCES, trip.with_script(RESOURCES, own))
    clock, counter = builders.Clock(), builders.counter()
    case = trip.rehearsal_of(file, knows)
    about = (case, knows.library, RESOURCES, "en", clock, counter, perf_counter, lambda _line: None)
    trip.rehearse(trip.Request(*about, out=tmp_path / "out", script=own))
    told = (tmp_path / "out" / "transcript.txt").read_text("utf-8")
    assert "Tom (said in private, not in the room): I do not know." in told
    assert "Mrs Whitfield (said in private, not in the room): Tom, what do you think of first?" in told
    assert "Ellie: My key ring." in told


@pytest.mark.parametrize("number", range(2, 15))
def test_each_main_person_is_apart_with_the_own_supporters_whoever_else_is_there(number: int) -> None:
    names = [f"Pupil{n}" for n in range(number)]
    roles = [role(names[0], Role.HARMED), role(names[1], Role.RESPONSIBLE)]
    roles += [role(name, Role.SUPPORTER, Side.RESPONSIBLE, of=names[1]) for name in names[2:]]
    built = load(FAMILY, ())
    assert not isinstance(built, tuple)
    assert built.phases[1].parts[0].manner is Manner.PRIVATE
    turns = expand(built, Seated.of(roles, people_of(*names)))
    private = [turn for turn in turns if turn.listeners]
    assert {turn.phase for turn in private} == {"apart", "back"}
    assert all(set(turn.listeners) == {name.lower() for name in names[1:]} for turn in private)


APART = """        how: private
        replied by: {}
        replies: [{{id: reply, ask: "{{{{ person }}}}, what do you think, among us?", records: idea}}]
        steps:
          - {{id: think"""
BEFORE = "        how: private\n        steps:\n          - {id: think"


def replied_by(whom: str) -> str:
    return FAMILY.replace(BEFORE, APART.format(whom))


def test_a_reply_to_what_is_said_in_private_is_heard_by_the_same_people_and_others_do_not_reply() -> None:
    roles = [role("Noor", Role.HARMED), role("Tijn", Role.RESPONSIBLE), role("Sem", Role.RESPONSIBLE)]
    roles += [role(name, Role.SUPPORTER, Side.RESPONSIBLE, of=of) for name, of in (("Ada", "Tijn"), ("Bo", "Sem"))]
    roles.append(role("Jip", Role.FACILITATOR))
    seated = Seated.of(roles, people_of("Noor", "Tijn", "Sem", "Ada", "Bo", "Jip"))
    for whom, repliers in (
        ("supporters of responsible", ["ada", "bo"]),
        ("[responsible, own supporters]", ["tijn", "ada", "sem", "bo"]),
        ("everyone", ["tijn", "ada", "sem", "bo"]),
        ("facilitator", ["jip", "jip"]),
    ):
        built = load(replied_by(whom), ())
        assert not isinstance(built, tuple), built
        turns = expand(built, seated)
        replies = [turn for turn in turns if turn.step.id == "reply"]
        assert [turn.person for turn in replies] == repliers
        heard = {turn.person: turn.listeners for turn in turns if turn.step.id == "think"}
        assert all(turn.person in turn.listeners and turn.listeners in heard.values() for turn in replies)


@pytest.mark.parametrize("whom", ["harmed", "supporters of harmed", "school", "bystanders"])
def test_who_does_not_hear_a_private_part_cannot_reply_there(whom: str) -> None:
    found = load(replied_by(f"[supporters of responsible, {whom}]"), ())
    assert isinstance(found, tuple)
    assert [(problem.code, problem.values) for problem in found] == [(Code.NOT_HEARD, (whom,))]
    assert not isinstance(
        load(replied_by(whom).replace("how: private\n        replied", "how: each\n        replied"), ()), tuple
    )


def test_what_was_noted_at_a_line_that_was_put_off_stays_private_when_that_line_is_gone(
    desk: Desk, running: OpenTalk
) -> None:
    first = next(turn.id for turn in running.run.turns if turn.step.id == "plan")
    running = talks.step(desk, running, sitting.undo())  # back at the line
    for _ in range(2):
        running = talks.step(desk, running, sitting.undo())
    assert running.run.current.id == first
    running = talks.step(desk, running, sitting.leave_out(first, e.NotAskedReason.NOT_NOW))
    later = next(turn.id for turn in running.run.turns if turn.id.endswith("/later"))
    running = talks.step(desk, running, sitting.jump(later))
    running = builders.note(desk, running, "He cried.", built_tom(running))
    running = builders.note(desk, running, "A letter.", built_tom(running), e.NoteKind.IDEA)
    running = talks.step(desk, running, sitting.jump(first))
    running = talks.answer(desk, running, PLAN)
    while running.run.current.step.id != "last":
        running = talks.step(desk, running, sitting.go_on())
    run = running.run
    assert run.state.line(later) is None, "it is not asked a second time"
    assert {x.words: in_private(run, x) for x in run.entries if x.turn == later} == {
        "He cried.": True,
        "A letter.": True,
    }
    assert not any(shows_here(run, x) for x in run.entries if x.turn == later)
    assert [hit.private for hit in past_and_search.find(desk, "cried")] == [True]


def built_tom(running: OpenTalk) -> PersonId:
    found = running.run.current.person
    assert found is not None
    return found
