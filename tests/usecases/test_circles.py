"""A circle without sides begins and goes on only where nobody sits with somebody of the other side of any open case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import builders
from builders import Built
from kring.domain import events as e
from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.people import Participation, Person, PersonId, Role
from kring.domain.refusals import Rule
from kring.domain.session.session import next_turn
from kring.domain.session.turns import turns_from_json
from kring.rehearsal import practice_files, reading
from kring.rehearsal.model import Rehearsal
from kring.rehearsal.playing import PlayedRehearsal
from kring.rehearsal.talking import SpokenLine
from kring.scripts.reader import read_tree
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts import read_through
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk
from kring.vocabulary import edition
from kring.words.refusals import refused
from rehearsal_plays import KNOWN, RESOURCES, played, reasons


def begin(built: Built, *names: str, script: str = "class-circle", beside: str = "") -> OpenTalk:
    people = [built[name] for name in names]
    built.case, running = talks.begin_talk(built.desk, built.id, TalkKind.CIRCLE, people, script, "Mrs Price", beside)
    return running


def refusal(built: Built, *names: str, beside: str = "") -> Refused:
    with pytest.raises(Refused) as found:
        begin(built, *names, beside=beside)
    return found.value


def another_case(desk: Desk, *roles: tuple[str, Role], practice: bool = False) -> cases.Case:
    """Another case, with people of these names in it."""
    people = []
    for name, role in roles:
        person = PersonId(desk.new_id())
        people.append(Newcomer(Person(person, name, name.split()[0], True), (Participation(person, role),)))
    return cases.open_case(desk, "Bus stop", desk.today(), practice=practice, people=people)


def bystander(built: Built, name: str) -> str:
    """Somebody more in the case, who saw it."""
    short = name.split()[0].lower()
    built.case, built.people[short] = cases.add_person(
        built.desk, built.id, name, name.split()[0], True, Participation(PersonId(""), Role.BYSTANDER)
    )
    return short


@pytest.mark.parametrize("number", [2, 3, 8, 14])
@pytest.mark.parametrize("script", ["class-circle", "support-circle"])
def test_a_circle_is_walked_to_its_end_with_few_and_with_many(desk: Desk, number: int, script: str) -> None:
    built = builders.opened(desk)
    names = ["ellie", *(bystander(built, f"Pupil{n} Class") for n in range(number - 1))]
    running = begin(built, *names, script=script)
    asked = {turn.person for turn in running.run.turns}
    assert {built[name] for name in names} <= asked
    while next_turn(running.run) is not None:
        running = talks.step(desk, running, sitting.go_on())
    built.case, running = talks.finish(desk, running)
    fact = built.case.talks[running.id]
    assert (fact.kind, fact.stopped, fact.open_steps) == (TalkKind.CIRCLE, False, ())
    assert len(fact.with_people) == number


def test_what_is_said_to_everyone_is_nobody_s_in_particular(desk: Desk) -> None:
    built = builders.opened(desk)
    running = begin(built, "ellie", "priya", script="support-circle")
    running = talks.answer(desk, running, "We know.", turn=running.run.turns[0].id)
    assert [entry.person for entry in running.run.entries] == [None]


def test_a_circle_of_one_and_one_with_somebody_from_elsewhere_do_not_begin(desk: Desk) -> None:
    built = builders.opened(desk)
    assert refusal(built, "ellie").code is Rule.CIRCLE_TOO_SMALL
    assert refusal(built, "ellie", "ellie").code is Rule.CIRCLE_TOO_SMALL
    built.people["somebody"] = PersonId("somebody")
    assert refusal(built, "ellie", "somebody").code is Rule.CIRCLE_TOO_SMALL
    assert refusal(built, "ellie", "price").code is Rule.CIRCLE_TOO_SMALL  # who leads is not one of them


@pytest.mark.parametrize(
    ("names", "said"),
    [(("ellie", "tom", "priya"), "Ellie Marsh and Tom Reeve"), (("ellie", "mark"), "Mark Reeve and Ellie Marsh")],
)
def test_both_sides_of_its_own_case_are_not_seated_and_are_named(desk: Desk, names: tuple[str, ...], said: str) -> None:
    found = refusal(builders.opened(desk), *names)
    assert found.code is Rule.BOTH_SIDES_IN_CIRCLE
    assert said in refused(found)


def test_nobody_of_the_other_side_is_let_in_by_a_typed_name(desk: Desk) -> None:
    for typed in ("Tom Reeve", "Reeve", "Reeve, Tom", "Tommy", "T. Reeve"):
        assert refusal(builders.opened(desk), "ellie", "priya", beside=typed).code is Rule.BOTH_SIDES_IN_CIRCLE


@pytest.mark.parametrize(
    ("names", "seats"),
    [
        (("Lio Bakker", "Kim Jansen"), False),
        (("Lio de Bakker", "K. Jansen"), False),  # as names are compared: more between, or shortened
        (("Lio", "Kim Jansen"), False),  # a first name alone may mean the one who sits there
        (("Bakker, Lió (2B)", "Jansen"), False),
        (("Lio Peters", "Kim Jansen"), True),  # another full name is somebody else
        (("Lio Bakker", "Sam Visser"), True),  # only one of the two sits there
    ],
)
def test_both_sides_of_another_open_case_are_compared_by_name(desk: Desk, names: tuple[str, str], seats: bool) -> None:
    built = builders.opened(desk)
    there = [bystander(built, "Lio Bakker"), bystander(built, "Kim Jansen"), "priya"]
    other = another_case(desk, (names[0], Role.HARMED), (names[1], Role.RESPONSIBLE))
    if seats:
        begin(built, *there)
        return
    found = refusal(built, *there)
    assert found.code is Rule.BOTH_SIDES_IN_CIRCLE
    assert "Lio Bakker and Kim Jansen" in refused(found)
    cases.close(desk, other.id)
    begin(built, *there)  # it is about open cases


def test_a_practice_case_says_nothing_of_a_real_one(desk: Desk) -> None:
    built = builders.opened(desk)
    there = [bystander(built, "Lio Bakker"), bystander(built, "Kim Jansen")]
    another_case(desk, ("Lio Bakker", Role.HARMED), ("Kim Jansen", Role.RESPONSIBLE), practice=True)
    begin(built, *there)


def test_a_typed_name_of_somebody_who_is_only_in_the_other_case_counts_too(desk: Desk) -> None:
    built = builders.opened(desk)
    there = [bystander(built, "Lio Bakker"), "priya"]
    another_case(desk, ("Lio Bakker", Role.HARMED), ("Kim Jansen", Role.RESPONSIBLE))
    for typed in ("Kim Jansen, class 3", "Kim", "K. Jansen", "Jansen, Kim", "Kimmy Jansen", "Kim (2B)"):
        assert refusal(built, *there, beside=typed).code is Rule.BOTH_SIDES_IN_CIRCLE
    people = [built[name] for name in there]
    for leads in ("Kim", "K. Jansen"):
        with pytest.raises(Refused) as found:
            talks.begin_talk(desk, built.id, TalkKind.CIRCLE, people, "class-circle", leads)
        assert found.value.code is Rule.BOTH_SIDES_IN_CIRCLE
    begin(built, *there, beside="Kim Bakker")  # another name in full is somebody else


def test_one_typed_short_name_that_may_be_either_of_two_is_one_person(desk: Desk) -> None:
    built = builders.opened(desk)
    another_case(desk, ("Kim Jansen", Role.HARMED), ("Kees Jansen", Role.RESPONSIBLE))
    begin(built, "ellie", "priya", beside="K. Jansen")
    assert refusal(built, "ellie", "priya", beside="Kim Jansen Kees Jansen").code is Rule.BOTH_SIDES_IN_CIRCLE


def test_nobody_whom_the_case_does_not_know_comes_in_or_is_given_the_word(desk: Desk) -> None:
    built = builders.opened(desk)
    other = another_case(desk, ("Ellie Marsh", Role.HARMED), ("Zed Quill", Role.RESPONSIBLE))
    zed = next(p for p, known in other.people.items() if known.name == "Zed Quill")
    running = begin(built, "ellie", "priya")
    for event in (sitting.attend(zed, True), sitting.give_word(zed), sitting.walk_out(zed)):
        with pytest.raises(Refused) as found:
            talks.step(desk, running, event)
        assert found.value.code is Rule.NOT_OF_THIS_CONFERENCE


def test_a_circle_that_runs_goes_no_further_once_another_case_has_two_of_it_on_its_sides(desk: Desk) -> None:
    """Resuming, a restored vault and words that waited all take their steps by `play`, from what lies on the disk."""
    built = builders.opened(desk)
    there = [bystander(built, "Lio Bakker"), bystander(built, "Kim Jansen"), "priya"]
    running = talks.step(desk, begin(built, *there), sitting.go_on())
    running = talks.step(desk, running, sitting.go_back())
    another_case(desk, ("Lio Bakker", Role.HARMED), ("Kim Jansen", Role.RESPONSIBLE))
    running = talks.open_talk(desk, cases.load(desk, built.id), running.id)
    for event in (sitting.go_on(), sitting.jump(running.run.turns[3].id), sitting.undo()):
        with pytest.raises(Refused) as found:
            talks.step(desk, running, event)
        assert found.value.code is Rule.BOTH_SIDES_IN_CIRCLE
    running = talks.step(desk, running, sitting.walk_out(built["kim"]))
    running = talks.step(desk, running, sitting.go_on())  # one of the two has gone: it may go on
    with pytest.raises(Refused):
        talks.step(desk, running, sitting.attend(built["kim"], True))
    case, _running = talks.stop(desk, running, e.StopReason.OTHER)  # and it can be ended at any time
    assert case.talks[running.id].stopped


def test_a_running_circle_stands_in_nobody_s_way(desk: Desk) -> None:
    """It asks nothing that becomes a record, so that a talk with whoever sits in it can be begun at once."""
    built = builders.opened(desk)
    begin(built, "ellie", "priya")
    talks.begin_talk(desk, built.id, TalkKind.INTERVIEW, [built["ellie"]], "talk-harmed-1", "Mrs Price")


def test_only_those_who_sit_there_are_filled_in(desk: Desk) -> None:
    built = builders.opened(desk)
    running = begin(built, "ellie", "priya", script="support-circle")
    kept = writing.turns(desk, running.fact.script_hash)
    assert kept is not None and "Tom" not in kept and "Karen" not in kept
    assert {p for turn in turns_from_json(kept) for p in turn.people} == {
        built[name] for name in ("ellie", "priya", "price")
    }


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["class-circle", "support-circle"])
def test_it_is_read_through_with_invented_people(desk: Desk, name: str, language: str) -> None:
    choice = desk.library.find(name, language)
    assert choice is not None and choice.script is not None
    spoken = read_through.as_spoken(desk, choice.script)
    assert {turn.step.id for turn in spoken} == {step.id for _phase, _part, step in choice.script.steps()}
    assert not any("{{" in turn.text or turn.text.startswith(",") for turn in spoken)


def test_a_circle_with_groups_wants_somebody_in_each(desk: Desk) -> None:
    built = builders.opened(desk)
    choice = desk.library.find("class-circle", "en")
    assert choice is not None and choice.script is not None
    grouped = replace(choice, script=replace(choice.script, groups=("inner",)))
    desk.library._bundled[("class-circle", "en", edition())] = grouped
    try:
        assert refusal(built, "ellie", "priya").code is Rule.GROUP_EMPTY
    finally:
        desk.library._bundled[("class-circle", "en", edition())] = choice


CIRCLE_IN_A_FILE = """\
  - at: 2026-10-13 09:20
    by: whitfield
    circle:
      script: support-circle
      with: [{people}]
      led by: Mrs Price
      answers:
        week: Wednesday was good.
        can-do: {{priya: We walk to the bus together.}}
      moves:
        - {{line: noticed/priya, note: A long silence., person: ellie}}

