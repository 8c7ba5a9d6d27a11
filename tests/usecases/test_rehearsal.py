"""A rehearsal goes through the same rules as the window, and leaves what it says and nothing else."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import builders as build
from kring import paths
from kring.domain.case.stages import View
from kring.domain.deciding import decision
from kring.domain.events import TalkKind
from kring.domain.people import Role
from kring.domain.preparing.door import waits_only_for_people
from kring.domain.problems import Code
from kring.rehearsal import known_words, practice_files, reading, trip, vaults
from kring.rehearsal.clocks import PlayedClock
from kring.rehearsal.model import Rehearsal
from kring.rehearsal.outcome import ending, exit_code, summary, transcript
from kring.rehearsal.playing import Choices, PlayedRehearsal, Player
from kring.rehearsal.practice import Point, open_practice
from kring.scripts.reader import read_tree
from kring.usecases import cases, past_and_search
from kring.usecases.desk.desk import Desk
from kring.usecases.preparing import preparing
from kring.usecases.talks import talks

RESOURCES = paths.resources()
KNOWN = trip.knowledge(RESOURCES)
FOLDER = Path(__file__).parent.parent / "rehearsals"
ENGLISH = practice_files.bundled(RESOURCES, "en")
Play = Callable[[str], PlayedRehearsal]


def rehearsal(text: str) -> Rehearsal:
    read = reading.build(read_tree(text), KNOWN)
    assert isinstance(read, Rehearsal), read
    return read


@pytest.fixture
def told() -> dict[str, Any]:
    """The summary of what was played last."""
    return {}


@pytest.fixture
def play(told: dict[str, Any]) -> Play:
    """Plays the text of a file in a new vault."""

    def played(text: str) -> PlayedRehearsal:
        read = rehearsal(text)
        clock = PlayedClock(read.happenings[0].at)
        with vaults.temporary_vault(clock, build.counter()) as vault:
            desk = Desk(vault, clock, build.counter(), KNOWN.library, RESOURCES, "en")
            result = Player(desk, clock, read, lambda line: None, perf_counter, Choices()).play()
            told.update(summary(desk, result, []))
            return result

    return played


def ask(
    file: Path, tmp_path: Path, out: str = "out", knows: known_words.KnownCodes = KNOWN, **more: object
) -> trip.Result:
    request = trip.Request(
        trip.rehearsal_of(file, knows),
        KNOWN.library,
        RESOURCES,
        "en",
        build.Clock(),
        build.counter(),
        perf_counter,
        lambda line: None,
        out=tmp_path / out,
        **more,  # type: ignore[arg-type]
    )
    return trip.rehearse(request)


def test_the_practice_case_is_played_to_its_end_and_leaves_the_same_bytes_each_time(tmp_path: Path) -> None:
    assert ask(ENGLISH, tmp_path, "one").code == 0
    assert ask(ENGLISH, tmp_path, "two").code == 0
    names = {path.name for path in (tmp_path / "one").iterdir()}
    assert names == {
        "agreement.pdf",
        "preparation-checklist.pdf",
        "recovery-sheet-sample.pdf",
        "summary.json",
        "timings.json",
        "transcript.txt",
    }
    for name in names - {"timings.json"}:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    told = json.loads((tmp_path / "one" / "summary.json").read_text("utf-8"))
    assert (told["route"], told["outcome"]["code"], told["refused"]) == ("conference", "agreement", [])
    assert [promise["waits_for"] for promise in told["promises"]] == [[], [], [], []]
    assert all(paper["pages"] > 0 for paper in told["papers"])


def test_the_transcript_has_every_line_with_its_speaker_in_order(tmp_path: Path) -> None:
    ask(ENGLISH, tmp_path)
    text = (tmp_path / "out" / "transcript.txt").read_text("utf-8")
    order = ["Mrs Whitfield: Tom, tell us what you did.", "Tom: I called her that name", "Ellie: I counted the tiles"]
    order += [
        "Can you say more about the lunches?",
        "Priya: I sat in the hall",
        "The circle: We’ve talked about what happened",
    ]
    places = [text.index(line, text.index("13:30")) for line in order]
    assert places == sorted(places)
    assert "[Wait. Let it be quiet.]" in text


def test_where_the_gate_says_no_the_other_way_is_played_and_there_is_no_agreement(tmp_path: Path) -> None:
    result = ask(FOLDER / "gate-says-no.yaml", tmp_path)
    assert result.code == 3
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".json", ".txt"}
    assert not (tmp_path / "out" / "agreement.pdf").exists()
    told = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert (told["route"], told["outcome"]["code"]) == ("one-on-one", "no-conference")
    assert told["promises"] == [] and told["turns"]["asked"] == []
    assert [talk["kind"] for talk in told["talks"]] == ["interview", "interview", "interview", "one-on-one"]
    first = told["refused"][0]
    assert first["what"] == "decided"
    assert [why["code"] for why in first["reasons"]] == ["gate-closed", "judged-no"]
    assert "does not want to meet" in first["reasons"][1]["sentence"]
    assert {stage["stage"] for stage in told["stages"]}.isdisjoint({"preparation", "conference", "agreement"})


def test_somebody_who_is_no_longer_sure_ends_it_without_a_conference(play: Play) -> None:
    played = play((FOLDER / "no-longer-sure.yaml").read_text("utf-8"))
    assert (exit_code(played.case), ending(played.case)) == (3, "no-conference")
    assert played.case.held(TalkKind.ONE_ON_ONE)


def test_a_no_at_the_door_closes_the_conference_and_all_that_follows_from_it(play: Play) -> None:
    text = ENGLISH.read_text("utf-8")
    yes = '{person: ellie, answer: "yes", asked by: Mrs Price, at door: "yes"}'
    assert text.count(yes) == 1
    played = play(text.replace(yes, yes.replace('answer: "yes"', 'answer: "no"')))
    assert exit_code(played.case) == 3
    assert played.case.conference is None and not played.case.promises and not played.case.signed
    assert [contact.by for contact in played.case.contacts][-1] == "Ms Nowak"
    assert "conference" in {refusal.word for refusal in played.refusals}


def test_a_no_in_a_preparatory_meeting_is_kept_and_closes_preparation(play: Play) -> None:
    text = ENGLISH.read_text("utf-8")
    yes = 'asked-again: {code: "yes", words: "Yes. Scared, but yes."}'
    assert text.count(yes) == 1
    case = play(text.replace(yes, 'asked-again: {code: "no", words: "No."}')).case
    (tom,) = case.responsible
    assert case.held(TalkKind.PREPARATION, tom)
    assert tom in case.contrary and not case.decision_stands
    assert exit_code(case) == 3


def with_move(move: str) -> str:
    text = ENGLISH.read_text("utf-8")
    assert text.count("      moves:\n") == 1
    return text.replace("      moves:\n", f"      moves:\n        - {move}\n")


def test_a_stopped_conference_counts_as_played_and_leaves_no_agreement(play: Play, told: dict[str, Any]) -> None:
    played = play(with_move("{line: went-through, stop: unsafe, words: It was too much.}"))
    assert (exit_code(played.case), ending(played.case)) == (0, "stopped")
    assert not played.case.promises
    assert told["turns"]["open"] and told["outcome"]["code"] == "stopped"


def test_a_stop_is_told_with_how_everyone_leaves_and_whom_to_call(play: Play, told: dict[str, Any]) -> None:
    played = play(with_move("{line: account/tom, stop: unsafe, words: Ellie went white.}"))
    said = transcript(played)
    assert "[It is stopped: Someone is not safe. Ellie went white.]" in said
    assert "[Ellie goes first, with Karen and Priya]" in said
    conference = next(talk for talk in told["talks"] if talk["kind"] == "conference")
    assert (conference["stop"]["reason"], conference["stop"]["words"]) == ("unsafe", "Ellie went white.")
    assert conference["stop"]["then"] and conference["stop"]["calls"]


def test_a_withdrawal_stands_in_the_transcript_on_its_day_with_the_words(play: Play) -> None:
    said = transcript(play((FOLDER / "no-longer-sure.yaml").read_text("utf-8")))
    block = said[said.index("12 November 2026, 12:45") :]
    assert block.splitlines()[1:4] == [
        "No longer wants to take part",
        "",
        "[Ellie no longer wants to take part. Not this month. Perhaps a letter, later.]",
    ]
    assert "It is stopped" not in said


def test_somebody_who_is_no_longer_sure_is_told_as_that_and_not_as_a_no(play: Play) -> None:
    text = (FOLDER / "no-longer-sure.yaml").read_text("utf-8")
    said = transcript(play(text.replace("withdrew: {person: ellie,", 'withdrew: {person: ellie, unsure: "yes",')))
    assert "[Ellie is no longer sure. Not this month. Perhaps a letter, later.]" in said
    assert "[Ellie no longer wants to take part." not in said


def test_a_withdrawal_before_the_other_day_ends_the_conference_in_the_transcript_too(play: Play) -> None:
    text = with_move("{line: account/tom, adjourn: The fire alarm went off.}")
    after = "  - at: 2026-11-17 14:48\n    withdrew: {person: ellie, words: I do not want to any more.}\n\n"
    at = text.index("  - at: 2026-11-17 14:49")
    said = transcript(play(text[:at] + after + text[at:]))
    gone = said[said.index("[Ellie no longer wants to take part. I do not want to any more.]") :].splitlines()
    assert gone[1].startswith("[It is stopped: ") and gone[2].startswith("[Call ")


def test_the_summary_has_what_everything_rests_on_and_what_was_in_the_room(play: Play, told: dict[str, Any]) -> None:
    played = play(ENGLISH.read_text("utf-8"))
    said = transcript(played)
    assert "[A break of 6 minutes. Ellie turned her card over." in said
    conference = next(talk for talk in told["talks"] if talk["kind"] == "conference")
    assert [pause["line"] for pause in conference["room"]["breaks"]] == ["stays"] and conference["stop"] is None
    meet = [wish for wish in told["wishes"] if wish["person"] == "ellie" and wish["want"] == "meet"]
    assert all(wish["said_on"] and wish["written_on"] and wish["asked_by"] for wish in meet) and meet
    assert any(judged.get("rests_on") for judged in told["judgements"])
    assert any(judged["condition"] == "second-adult" and judged["adult"] for judged in told["judgements"])
    assert all(contact["due"] for contact in told["contacts"]) and told["contacts"][0]["which"].startswith("report/")


def test_a_conference_without_an_agreement_counts_as_played(play: Play) -> None:
    text = ENGLISH.read_text("utf-8")
    events = text.split("  - at: ")
    kept = [event for event in events if not re.search("    (promise|asked apart|frame|signed)", event)]
    place = next(i for i, event in enumerate(kept) if event.startswith("2026-11-17 15:40"))
    kept.insert(place, "2026-11-17 15:30\n    without agreement: {words: Not today.}\n\n")
    played = play("  - at: ".join(kept))
    assert (exit_code(played.case), ending(played.case)) == (0, "without-agreement")


def test_moves_are_played_at_their_line(play: Play, told: dict[str, Any]) -> None:
    play(with_move("{line: about, not asked: answered}\n        - {line: mind-then, not asked: not-right-now}"))
    assert told["turns"]["not_asked"][0] == {"turn": "welcome/1/about/everyone/all", "reason": "answered"}
    assert "what-happened/2/mind-then/responsible/tom/later" in told["turns"]["asked"]


def test_back_undo_and_jump_never_play_a_line_twice(play: Play) -> None:
    moves = '{line: stays, back: "yes"}\n        - {line: different, jump: end}\n        - {line: end, jump: stays}'
    played = play(with_move(moves))
    lines = [spoken.text for _at, _title, spoken in played.transcript.talks for spoken in spoken]
    assert exit_code(played.case) == 0
    assert len([line for line in lines if line == "Which moment stays with you most?"]) == 3  # two talks, one circle


def bundled(script: str) -> str:
    """A script that comes along, order and words in one file, as somebody would copy it."""
    found = trip.knowledge(RESOURCES).library.find(script, "en")
    assert found is not None
    return found.text


def test_another_conference_script_takes_the_place_of_the_one_in_the_file(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(bundled("conference").replace("id: conference\n", "id: our-own\n"), "utf-8")
    assert ask(ENGLISH, tmp_path, script=own).code == 0
    told = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert "our-own" in {talk["script"] for talk in told["talks"]}


FISHBOWL = """\
format: 2
kind: conference
id: fishbowl
language: en
title: Fishbowl
groups: [inner, outer]
phases:
  - id: only
    title: Only
    parts:
      - {who: everyone, group: inner, how: circle, steps: [{id: see, ask: "{{ person }}, what have you seen?"}]}
      - {who: everyone, group: outer, how: round, steps: [{id: heard, ask: "{{ person }}, what did you hear?"}]}
