"""Two incidents, three pupils in crossed roles: no name and no line out of place, in talks, transcript and papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kring.domain.case.case import Case
from kring.domain.events import Path as Way
from kring.domain.events import TalkKind
from kring.domain.people import PersonId, Role
from kring.rehearsal.outcome import ending, exit_code, summary, transcript
from kring.rehearsal.playing import PlayedRehearsal
from kring.usecases.desk.desk import Desk
from kring.usecases.papers import papers
from kring.usecases.talks.talks import open_talk
from rehearsal_plays import played

FILE = Path(__file__).parent.parent / "rehearsals" / "two-incidents.yaml"
WORDS = {"lockers": ("pushing", "locker"), "chat": ("class chat", "picture", "two lines")}
OTHER = {"lockers": "chat", "chat": "lockers"}


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PlayedRehearsal, Desk]]:
    result, desk = played(FILE.read_text("utf-8"), tmp_path_factory.mktemp("two"))
    yield result, desk
    desk.vault.close()


def about(result: PlayedRehearsal, incident: str) -> Case:
    return result.case.about((result.cast.incidents[incident],))  # type: ignore[index]


def strangers(result: PlayedRehearsal, incident: str) -> set[str]:
    """The names of everybody who belongs to the other incident only."""
    whole, here = result.case.whole, about(result, incident)
    inside = {p.person for p in here.participations}
    return {whole.called(p.person) for p in whole.participations if p.person not in inside}


def out_of_place(result: PlayedRehearsal, incident: str, text: str, words: bool = True) -> set[str]:
    """Names, and words of the other incident, that stand in a text about this one."""
    found = {name for name in strangers(result, incident) if re.search(rf"\b{name}\b", text)}
    return found | ({word for word in WORDS[OTHER[incident]] if word in text.casefold()} if words else set())


def test_the_circle_about_one_is_held_and_the_other_goes_on_with_each_apart(play: tuple[PlayedRehearsal, Desk]) -> None:
    result, desk = play
    lockers, chat = about(result, "lockers"), about(result, "chat")
    assert (exit_code(result.case), ending(result.case), result.refusals) == (0, "agreement", [])
    assert (ending(lockers), chat.conference, chat.decision and chat.decision.path) == (
        "agreement",
        None,
        Way.ONE_ON_ONE,
    )
    told = summary(desk, result, [])
    assert [circle["conference"] for circle in told["circles"]] == ["2026-10-30", None]  # type: ignore[union-attr,index,call-overload]
    assert {tuple(talk["about"]) for talk in told["talks"]} == {("lockers",), ("chat",)}  # type: ignore[union-attr,index,call-overload]


def test_the_strangers_are_those_of_the_other_incident(play: tuple[PlayedRehearsal, Desk]) -> None:
    result, _desk = play
    assert strangers(result, "lockers") == {"Sem", "Rosa"}
    assert strangers(result, "chat") >= {"Ivo", "Els"}


def test_no_line_of_any_talk_names_anybody_of_another_incident(play: tuple[PlayedRehearsal, Desk]) -> None:
    result, desk = play
    for fact in result.case.whole.talks.values():
        incident = result.cast.short_incident(fact.incidents[0])
        run = open_talk(desk, result.case, fact.id).run
        text = "\n".join(f"{turn.text} {turn.step.title}" for turn in run.turns)
        assert out_of_place(result, incident, text, words=False) == set()
        circle = {*about(result, incident).circle, *result.case.having(Role.FACILITATOR)}
        assert {turn.person for turn in run.turns if turn.person is not None} <= {*circle, *fact.with_people}


def test_no_talk_of_the_transcript_names_anybody_of_another_incident(play: tuple[PlayedRehearsal, Desk]) -> None:
    result, _desk = play
    facts = list(result.case.whole.talks.values())
    assert len(result.transcript.talks) == len(facts)
    for fact, (_at, title, lines) in zip(facts, result.transcript.talks, strict=True):
        incident = result.cast.short_incident(fact.incidents[0])
        assert out_of_place(result, incident, "\n".join([title, *(f"{x.speaker}: {x.text}" for x in lines)])) == set()
    assert "Sem" in transcript(result)  # who was listened to stands in the file of whoever leads


def test_whoever_was_harmed_is_not_asked_to_answer_in_her_own_circle(play: tuple[PlayedRehearsal, Desk]) -> None:
    result, desk = play
    noor, ivo = (result.cast.people[PersonId(name)] for name in ("noor", "ivo"))
    conference = next(t for t in result.case.whole.talks.values() if t.kind is TalkKind.CONFERENCE)
    turns = open_talk(desk, result.case, conference.id).run.turns
    assert {turn.person for turn in turns if turn.step.id == "account"} == {ivo}
    assert [turn.text for turn in turns if turn.person == noor and "you did" in turn.text] == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_paper_about_one_names_anybody_of_the_other(play: tuple[PlayedRehearsal, Desk], language: str) -> None:
    result, desk = play
    case = about(result, "lockers")
    made = [repr(papers.facts(desk, case, paper, language, names)) for paper in papers.ALL for names in papers.Names]
    assert made and all(out_of_place(result, "lockers", text) == set() for text in made)
    assert "Noor" in made[0] and "Ivo" in made[0]
    chat = repr(papers.facts(desk, about(result, "chat"), papers.CHECKLIST, language))
    assert out_of_place(result, "chat", chat) == set()
    assert papers.papers_of(about(result, "chat")) == (papers.CHECKLIST,)  # no agreement was made about it


def test_the_case_opens_about_what_was_chosen_last(play: tuple[PlayedRehearsal, Desk]) -> None:
    result, _desk = play
    assert [known.name for known in result.case.chosen_incidents] == ["Class chat"]
    assert result.case.incident == "two lines in the class chat on 3 October, and a picture"
