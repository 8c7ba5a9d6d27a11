"""A rehearsal file is read whole: every problem at once, with its place and what was probably meant."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring import i18n, paths
from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.rehearsal import reading
from kring.rehearsal.file_words import FileWord
from kring.rehearsal.known_words import KnownCodes
from kring.rehearsal.model import MoveKind, PromiseMade, Rehearsal, TalkPlan
from kring.rehearsal.record_forms import RECORDS
from kring.rehearsal.telling import label
from kring.rehearsal.trip import knowledge
from kring.scripts.reader import read_tree
from kring.words.problems import problem, sentences
from rehearsal_plays import played

KNOWN = knowledge(paths.resources())
SMALL = Path(__file__).parent.parent / "rehearsals" / "gate-says-no.yaml"
PRACTICE = sorted((paths.resources() / "practice").glob("*/*.yaml"))

HEAD = """\
format: 1
kind: rehearsal
language: en
title: Bus stop
zone: "+01:00"
people:
  - {id: mira, name: Mira Holt, pupil: "yes", roles: [harmed]}
  - {id: jon, name: Jon Abbas, pupil: "yes", roles: [responsible]}
events:
  - at: 2026-10-05 09:00
    open: {words: A report., nature: bullying}
"""


@pytest.fixture(scope="module")
def known() -> KnownCodes:
    return KNOWN


def found(text: str) -> Rehearsal | tuple[Problem, ...]:
    return reading.build(read_tree(text), KNOWN)


def problems(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    read = found(text)
    assert isinstance(read, tuple), "no problem was found"
    return [(p.line, p.code, p.values) for p in read]


@pytest.mark.parametrize("path", [*PRACTICE, SMALL], ids=lambda path: path.stem)
def test_the_bundled_and_the_test_rehearsals_have_no_problems(path: Path, known: KnownCodes) -> None:
    assert isinstance(reading.read(path, known), Rehearsal)


@pytest.mark.parametrize("path", PRACTICE, ids=lambda path: path.stem)
def test_every_practice_case_can_begin_at_the_report_and_before_the_decision(path: Path) -> None:
    text = path.read_text("utf-8")
    assert all(f"mark: {mark}\n" in text for mark in ("new", "before-decision"))


FIRST = [path for path in PRACTICE if path.stem.startswith("1-")]


@pytest.mark.parametrize("path", FIRST, ids=lambda path: path.stem)
def test_the_case_with_a_conference_has_every_mark_and_talks_over_weeks(path: Path, known: KnownCodes) -> None:
    rehearsal = reading.read(path, known)
    assert isinstance(rehearsal, Rehearsal)
    text = path.read_text("utf-8")
    for mark in ("new", "before-decision", "before-conference"):
        assert f"mark: {mark}\n" in text
    plans = [(h.at.date(), h.action) for h in rehearsal.happenings if isinstance(h.action, TalkPlan)]
    for script in ("support-talk", "insight-talk"):
        days = [day for day, plan in plans if plan.script == script]
        assert len(days) >= 3
        assert (days[-1] - days[0]).days >= 14
    assert len([h for h in rehearsal.happenings if isinstance(h.action, PromiseMade)]) == 4


@pytest.mark.parametrize("path", PRACTICE, ids=lambda path: path.stem)
def test_every_question_of_the_practice_cases_has_an_answer_or_a_reason(path: Path, known: KnownCodes) -> None:
    rehearsal = reading.read(path, known)
    assert isinstance(rehearsal, Rehearsal)
    roles = {one.role.value for member in rehearsal.people for one in member.roles}
    for happening in rehearsal.happenings:
        plan = happening.action
        if isinstance(plan, TalkPlan):
            script = known.script(plan.script, rehearsal.language)
            assert script is not None
            if any(move.kind is MoveKind.STOP for move in plan.moves):
                continue  # what comes after a stop is asked of nobody
            nobody = {"bystanders", *({"school"} - roles)}
            steps = [(part, step) for _phase, part, step in script.steps() if not nobody & set(part.who)]
            codes = {step: said.code for (step, _person), said in plan.answers.items()}
            asked = {
                step.id
                for part, step in steps
                if step.act == "ask"
                and all((codes.get(b.step) in b.answers) != b.unless for b in (*part.only_after, *step.only_after))
            }  # what hangs on another answer does not come up
            answered = {step for step, _person in plan.answers}
            assert asked - answered == set(), f"{plan.script} on {happening.at.date()}"


NEED = "{person: mira, asked by: Mr Reed, words: Peace.}"


def test_every_problem_is_told_at_once_with_its_line() -> None:
    text = HEAD + (
        "  - at: 2026-10-06 09:00\n"
        "    needs: {person: mirra, asked by: Mr Reed, words: Peace.}\n"  # line 13
        "    wish: {person: mira, want: meat, asked by: Mr Reed}\n"
        "    parentstold: {child: mira}\n"
        "  - at: 2026-10-01 09:00\n"  # line 16
        "    judged: {condition: harmed-want, about: mira, verdict: maybe}\n"
        "  - at: 2026-10-07\n"  # line 18
        "  - at: 2026-10-08 09:00\n"
        "    planned: {on: 2026-11-17, at: half past one, place: Room 1}\n"
    )
    assert problems(text) == [
        (13, Code.NOT_ONE_OF_MEANT, ("person", "mirra", "mira")),
        (14, Code.NOT_ONE_OF_MEANT, ("want", "meat", "meet")),
        (15, Code.UNKNOWN_WORD_MEANT, ("parentstold", "parents told")),
        (16, Code.NOT_IN_ORDER, ()),
        (17, Code.NOT_ONE_OF_MEANT, ("condition", "harmed-want", "harmed-wants")),
        (17, Code.NOT_ONE_OF, ("verdict", "maybe", "yes, not yet, no")),
        (18, Code.NOTHING_HAPPENS, ()),
        (18, Code.NOT_A_LOCAL_MOMENT, ("at",)),
        (20, Code.NOT_A_TIME, ("at",)),
    ]


def test_one_wrong_year_is_told_once_and_where_it_stands() -> None:
    days = [f"2026-10-{day:02}" for day in (6, 7, 8, 9, 12)]
    for wrong in range(1, 5):
        there = [day.replace("2026", "2025") if place == wrong else day for place, day in enumerate(days)]
        text = HEAD + "".join(f"  - at: {day} 09:00\n    needs: {NEED}\n" for day in there)
        assert problems(text) == [(12 + 2 * wrong, Code.NOT_IN_ORDER, ())]


def test_answers_are_checked_against_the_steps_of_the_script() -> None:
    text = HEAD + (
        "  - at: 2026-10-06 09:00\n"
        "    talk:\n"
        "      script: talk-harmed-1\n"
        "      with: [mira]\n"
        "      led by: Mr Reed\n"
        "      answers:\n"
        "        happend: It began in September.\n"  # line 18
        "        safe-now: perhaps\n"
        "        back: next week\n"
        "        need:\n"
        "          words: Peace and quiet.\n"
        "          quotes: [{condition: needs-harmed, words: Peace at last.}]\n"  # line 23
        "      moves:\n"
        "        - {line: needs, note: A pause.}\n"
        "        - {line: need, note: A pause., card: anger}\n"
    )
    assert [(line, code) for line, code, _values in problems(text)] == [
        (18, Code.UNKNOWN_WORD_MEANT),
        (19, Code.NOT_ONE_OF),
        (20, Code.NOT_A_DAY),
        (23, Code.QUOTE_NOT_THERE),
        (25, Code.NOT_ONE_OF_MEANT),
        (26, Code.ONE_MOVE),
    ]


def test_a_script_that_does_not_exist_is_named_with_the_one_that_was_meant() -> None:
    text = HEAD + (
        "  - at: 2026-10-06 09:00\n"
        "    conference: {script: conferense, led by: Ms Bell}\n"
        "    talk: {script: conference-harmed-first, with: [mira], led by: Ms Bell}\n"
    )
    first, second = problems(text)
    assert first == (13, Code.NOT_ONE_OF_MEANT, ("script", "conferense", "conference"))
    assert second[:2] == (14, Code.NOT_ONE_OF)


def test_the_first_event_opens_the_case_and_no_other_does() -> None:
    again = "  - at: 2026-10-06 09:00\n    open: {words: Once more.}\n"
    assert [code for _line, code, _values in problems(HEAD + again)] == [Code.OPENING_FIRST]
    without = HEAD[: HEAD.index("  - at:")] + "  - at: 2026-10-06 09:00\n    worse: {words: Again.}\n"
    assert [code for _line, code, _values in problems(without)] == [Code.OPENING_FIRST]


@pytest.mark.parametrize("zone", ["1", "+25:00", "Europe/London", '"+01:00:00"'])
def test_a_zone_must_be_an_offset(zone: str) -> None:
    assert Code.NOT_AN_OFFSET in [code for _l, code, _v in problems(HEAD.replace('"+01:00"', zone))]


def test_a_year_outside_every_calendar_is_refused() -> None:
    assert Code.NOT_A_LOCAL_MOMENT in [c for _l, c, _v in problems(HEAD.replace("2026-10-05", "9999-12-31"))]


@pytest.mark.parametrize("wrong", ["2026-02-30", "wekday 2026-10-05", "2026-10-5", "weekday 9999-12-31"])
def test_a_date_in_words_that_cannot_be_read_is_said_with_its_place(wrong: str) -> None:
    said = f'  - at: 2026-10-06 09:00\n    worse: {{words: "Since {{{wrong}}} again."}}\n'
    assert problems(HEAD + said) == [(13, Code.NO_DATE_IN_WORDS, (wrong,))]
    assert isinstance(found(HEAD + said.replace(wrong, "weekday 2026-10-05")), Rehearsal)
    assert isinstance(found(HEAD + said.replace(wrong, "a name")), Rehearsal), "other braces are words"


def test_every_code_of_a_problem_has_a_sentence() -> None:
    assert set(Code) <= set(sentences())
    for code in Code:
        told = problem(Problem(1, 1, code, ("one", "two", "three")))
        assert told.endswith((".", "?", ")")) and not any(place in told for place in ("{0}", "{1}", "{2}"))


def test_everything_that_can_happen_in_a_file_has_its_words_in_both_languages() -> None:
    assert set(RECORDS) < set(FileWord)
    english = {word: label(word) for word in FileWord if word is not FileWord.MARK}
    i18n.use("nl")
    dutch = {word: label(word) for word in english}
    assert all(english.values()) and [w for w in english if dutch[w] in ("", english[w])] == []


def test_facts_take_their_day_from_the_event(tmp_path: Path) -> None:
    asked = "  - at: 2026-10-06 09:00\n    needs: {person: mira, asked by: Mr Reed, words: Peace.}\n"
    told, desk = played(HEAD + asked, tmp_path)
    desk.vault.close()
    assert [(need.words, need.on) for need in told.case.needs] == [("Peace.", date(2026, 10, 6))]


LINES = SMALL.read_text("utf-8").splitlines()


@settings(max_examples=60)
@given(
    gone=st.sets(st.integers(0, len(LINES) - 1), max_size=6),
    place=st.integers(0, len(LINES) - 1),
    put=st.text(alphabet="abc:{}[]-&*!\"' \n#0129yes", max_size=12),
)
def test_a_file_with_lines_missing_or_spoilt_is_read_or_has_problems_and_never_breaks(
    gone: set[int], place: int, put: str
) -> None:
    lines = [line for number, line in enumerate(LINES) if number not in gone]
    place = min(place, len(lines) - 1)
    lines[place] = lines[place][: len(lines[place]) // 2] + put
    read = found("\n".join(lines))
    if isinstance(read, tuple):
        assert read
        for fault in read:
            assert fault.line >= 1 and fault.column >= 1 and problem(fault)