"""


def fishbowl(tmp_path: Path, groups: str) -> tuple[int, str]:
    """The practice case with a fishbowl for its conference, and these groups; the code and the transcript."""
    own, file = tmp_path / "own.yaml", tmp_path / "case.yaml"
    own.write_text(FISHBOWL, "utf-8")
    text = ENGLISH.read_text("utf-8")
    begins = text.index("      script: conference-responsible-first\n")
    after = text.index("\n  - at:", begins)
    conference = f"      script: fishbowl\n      led by: Mrs Whitfield\n{groups}"
    file.write_text(text[:begins] + conference + text[after:], "utf-8")
    code = ask(file, tmp_path, knows=trip.knowledge(RESOURCES, trip.with_script(RESOURCES, own)), script=own).code
    return code, (tmp_path / "out" / "transcript.txt").read_text("utf-8")


def test_a_fishbowl_is_played_with_the_groups_of_the_file_and_not_without_them(tmp_path: Path) -> None:
    code, told = fishbowl(tmp_path, "      groups: {inner: [priya, karen], outer: [ellie, tom]}\n")
    assert code == 0
    inner, outer = told.split("Ellie, what did you hear?")
    assert "Priya, what have you seen?" in inner and "what have you seen?" not in outer
    (tmp_path / "without").mkdir()
    code, _told = fishbowl(tmp_path / "without", "")
    summary = json.loads((tmp_path / "without" / "out" / "summary.json").read_text("utf-8"))
    assert (code, summary["refused"][0]["reasons"][0]["code"]) == (3, "group-empty")


TOLD = "  - at: 2026-11-17 13:29\n    prepared:\n" + "".join(
    f"      - {{person: {person}, check: knows-how}}\n" for person in ("ellie", "tom", "priya", "karen", "mark", "lowe")
)


@pytest.mark.parametrize(("told_anew", "code"), [(f"{TOLD}\n", 0), ("", 3)])
def test_a_file_says_which_conference_was_chosen_who_sits_in_its_groups_and_that_each_was_told_how_it_goes(
    tmp_path: Path, told_anew: str, code: int
) -> None:
    own, file = tmp_path / "own.yaml", tmp_path / "case.yaml"
    own.write_text(FISHBOWL, "utf-8")
    text = ENGLISH.read_text("utf-8")
    begins = text.index("  - at: 2026-11-17 13:30\n")
    after = text.index("\n  - at:", begins + 5)
    chosen = (
        "  - at: 2026-11-17 13:29\n    model: {script: fishbowl}\n\n"
        "  - at: 2026-11-17 13:29\n    group:\n"
        "      - {group: inner, people: [priya, karen]}\n      - {group: outer, people: [ellie, tom]}\n\n"
        f"{told_anew}"
        "  - at: 2026-11-17 13:30\n    conference:\n      script: fishbowl\n      led by: Mrs Whitfield\n"
    )
    file.write_text(text[:begins] + chosen + text[after:], "utf-8")
    played = ask(file, tmp_path, knows=trip.knowledge(RESOURCES, trip.with_script(RESOURCES, own)), script=own)
    told = (tmp_path / "out" / "transcript.txt").read_text("utf-8")
    assert played.code == code
    asked = "Priya, what have you seen?" in told and "Tom, what did you hear?" in told
    assert asked is (code == 0)


OWN_CIRCLE = """\
format: 2
kind: circle
id: friday
language: en
title: Friday
phases:
  - id: a
    title: A
    parts:
      - {who: everyone, how: circle, keeper: last, steps: [{id: week, ask: "{{ person }}, how was your week?"}]}
