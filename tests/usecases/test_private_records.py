"""What was said in private stays told apart in the records that it becomes, and stands on no paper that others see."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

import builders
from kring.documents.papers import paper_text
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import EntryId, TalkKind
from kring.domain.report.concerns import serious
from kring.rehearsal import trip
from kring.usecases import cases
from kring.usecases.desk.desk import Desk
from kring.usecases.papers import papers
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk
from rehearsal_plays import RESOURCES

SCRIPT = """\
format: 2
kind: conference
id: apart
language: en
title: A part of it apart
phases:
  - id: room
    title: In the room
    parts:
      - {who: responsible, how: each, steps: [{id: told, ask: What happened, records: needs}]}
  - id: apart
    title: Apart
    parts:
      - who: [facilitator, harmed]
        how: private
        steps:
          - {id: need, ask: What do you need, records: needs, evidence: needs-harmed}
          - {id: beside, ask: Who stands beside you, records: support}
      - {who: [facilitator, responsible], how: private, steps: [{id: part, ask: What did you do, records: own part}]}
      - who: [facilitator, harmed]
        how: private
        steps:
          - id: safe
            ask: Are you safe
            answer: choice
            choices: [{code: safe, text: Y}, {code: not-safe, text: N}, {code: unsure, text: U}]
            records: safe now
"""
NEED, BESIDE, UNSAFE, PART = "A lock on my door.", "Only my aunt.", "Not at home.", "I took it twice."
IN_THE_ROOM = "Time to think."


@pytest.fixture
def running(desk: Desk, tmp_path: Path) -> OpenTalk:
    """A conference with answers in the room and in the private parts, at its last line."""
    own = tmp_path / "own.yaml"
    own.write_text(SCRIPT, "utf-8")
    desk.library = trip.with_script(RESOURCES, own)
    built = builders.at_the_door(desk)
    built.clock.go_to(builders.CONFERENCE, time(13, 30))
    _case, running = talks.begin_talk(desk, built.id, TalkKind.CONFERENCE, built.case.circle, "apart", "Mrs Okafor")
    for words, code in ((IN_THE_ROOM, ""), (NEED, ""), (BESIDE, ""), (PART, "partly")):
        running = talks.step(desk, talks.answer(desk, running, words, code), sitting.go_on())
    return running


def entry(running: OpenTalk, words: str) -> EntryId:
    return next(x.id for x in running.run.entries if x.words == words)


def test_a_need_an_own_part_and_somebody_beside_a_pupil_keep_that_they_were_said_in_private(
    desk: Desk, running: OpenTalk
) -> None:
    case, _talk = talks.finish(desk, running)
    needs = {need.words: need.in_private for need in case.needs}
    assert needs[NEED] and not needs[IN_THE_ROOM]
    assert [part.in_private for part in case.own_parts if part.words == PART] == [True]
    assert [said.in_private for said in case.support.values() if said.answer == BESIDE] == [True]


def test_a_quote_and_a_notice_keep_it_at_once(desk: Desk, running: OpenTalk) -> None:
    talks.quote(desk, running, entry(running, NEED), "A lock", "needs-harmed")
    case = talks.quote(desk, running, entry(running, IN_THE_ROOM), "Time", "accepts-part")
    assert {quote.words: quote.in_private for quote in case.quotes.values()} == {"A lock": True, "Time": False}
    talks.answer(desk, running, UNSAFE, "not-safe")
    case = cases.load(desk, running.case_id)
    assert [notice.in_private for one in serious(case) for notice in one.notices] == [True]


def papers_of(desk: Desk, case: Case) -> str:
    """All that stands on the papers that others see."""
    return "\n".join(
        paper_text(paper, papers.facts(desk, case, paper, language), language)
        for paper in (papers.AGREEMENT, papers.CHECKLIST)
        for language in ("en", "nl")
    )


def test_no_paper_that_others_see_holds_any_of_it(desk: Desk) -> None:
    built = builders.signed(desk)
    ellie, tom, day, talk = built["ellie"], built["tom"], desk.today(), next(iter(built.case.talks))
    built.record(
        e.NeedsSaid(ellie, day, "Mrs Price", NEED, in_private=True),
        e.SupportAnswered(ellie, BESIDE, day, in_private=True),
        e.OwnPartSaid(tom, e.Part.PARTLY, day, "Mrs Price", words=PART, in_private=True),
        e.Quoted("q", talk, EntryId("x"), ellie, "needs-harmed", day, "A lock", in_private=True),
        e.UnsafeSaid("n", ellie, day, talk, UNSAFE, in_private=True),
    )
    case = cases.load(desk, built.id)
    assert case.whole.needs_of(ellie) is not None
    printed = papers_of(desk, case)
    assert "Tom gives it back." in printed
    assert [words for words in (NEED, BESIDE, PART, "A lock", UNSAFE) if words in printed] == []
