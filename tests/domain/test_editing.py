"""An own script is changed by small edits: whatever is done can be undone, and reads back from its file as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from kring import paths
from kring.domain.problems import Code
from kring.domain.session.answering import (
    AnswerAdded,
    AnsweredSo,
    AnswerReworded,
    AnswerTaken,
    ScaleReworded,
    to_add,
)
from kring.domain.session.comparing import LineState, compared, differing
from kring.domain.session.editing import (
    ActChanged,
    Edit,
    LineAdded,
    LineMoved,
    LineTaken,
    LineWord,
    OnlyWhen,
    Readdressed,
    Retold,
    Reworded,
    ScriptWord,
    Timed,
    all_back,
    edited,
    fresh_id,
    put_back,
)
from kring.domain.session.lines import asked_above, codes_of, line_of, loose, placed
from kring.domain.session.script import Act, Answer, Branch, Manner, Script, Who
from kring.domain.session.undoing import EditHistory
from kring.scripts.builder import load, sketch
from kring.scripts.library import Library
from kring.scripts.reader import read_tree
from kring.scripts.writing import written
from kring.usecases.texts import Texts

SMALL = """\
format: 2
kind: conference
id: small
language: en
title: A small one
supporters: optional
phases:
  - id: welcome
    title: Welcome
    minutes: 5
    parts:
      - who: everyone
        how: group
        minutes: 3
        steps: [{id: hello, say: "Hello, {{ everyone }}."}, {id: pause, say: "You can pause."}]
      - who: harmed
        how: each
        steps:
          - id: still
            ask: "{{ person }}, does it go on?"
            answer: choice
            choices: [{code: yes, text: "Yes"}, {code: no, text: "No"}]
          - {id: where, ask: "Where?", only after: {line: still, answers: ["yes"]}}
  - id: wishes
    title: Wishes
    parts:
      - who: harmed
        how: each
        again: 3
        steps: [{id: wish, ask: "{{ person }}, what do you wish?"}, {id: more, ask: "What else?"}]
        replied by: responsible
        replies: [{id: reply, ask: "{{ person }}, can you do that?"}, {id: when, ask: "When?"}]
      - {who: everyone, how: round, steps: [{id: last, ask: "{{ person }}, anything else?"}]}
