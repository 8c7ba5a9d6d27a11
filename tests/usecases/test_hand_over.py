"""F05: the page to hand over says one serious thing, in the words as written, and nothing else of the case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

import builders as build
from kring.documents.facts import CallLine, HandOverFacts, SaidLine
from kring.documents.papers import paper_text
from kring.domain import events as e
from kring.domain.errors import Refused
from kring.domain.people import PersonId, Role
from kring.domain.report.concerns import card_entry, serious
from kring.usecases import cases
from kring.usecases.desk.desk import Desk
from kring.usecases.papers import hand_over, papers
from kring.usecases.papers.papers import Names
from kring.usecases.report import call_list, report
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk

SAID = "Ik wil niet meer.\n  # Not at home; not *anywhere* {{ called }}"
LANGUAGES = ("en", "nl")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = build.desk(tmp_path)
    yield made
    made.vault.close()


def told(desk: Desk, said: str = SAID) -> tuple[build.Built, OpenTalk]:
    """Ellie says it at 10:47 in a talk with Mrs Price; her words stand on the card."""
    built = build.talked(desk)
    built.clock.go_to(date(2026, 11, 17), time(10, 47))
    running = build.talk(built, e.TalkKind.ONE_ON_ONE, "ellie", "support-talk", end=False)
    about, talk = built["ellie"], running.id
    report.say_unsafe(desk, built.id, about=about, talk=talk)
    if said:
        note = sitting.note(card_entry("words", talk), running.run.current.id, about, e.NoteKind.NOTE, said)
        running = talks.step(desk, running, note)
    built.case = report.ask_concern(
        desk, built.id, concern="suicidal", seen=e.Seen.SEEN, about=about, talk=talk, words=said
    )
    return built, running


def facts_of(built: build.Built, language: str = "en", names: Names = Names.FULL) -> HandOverFacts:
    (one,) = serious(built.case)
    found = papers.facts(built.desk, built.case, hand_over.paper_of(one), language, names)
    assert isinstance(found, HandOverFacts)
    return found


def test_F05_the_words_stand_on_it_exactly_as_they_were_written_with_their_hour(desk: Desk) -> None:
    built, _talk = told(desk)
    (line,) = facts_of(built).said
    assert line.words == SAID
    assert (line.at.date(), line.at.time(), line.until) == (date(2026, 11, 17), time(10, 47), None)
    for language in LANGUAGES:
        text = paper_text("hand-over", facts_of(built, language), language)
        assert f"“{SAID}”" in text
        assert "10:47" in text


def test_F05_it_says_who_led_who_was_reached_when_and_who_is_there_tonight(desk: Desk) -> None:
    built, running = told(desk)
    built.clock.go_to(date(2026, 11, 17), time(10, 52))
    about, talk = built["ellie"], running.id
    report.reach_adult(desk, built.id, who="Mr Byrne", about=about, talk=talk)
    built.case = report.say_tonight(desk, built.id, about=about, talk=talk, words="Karen, all evening.")
    text = paper_text("hand-over", facts_of(built), "en")
    for words in (
        "About: Ellie Marsh",
        "What: Not wanting to live",
        "When: Tuesday 17 November 2026, 10:47",
        "led by Mrs Price",
        "Mr Byrne: 10:52",
        "Karen, all evening.",
        "no further question is put to Ellie",
        "care, contacts and the safety plan",
    ):
        assert words in text


def test_F05_no_other_name_and_no_other_word_of_the_case_stands_on_it(desk: Desk) -> None:
    built, running = told(desk)
    built.record(
        e.PersonAdded(PersonId("planted"), "Zora Quill", "Zora", True),
        e.RoleGiven(PersonId("planted"), Role.BYSTANDER),
        e.CaseDescribed("Zora and the lockers", e.Nature.BULLYING, "Zora was seen there."),
        e.UnsafeSaid("other", built["tom"], date(2026, 11, 17), None, "Tom hides behind the gym."),
        e.NeedsSaid(built["ellie"], date(2026, 11, 17), "Mrs Price", "Said in another talk."),
    )
    build.note(desk, running, "Zora laughed, I think.", built["ellie"])
    (one,) = [one for one in serious(built.case) if one.about == built["ellie"]]
    for language in LANGUAGES:
        for names in Names:
            facts = papers.facts(desk, built.case, hand_over.paper_of(one), language, names)
            text = paper_text("hand-over", facts, language)
            for person in built.case.people.values():
                if person.id not in (built["ellie"], built["price"]):  # whom it is about, and who led the talk
                    for name in (*person.name.split(), person.called):
                        assert name in ("Mrs", "Mr", "Marsh") or not re.search(rf"\b{re.escape(name)}\b", text), name
            for words in ("locker", "gym", "another talk", "lunch", "laughed", "say it to him", "library"):
                assert words not in text, words
            judged = r"bull(y|ies|ied)|victim|offender|perpetrator|pest|dader|slachtoffer|score|benadeelde|veroorzaker"
            assert not re.search(rf"\b({judged})", text, re.IGNORECASE)


def test_F05_it_is_not_offered_without_a_concern_and_no_longer_once_it_was_released(desk: Desk) -> None:
    calm = build.opened(desk)
    assert not [paper for paper in papers.offered(calm.case) if papers.is_hand_over(paper)]
    guessed = f"{papers.HAND_OVER}/{calm['ellie']}/"
    assert guessed not in papers.offered(calm.case, guessed)
    with pytest.raises(Refused):
        papers.facts(desk, calm.case, guessed, "en")
    built, _talk = told(desk)
    (one,) = serious(built.case)
    paper = hand_over.paper_of(one)
    assert papers.offered(built.case, paper)[0] == paper
    assert paper not in papers.offered(built.case)  # it does not crowd the papers of the case
    assert papers.make(desk, built.case, paper, "nl").pages == 1
    built.record(
        e.PersonAdded(PersonId("byrne"), "Mr Byrne", "Mr Byrne", False),
        e.RoleGiven(PersonId("byrne"), Role.SAFEGUARDING),
        e.TalksReleased("Mr Byrne", None, desk.today(), "She asked to go on."),
        *[e.UnsafeSeenTo(n.id, "Mr Byrne", desk.today(), "With the doctor.") for n in one.notices],
    )
    assert paper not in papers.offered(built.case, paper)
    with pytest.raises(Refused):
        papers.facts(desk, built.case, paper, "en")


def test_F05_that_not_everyone_is_safe_is_nothing_to_hand_over_while_nobody_is_named(desk: Desk) -> None:
    built = build.opened(desk)
    built.record(e.SafeNowSaid(e.Safe.UNKNOWN, desk.today()))
    (one,) = serious(built.case)
    assert not one.to_hand_over
    assert hand_over.standing(built.case, hand_over.paper_of(one)) is None


def test_F05_a_concern_without_a_talk_says_that_the_words_are_not_the_pupils_own(desk: Desk) -> None:
    built = build.opened(desk)
    built.case = report.ask_concern(
        desk, built.id, concern="images", seen=e.Seen.SEEN, words="The tutor saw it on a phone."
    )
    text = paper_text("hand-over", facts_of(built), "en")
    assert "About: not known yet" in text and "What: Images of a child, or a threat to share them" in text
    assert "What was written down, word for word" in text and "exactly as they were" not in text
    assert "“The tutor saw it on a phone.”" in text
    assert "no further question is put to anybody in this case" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_F05_what_was_asked_in_wider_words_is_not_told_in_narrower_ones(desk: Desk, language: str) -> None:
    built = build.opened(desk)
    about = built["ellie"]
    built.case = report.ask_concern(
        desk, built.id, concern="suicidal", seen=e.Seen.SEEN, about=about, words="She scratches her arms."
    )
    text = paper_text("hand-over", facts_of(built, language), language)
    what = {
        "en": "What: Thoughts of suicide, or of hurting themselves",
        "nl": "Wat: Gedachten aan zelfdoding, of om zichzelf pijn te doen",
    }
    assert what[language] in text
    assert "Not wanting to live" not in text and "Niet meer willen leven" not in text


def test_F05_an_earlier_wording_stands_only_where_the_later_one_does_not_hold_it(desk: Desk) -> None:
    built, running = told(desk, "Sometimes.")
    built.clock.later(minutes=4)
    turn, about = running.run.current.id, built["ellie"]
    longer = sitting.note(card_entry("words", running.id), turn, about, e.NoteKind.NOTE, "Sometimes. Every day.")
    running = talks.step(desk, running, longer)
    (line,) = facts_of(built).said
    assert (line.words, line.at.time(), line.until) == ("Sometimes. Every day.", time(10, 47), time(10, 51))
    other = sitting.note(card_entry("words", running.id), turn, about, e.NoteKind.NOTE, "Most days.")
    talks.step(desk, running, other)
    assert [said.words for said in facts_of(built).said] == ["Most days.", "Sometimes."]


def test_F05_words_beside_the_answer_that_it_is_not_safe_are_there_too(desk: Desk) -> None:
    built = build.talked(desk)
    running = build.talk(built, e.TalkKind.INTERVIEW, "ellie", "talk-harmed-1", end=False)
    build.answered(built, running, {"safe-now": ("He waits at the bus.", "not-safe")})
    built.case = cases.load(desk, built.id)
    facts = facts_of(built)
    assert [line.words for line in facts.said] == ["He waits at the bus."]
    assert (facts.kinds, facts.waits) == ((), "")
    said = "What: not safe, or does not feel safe; what it is about was not said\n"
    assert said in paper_text("hand-over", facts, "en")


def test_F05_the_schools_numbers_stand_on_it_in_the_language_of_the_paper(desk: Desk) -> None:
    call_list.keep_own(desk, "lead", "Mr Byrne", "ext. 214")
    built, _talk = told(desk)
    facts = facts_of(built, "nl")
    assert facts.lead == "Mr Byrne" and facts.kinds == ("Niet meer willen leven",)
    assert facts.calls[0] == CallLine("Mr Byrne", "Aandachtsfunctionaris", "ext. 214")
    assert CallLine("113 Zelfmoordpreventie", "Dag en nacht. Ellie mag ook zelf bellen", "113") in facts.calls
    built.case = report.ask_concern(
        desk, built.id, concern="weapon", seen=e.Seen.SEEN, about=built["ellie"], talk=built.case.open_notices[0].talk
    )
    facts = facts_of(built, "nl")
    assert facts.waits == "everybody"
    assert len(facts.calls) == len(set(facts.calls)) == 6 and facts.calls[-1].number == "112"


def test_F05_what_a_stopped_meeting_was_about_is_not_guessed(desk: Desk) -> None:
    built = build.talked(desk)
    built.case = report.ask_concern(desk, built.id, concern="disclosure", seen=e.Seen.SEEN)
    text = paper_text("hand-over", facts_of(built, "nl"), "nl")
    assert "Wat: iets ernstigs; wat precies is nog niet bekend" in text
    assert "De leerling" not in text  # no helpline is on this list
    assert facts_of(built).said == ()


def test_F05_names_stand_as_somebody_chooses(desk: Desk) -> None:
    built, _talk = told(desk)
    shown = {names: (facts_of(built, "en", names).about, facts_of(built, "en", names).called) for names in Names}
    assert shown == {
        Names.FULL: ("Ellie Marsh", "Ellie"),
        Names.FIRST: ("Ellie", "Ellie"),
        Names.INITIALS: ("E.M.", "E.M."),
    }
    assert papers.usual_names(hand_over.paper_of(serious(built.case)[0])) is Names.FULL
    assert papers.usual_names(papers.CHECKLIST) is Names.FIRST


def test_F05_long_words_take_the_room_that_they_need(desk: Desk) -> None:
    words = " ".join(f"word{n}" for n in range(900))
    built, _talk = told(desk, words)
    (one,) = serious(built.case)
    assert papers.make(desk, built.case, hand_over.paper_of(one), "en").pages > 1
    assert isinstance(facts_of(built).said[0], SaidLine)