"""


def played_with(people: str, folder: Path, script: str = "support-circle") -> PlayedRehearsal:
    """The practice case with a circle in it."""
    text = practice_files.bundled(RESOURCES, "en").read_text("utf-8")
    at = text.index("  - at: 2026-10-13 10:20")
    circle = CIRCLE_IN_A_FILE.format(people=people).replace("support-circle", script)
    return played(text[:at] + circle + text[at:], folder)[0]


def test_a_rehearsal_file_plays_a_circle_and_what_is_refused_in_it_is_told(tmp_path: Path) -> None:
    of = played_with("ellie, priya, lowe", tmp_path / "a")
    assert reasons(of) == set()
    (said,) = [lines for _at, title, lines in of.transcript.talks if title.startswith("Circle")]
    assert SpokenLine("Priya", "We walk to the bus together.") in said
    assert SpokenLine("Mrs Price", "Mr Lowe, what could you do at one of these moments?") in said
    assert reasons(played_with("ellie, priya, tom", tmp_path / "b")) == {"both-sides-in-circle"}


def test_a_talk_of_a_file_names_no_circle_and_a_circle_no_talk() -> None:
    text = practice_files.bundled(RESOURCES, "en").read_text("utf-8")
    at = text.index("  - at: 2026-10-13 10:20")
    for old, new in (("", ""), ("    circle:", "    talk:"), ("support-circle", "support-talk")):
        circle = CIRCLE_IN_A_FILE.format(people="ellie, priya").replace(old, new) if old else ""
        read = reading.build(read_tree(text[:at] + circle + text[at:]), KNOWN)
        assert isinstance(read, Rehearsal) is not bool(old)