"""


@cache
def small() -> Script:
    script = load(SMALL, ())
    assert isinstance(script, Script), script
    return script


@cache
def evidence() -> tuple[str, ...]:
    return tuple(condition.id for condition in Texts(paths.resources(), "en").gate.conditions)


@cache
def bundled() -> tuple[Script, ...]:
    library = Library(paths.resources() / "scripts", evidence())
    return tuple(choice.script for language in ("en", "nl") for choice in library.bundled(language) if choice.script)


def ids(script: Script) -> list[str]:
    return [line.step.id for line in placed(script)]


def whom(script: Script, key: str) -> tuple[tuple[Who, ...], Manner]:
    line = line_of(script, key)
    assert line is not None
    return line.part.who, line.part.manner


def read_again(script: Script) -> Script | None:
    return sketch(read_tree(written(script)), evidence()).script


# --- any edits ----------------------------------------------------------------------------------

SHOWN = 20_000  # letters of a file in a report
TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["", "{{ person }}, and then?", "a # b: c", '- "x" \\ \'', "{{ harmed: is | are }}", "no", "1:30"]),
)
WHOM = st.sampled_from(
    [
        ((Who.EVERYONE,), Manner.GROUP),
        ((Who.EVERYONE,), Manner.ROUND),
        ((Who.HARMED,), Manner.EACH),
        ((Who.RESPONSIBLE, Who.SUPPORTERS), Manner.EACH),
        ((Who.EVERYONE,), Manner.CIRCLE),
    ]
)


def some_edit(draw: st.DrawFn, script: Script) -> Edit:
    """One edit of the script as it is now."""
    line = draw(st.sampled_from(placed(script)))
    number = draw(st.integers(0, 9))
    if number == 0:
        return Retold(draw(st.sampled_from(ScriptWord)), draw(TEXTS))
    if number == 1:
        return Reworded(line.key, draw(st.sampled_from(LineWord)), tuple(draw(st.lists(TEXTS, max_size=3))))
    if number == 2:
        return ActChanged(line.key, draw(st.sampled_from(Act)))
    if number == 3:
        return Readdressed(line.key, *draw(WHOM))
    if number == 4:
        return Timed(line.phase.id, draw(st.integers(-5, 1000)))
    if number == 5:
        return LineAdded(line.key, fresh_id(script), draw(st.sampled_from(Act)))
    if number == 6:
        return LineTaken(line.key)
    if number == 7:
        above = asked_above(script, line.key)
        asked = draw(st.sampled_from(above)) if above else None
        branch = Branch(asked.id, codes_of(asked)[:1], draw(st.booleans())) if asked else None
        return OnlyWhen(line.key, (branch,) if branch else ())
    if number == 8:
        return some_answer_edit(draw, script)
    return LineMoved(line.key, draw(st.booleans()))


def some_answer_edit(draw: st.DrawFn, script: Script) -> Edit:
    """One edit of the answers to a question, or to what is none."""
    line = draw(st.sampled_from([line for line in placed(script) if line.step.act is Act.ASK] or placed(script)))
    codes = (*codes_of(line.step), *to_add(line.step), "answer-2")
    code = draw(st.sampled_from(codes))
    return draw(
        st.one_of(
            st.sampled_from([AnswerTaken(line.key, code), AnswerAdded(line.key, code)]),
            st.builds(AnswerReworded, st.just(line.key), st.just(code), TEXTS),
            st.builds(ScaleReworded, st.just(line.key), TEXTS, TEXTS),
            st.builds(AnsweredSo, st.just(line.key), st.sampled_from(Answer)),
        )
    )


@dataclass
class Made:
    """A script, and what became of it; shown as the end of its file: a whole one is too long for a report."""

    began: Script
    history: EditHistory

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:
        printer.text(written(self.history.now)[-SHOWN:])


@st.composite
def a_script_and_what_became_of_it(draw: st.DrawFn) -> Made:
    began = draw(st.sampled_from([small()] * 40 + list(bundled())))
    history = EditHistory(began)
    for _ in range(draw(st.integers(1, 12))):
        edit = some_edit(draw, history.now)
        about = f"{edit.line}" if isinstance(edit, Reworded) else ""
        history = history.changed(edited(history.now, edit), about=about)
    return Made(began, history)


SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])


@SOME
@given(a_script_and_what_became_of_it())
def test_any_edits_undone_give_the_script_back_and_done_again_the_present_one(made: Made) -> None:
    began, history = made.began, made.history
    back = history
    while back.before:
        back = back.back()
    assert back.now == began
    while back.undone:
        back = back.forth()
    assert back.now == history.now


@SOME
@given(a_script_and_what_became_of_it())
def test_after_any_edits_the_script_reads_back_from_its_file_as_it_is(made: Made) -> None:
    history = made.history
    assert read_again(history.now) == history.now, written(history.now)


@SOME
@given(a_script_and_what_became_of_it())
def test_every_line_keeps_a_name_of_its_own_and_a_loose_answer_is_told_where_the_check_tells_it(
    made: Made,
) -> None:
    history = made.history
    script = history.now
    keys = [line.key for line in placed(script)]
    assert len(set(keys)) == len(keys) and not any("#" in key for key in keys)
    assert all(phase.parts and all(part.steps for part in phase.parts) for phase in script.phases)
    told = {Code.NO_SUCH_LINE, Code.NO_SUCH_LINE_MEANT, Code.NO_SUCH_ANSWER, Code.NO_CODES}
    told |= {Code.LINE_BELOW, Code.WAITS_FOR_ITSELF}
    found = [p for p in sketch(read_tree(written(script)), evidence()).problems if p.code in told]
    assert bool(loose(script)) == bool(found)


@SOME
@given(a_script_and_what_became_of_it())
def test_a_line_that_moves_keeps_its_words_and_its_people_and_passes_no_line_twice(
    made: Made,
) -> None:
    script = made.history.now
    for line in placed(script):
        for down in (False, True):
            moved = edited(script, LineMoved(line.key, down))
            now = line_of(moved, line.key)
            assert now is not None and now.step == line.step
            assert (now.part.who, now.part.manner) == (line.part.who, line.part.manner)
            assert sorted(ids(moved)) == sorted(ids(script))
            along = {line.key, *(one.id for one in line.part.replies)}  # replies go where their question goes
            others = [one.key for one in placed(moved) if one.key not in along]
            assert others == [one.key for one in placed(script) if one.key not in along]


# --- moving -------------------------------------------------------------------------------------


def test_a_line_goes_up_past_a_line_for_others_and_down_again_to_where_it_was() -> None:
    up = edited(small(), LineMoved("still", down=False))
    assert ids(up)[:4] == ["hello", "still", "pause", "where"]
    assert whom(up, "still") == ((Who.HARMED,), Manner.EACH) and whom(up, "pause")[0] == (Who.EVERYONE,)
    assert edited(up, LineMoved("still", down=True)) == small()


def test_the_last_line_of_a_phase_goes_into_the_next_one_and_stays_for_its_people() -> None:
    down = edited(small(), LineMoved("where", down=True))
    line = line_of(down, "where")
    assert line is not None and line.phase.id == "wishes" and line.part.who == (Who.HARMED,)
    assert ids(down) == ids(small()) and edited(down, LineMoved("where", down=False)) == small()


def test_a_round_that_comes_back_is_never_torn_apart_by_a_line_that_passes_it() -> None:
    up = edited(small(), LineMoved("last", down=False))
    assert ids(up) == ["hello", "pause", "still", "where", "last", "wish", "more", "reply", "when"]
    out = edited(small(), LineMoved("more", down=True))
    assert ids(out) == ["hello", "pause", "still", "where", "wish", "reply", "when", "more", "last"]
    within = edited(small(), LineMoved("when", down=False))
    assert ids(within)[-3:] == ["when", "reply", "last"]
    assert edited(small(), LineMoved("when", down=True)) is small(), "a reply stays a reply"


def test_a_line_that_moves_before_the_question_it_depends_on_is_told() -> None:
    up = edited(small(), LineMoved("where", down=False))
    assert [(found.line, found.branch.step) for found in loose(up)] == [("where", "still")]
    assert not loose(small())


def test_parts_for_the_same_people_that_stood_beside_each_other_stay_two() -> None:
    first, second = small().phases[0].parts
    two = replace(second, steps=second.steps[1:]), replace(second, steps=second.steps[:1])
    script = replace(small(), phases=(replace(small().phases[0], parts=(*two, first)), *small().phases[1:]))
    moved = edited(script, LineMoved("hello", down=True))
    assert [len(part.steps) for part in moved.phases[0].parts] == [1, 1, 2] and moved != script


def test_at_the_ends_nothing_moves() -> None:
    assert edited(small(), LineMoved("hello", down=False)) is small()
    assert edited(small(), LineMoved("last", down=True)) is small()


# --- people, adding, taking out -----------------------------------------------------------------


def test_other_people_for_one_line_leave_those_of_its_neighbours_as_they_are() -> None:
    script = edited(small(), Readdressed("pause", (Who.HARMED,), Manner.EACH))
    assert whom(script, "hello") == ((Who.EVERYONE,), Manner.GROUP)
    assert whom(script, "pause") == ((Who.HARMED,), Manner.EACH)
    assert line_of(script, "pause").part == line_of(script, "still").part  # type: ignore[union-attr]
    middle = edited(edited(small(), LineAdded("pause", "ours-1")), Readdressed("pause", (Who.RESPONSIBLE,), Manner.ONE))
    assert [whom(middle, key)[0] for key in ("hello", "pause", "ours-1")] == [
        (Who.EVERYONE,),
        (Who.RESPONSIBLE,),
        (Who.EVERYONE,),
    ]
    back = edited(middle, Readdressed("pause", (Who.EVERYONE,), Manner.GROUP))
    assert edited(back, LineTaken("ours-1")) == small()


def test_who_replies_is_said_for_the_replies_alone() -> None:
    script = edited(small(), Readdressed("reply", (Who.SUPPORTERS,), Manner.EACH))
    line = line_of(script, "reply")
    assert line is not None and line.part.answered_by == (Who.SUPPORTERS,) and line.part.who == (Who.HARMED,)


def test_a_new_line_stands_behind_the_other_for_the_same_people_and_has_no_words_yet() -> None:
    script = edited(small(), LineAdded("hello", fresh_id(small())))
    line = line_of(script, "ours-1")
    assert line is not None and line.step.text == "" and line.part.who == (Who.EVERYONE,)
    assert ids(script)[:3] == ["hello", "ours-1", "pause"] and fresh_id(script, small()) == "ours-2"


def test_with_the_last_line_its_phase_goes_and_never_the_only_line_of_all() -> None:
    script = small()
    for key in ("hello", "pause", "still"):
        script = edited(script, LineTaken(key))
    assert [phase.id for phase in script.phases] == ["welcome", "wishes"]
    script = edited(script, LineTaken("where"))
    assert [phase.id for phase in script.phases] == ["wishes"]
    for key in ("wish", "more"):
        script = edited(script, LineTaken(key))
    assert ids(script) == ["last"], "replies go with what they reply to"
    assert edited(script, LineTaken("last")) is script


def test_what_goes_with_a_question_only_goes_when_it_is_one_no_longer() -> None:
    script = edited(small(), ActChanged("still", Act.SAY))
    line = line_of(script, "still")
    assert line is not None and not line.step.choices
    assert [found.line for found in loose(script)] == ["where"]


# --- both orders --------------------------------------------------------------------------------


def conference() -> Script:
    return next(script for script in bundled() if script.id == "conference")


def test_the_same_line_in_both_orders_has_the_same_words() -> None:
    script = edited(conference(), Reworded("account@harmed", LineWord.SAID, ("Tell it.",)))
    assert {line.step.text for line in placed(script) if line.step.id == "account"} == {"Tell it."}
    assert compared(script, conference()).count(LineState.CHANGED) == 1


def test_one_line_may_go_out_of_one_order_alone() -> None:
    script = edited(conference(), LineTaken("account@harmed"))
    assert [line.key for line in placed(script) if line.step.id == "account"] == ["account@responsible"]


# --- undoing ------------------------------------------------------------------------------------


def test_what_is_typed_in_one_go_is_one_step_and_none_where_it_was_taken_back() -> None:
    history = EditHistory(small())
    for text in ("Hello", "Hello a", "Hello all"):
        history = history.changed(edited(history.now, Reworded("hello", LineWord.SAID, (text,))), "hello", "hello:said")
    assert len(history.before) == 1 and history.back().now == small()
    typed_again = edited(history.now, Reworded("hello", LineWord.SAID, ("Hello, {{ everyone }}.",)))
    assert history.changed(typed_again, "hello", "hello:said") == EditHistory(small())
    later = history.sealed().changed(typed_again, "hello", "hello:said")
    assert len(later.before) == 2


# --- comparing ----------------------------------------------------------------------------------


def test_a_script_beside_its_base_tells_what_is_changed_ours_and_gone() -> None:
    script = edited(small(), Reworded("hello", LineWord.EASIER, ("Hi.",)))
    script = edited(edited(script, LineAdded("pause", "ours-1")), LineTaken("last"))
    script = edited(script, LineMoved("wish", down=True))
    found = compared(script, small())
    states = {key: line.state for key, line in found.lines.items()}
    assert states["hello"] is LineState.CHANGED and states["pause"] is LineState.SAME
    assert states["ours-1"] is LineState.OURS and states["gone:last"] is LineState.GONE
    assert [found.count(state) for state in LineState] == [7, 1, 1, 1] and found.reordered
    assert not compared(small(), small()).reordered


def test_a_line_is_put_back_in_words_and_people_and_all_of_them_under_the_own_name() -> None:
    own = replace(small(), id="ours", title="Ours")
    script = edited(own, Reworded("pause", LineWord.SAID, ("Stop.",)))
    script = edited(script, Readdressed("pause", (Who.RESPONSIBLE,), Manner.EACH))
    assert put_back(script, small(), "pause") == own
    script = edited(edited(script, LineTaken("last")), Timed("welcome", 9))
    assert all_back(script, small()) == own and all_back(own, small()) is own
    added = edited(own, LineAdded("hello", "ours-1"))
    assert put_back(added, small(), "ours-1") is added


@pytest.mark.parametrize(
    ("before", "now", "marked"),
    [
        ("Thank you for being here.", "Thank you for coming.", ["being here."]),
        ("{{ harmed }}, begin.", "{{ responsible }}, begin.", ["{{ harmed }}"]),
        ("The same.", "The same.", []),
        ("Was here.", "", ["Was here."]),
        ("", "New.", []),
    ],
)
def test_the_words_that_differ_are_marked_in_the_earlier_text(before: str, now: str, marked: list[str]) -> None:
    pieces = differing(before, now)
    assert "".join(text for text, _ in pieces) == before
    assert [text for text, is_marked in pieces if is_marked] == marked


@SOME
@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_of_a_compared_text_are_the_text(before: str, now: str) -> None:
    assert "".join(text for text, _ in differing(before, now)) == before
