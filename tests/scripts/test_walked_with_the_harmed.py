"""Every path of every guide for a harmed pupil: each ends, after a no none asks about meeting, nobody is je and u."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from circles import happened
from domain_builders import MUM, NOOR, REPORTED, Told, opened, person, wish
from kring import paths
from kring.domain import events as e
from kring.domain.case.wishes import NO
from kring.domain.events import Want
from kring.domain.people import PersonId, Role
from kring.domain.preparing.fitting import TALKS, NoFit, lacking
from kring.domain.session.about_meeting import is_about_meeting
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.run import Run
from kring.domain.session.script import Records, Script, ScriptKind, Step, Who
from kring.domain.session.session import apply, begin, next_turn
from kring.domain.session.turns import Turn
from kring.domain.talks.not_asked_after_no import is_left_out
from kring.scripts.filling import fill_turns, names_joined
from kring.scripts.library import Library
from kring.usecases.talks.who_sits import who_sits
from kring.usecases.texts import Texts

LIBRARY = Library(paths.resources() / "scripts", Texts(paths.resources(), "en").conditions)
LANGUAGES = ("en", "nl")
WISHES = (None, *Want)  # what was said last before the talk; None: nobody has asked
MEETING = {
    "en": r"\bmeet(s|ing)?\b|face to face|\bconference\b|sit down with|(same|one) room|together with them|\bcircle\b",
    "nl": r"elkaar spreken|bij elkaar|bijeenkomst|\bkring\b|één ruimte|ontmoet|om (de )?tafel|rond de tafel",
}
INFORMAL, FORMAL = r"\b(je|jij|jou|jouw|jezelf|jullie)\b", r"\b(u|uw|uzelf)\b"


def guides(language: str) -> list[Script]:
    """The guides for a harmed pupil, and the follow-up talk that is for everyone."""
    found = [choice.script for choice in LIBRARY.bundled(language) if choice.script is not None]
    ours = [s for s in found if s.audience is Who.HARMED or s.kind is ScriptKind.FOLLOW_UP]
    return [s for s in ours if s.kind in TALKS and s.audience in (Who.HARMED, Who.EVERYONE)]


NAMES = sorted(script.id for script in guides("en"))


def guide(name: str, language: str) -> Script:
    return next(script for script in guides(language) if script.id == name)


@cache
def case_of(a_side: int, said: Want | None) -> Told:
    """A case with so many pupils on each side, in which Noor said this last."""
    told = opened()
    for number in range(2, a_side + 1):
        for role in (Role.HARMED, Role.RESPONSIBLE):
            who = PersonId(f"{role.value}-{number}")
            told.tell(person(who), e.RoleGiven(who, role))
    return told if said is None else told.tell(wish(NOOR, REPORTED, said))


def lines(script: Script, told: Told, whom: PersonId) -> tuple[Turn, ...]:
    """The lines with which a talk with somebody begins."""
    case = told.case
    seated = who_sits(case, script, TALKS[script.kind], [whom], "Mrs Vos")
    put = tuple(turn for turn in expand(script, seated) if not is_left_out(case, turn, whom))
    formal = frozenset(one for one, known in seated.people.items() if known.is_formal)
    return fill_turns(put, seated, names_joined(script.language), Occasion("", "School"), formal=formal)


Path = tuple[list[Turn], dict[str, str], Run]  # the lines that were put, what was answered to them, and its end


def paths_of(script: Script, turns: tuple[Turn, ...]) -> Iterator[Path]:
    """Every way through a talk: each answer to each question on which a line hangs, and to that of meeting."""
    asked = {b.step for _p, part, step in script.steps() for b in (*part.only_after, *step.only_after)}
    began = apply(begin(turns), happened([e.Began(rules=e.HEARS_NO)])[0])

    def onward(run: Run, put: list[Turn], said: dict[str, str]) -> Iterator[Path]:
        turn = run.current
        step, so_far = turn.step, [*put, turn]
        decides = step.choices and (step.id in asked or step.records is Records.WISH)
        for code in [choice.code for choice in step.choices] if decides else [""]:
            then, heard = run, said
            if code:
                answer = e.Answered(e.EntryId(step.id), turn.id, turn.person, code, "")
                then, heard = apply(run, happened([answer])[0]), {**said, step.id: code}
            if next_turn(then) is None:
                yield so_far, heard, apply(then, happened([e.Finished()])[0])
            else:
                yield from onward(apply(then, happened([e.Advanced()])[0]), so_far, heard)

    return onward(began, [], {})


def may_begin(script: Script, told: Told) -> bool:
    return not any(why.code is NoFit.LAST_WISH for why in lacking(script, told.case, [NOOR]))


def spoken(step: Step) -> tuple[str, ...]:
    """Everything that may be said aloud of a line."""
    stop = step.stop.say if step.stop is not None else ""
    answers = (text for choice in step.choices for text in (choice.text, choice.leads_to))
    return (step.text, step.easier, stop, *step.wordings, *step.follow_up, *answers)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_path_ends_with_one_two_and_four_pupils_a_side(name: str, language: str) -> None:
    script, walked = guide(name, language), 0
    for a_side in (1, 2, 4):
        for said in WISHES:
            told = case_of(a_side, said)
            if not may_begin(script, told):
                continue
            for put, _heard, run in paths_of(script, lines(script, told, NOOR)):
                walked += 1
                assert run.finished
                assert len({turn.id for turn in put}) == len(put)
                assert not any("{{" in text or "  " in text for turn in put for text in spoken(turn.step))
    assert walked >= len((1, 2, 4))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_no_no_line_of_any_path_asks_about_meeting(name: str, language: str) -> None:
    script, found = guide(name, language), []
    if script.kind is ScriptKind.PREPARATION:
        pytest.skip("it comes only once a conference was decided on, for which every yes has to stand")
    for said in WISHES:
        told = case_of(2, said)
        if not may_begin(script, told):
            continue
        for put, heard, _run in paths_of(script, lines(script, told, NOOR)):
            refused = said in NO
            for turn in put:
                is_asked = turn.step.not_after_no or is_about_meeting(turn.step)
                if refused and (is_asked or speaks_of_it(turn.step, language)):
                    found.append((said, turn.step.id))
                refused = refused or (turn.step.records is Records.WISH and heard[turn.step.id] in NO)
    assert found == []


def speaks_of_it(step: Step, language: str) -> bool:
    return any(re.search(MEETING[language], text, re.I) for text in spoken(step))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_guide_that_asks_what_should_come_next_speaks_of_meeting_at_all(name: str, language: str) -> None:
    script = guide(name, language)
    if script.kind is ScriptKind.PREPARATION:
        pytest.skip("it is about a meeting that was decided on")
    speaking = {step.id for _phase, _part, step in script.steps() if speaks_of_it(step, language)}
    allowed = {"talk-harmed-2": {"go-on", "even"}, "support-talk": {"wish-again"}}
    assert speaking <= allowed.get(script.id, set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_is_not_put_a_first_time_in_a_support_talk_nor_after_another_answer(language: str) -> None:
    script = guide("support-talk", language)
    put = {said: "wish-again" in {t.step.id for t in lines(script, case_of(1, said), NOOR)} for said in WISHES}
    assert [said for said, is_there in put.items() if is_there] == [Want.MEET, Want.NOT_YET_KNOWN]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", WISHES)
def test_each_answer_but_a_yes_opens_one_guide_of_its_own(said: Want | None, language: str) -> None:
    own = {
        Want.LETTER: "letter-talk",
        Want.SOMEONE_SPEAKS: "spokesperson-talk",
        Want.ONLY_STOPS: "only-stops-talk",
        Want.NO: "only-stops-talk",
    }
    opened_by_it = [s.id for s in guides(language) if s.last_wish and may_begin(s, case_of(1, said))]
    assert opened_by_it == ([own[said]] if said in own else [])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("whom", [NOOR, MUM])
def test_nobody_is_addressed_with_both_je_and_u(name: str, whom: PersonId) -> None:
    script = guide(name, "nl")
    if whom == MUM and script.audience is Who.HARMED:
        return
    said = [text for turn in lines(script, case_of(1, None), whom) for text in spoken(turn.step)]
    wrong = INFORMAL if whom == MUM else FORMAL
    assert [text for text in said if re.search(wrong, text, re.I)] == []