"""


def test_a_circle_of_ones_own_is_played_where_the_case_names_it_and_refused_where_nothing_does(tmp_path: Path) -> None:
    own, file = tmp_path / "own.yaml", tmp_path / "case.yaml"
    own.write_text(OWN_CIRCLE, "utf-8")
    with pytest.raises(trip.BadFile) as refused:
        ask(ENGLISH, tmp_path, script=own)
    assert [(fault.code, fault.values) for fault in refused.value.problems] == [(Code.NOT_RUN, ("friday",))]
    text = ENGLISH.read_text("utf-8")
    begins = text.index("  - at: 2026-11-17 13:30\n")
    circle = "  - at: 2026-11-17 13:29\n    circle:\n      script: friday\n      with: [ellie, priya]\n"
    file.write_text(f"{text[:begins]}{circle}      led by: Mrs Price\n\n{text[begins:]}", "utf-8")
    ask(file, tmp_path, knows=trip.knowledge(RESOURCES, trip.with_script(RESOURCES, own)), script=own)
    told = (tmp_path / "out" / "transcript.txt").read_text("utf-8")
    assert "Ellie, how was your week?" in told and "Priya, how was your week?" in told


def test_a_temporary_vault_is_gone_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = tempfile.mkdtemp
    monkeypatch.setattr(vaults.tempfile, "mkdtemp", lambda **how: made.append(real(**how)) or made[-1])
    with pytest.raises(ZeroDivisionError), vaults.temporary_vault(build.Clock(), build.counter()) as vault:
        assert vault.folder.is_dir()
        raise ZeroDivisionError
    assert len(made) == 1 and not Path(made[0]).exists()


NOW = [
    datetime(2026, 11, 22, 7, 5, tzinfo=timezone(timedelta(hours=1))),  # a Sunday, early
    datetime(2027, 3, 4, 16, 30, tzinfo=timezone(timedelta(hours=2))),
]


@pytest.mark.parametrize(("now", "language"), [(NOW[0], "en"), (NOW[1], "nl")], ids=["sunday-en", "thursday-nl"])
def test_a_practice_case_begins_where_it_should_and_stays_outside_all_counts(
    now: datetime, language: str, tmp_path: Path
) -> None:
    desk = build.desk(tmp_path, build.Clock(now), language)
    try:
        new = open_practice(desk, Point.NEW)
        assert (new.reported_on, new.practice, new.talks) == (now.date(), True, {})
        undecided = open_practice(desk, "before-decision")
        assert undecided.judged and undecided.decision is not None and undecided.decision.path == "wait"
        before = open_practice(desk, "before-conference")
        assert before.plan is not None and before.plan.on == now.date()
        assert waits_only_for_people(desk.view(before)) and not before.here
        finished = open_practice(desk, Point.FINISHED)
        assert finished.signed and finished.contacts[-1].on <= now.date()
        assert all(line.practice for line in cases.lines(desk))
        assert past_and_search.past(desk) == () and past_and_search.find(desk, "Mrs") == ()
        weekdays = {talk.on.weekday() for talk in finished.talks.values()}
        assert max(weekdays) < 5
        lead = before.people[before.having(Role.FACILITATOR)[0]].name
        before = preparing.say_here(desk, before.id, people=before.circle)
        _case, running = talks.begin_talk(desk, before.id, TalkKind.CONFERENCE, before.circle, _script(language), lead)
        assert running.run.at == 0
    finally:
        desk.vault.close()


def _script(language: str) -> str:
    return "conference-responsible-first" if language == "en" else "conference-harmed-first"


def test_a_practice_case_never_lies_in_the_future(tmp_path: Path) -> None:
    desk = build.desk(tmp_path, build.Clock(NOW[0]))
    try:
        for point in Point:
            case = open_practice(desk, point)
            for talk in case.talks:
                entries = talks.open_talk(desk, case, talk).run.entries
                assert all(entry.at <= NOW[0] for entry in entries)
    finally:
        desk.vault.close()


BLOCKS = (FOLDER / "gate-says-no.yaml").read_text("utf-8").split("  - at: ")


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gone=st.sets(st.integers(2, len(BLOCKS) - 1)))
def test_whatever_is_missing_no_conference_is_held_while_the_gate_is_closed(play: Play, gone: set[int]) -> None:
    played = play("  - at: ".join(block for place, block in enumerate(BLOCKS) if place not in gone))
    assert exit_code(played.case) == 3
    assert decision.outcome(View(played.case, KNOWN_GATE, date(2026, 10, 26))).verdict != "yes"
    assert transcript(played) is not None


KNOWN_GATE = build.Texts(RESOURCES, "en").gate
