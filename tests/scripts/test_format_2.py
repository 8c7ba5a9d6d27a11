"""What format 2 can say, walked with few and with many people: rounds by chairs, groups, branches, two who lead."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circles import circle, happened, people_of, role
from kring.domain import events as ev
from kring.domain.events import NotAskedReason, TurnId
from kring.domain.people import IncidentId, PersonId, Role, Side
from kring.domain.problems import Code
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.run import Run
from kring.domain.session.script import Script, Who
from kring.domain.session.seated import Seated
from kring.domain.session.session import apply, begin
from kring.domain.session.turns import Turn, turns_from_json, turns_to_json
from kring.scripts.builder import load
from kring.scripts.filling import fill_turns, names_joined
from kring.scripts.writing import written

HEAD = """\
format: 2
kind: conference
id: small
language: en
title: A small one
"""


def text(part: str, top: str = "") -> str:
    return f"{HEAD}{top}phases:\n  - id: one\n    title: One\n    parts:\n{part}"


def script(part: str, top: str = "") -> Script:
    built = load(text(part, top), ())
    assert isinstance(built, Script), [(p.line, p.code, p.values) for p in built]
    assert load(written(built), ()) == built, "what is written down reads back"
    return built


def faults(part: str, top: str = "") -> list[tuple[Code | str, tuple[str, ...]]]:
    built = load(text(part, top), ())
    assert not isinstance(built, Script)
    return [(problem.code, problem.values) for problem in built]


def said(turns: tuple[Turn, ...]) -> list[tuple[str, str | None]]:
    return [(turn.step.id, turn.person) for turn in turns]


def seated(chairs: str = "", **more: object) -> Seated:
    roles, people = circle()
    found = Seated.of(roles, people)
    return replace(found, chairs=tuple(map(PersonId, chairs.split())), **more)  # type: ignore[arg-type]


ROUND = "      - {who: everyone, how: circle%s, steps: [{id: piece, ask: How are you}]}\n"


def test_a_round_by_chairs_begins_after_the_facilitator_and_goes_by_the_chairs() -> None:
    turns = expand(script(ROUND % ""), seated("ada noor jip tijn pim esra"))
    assert [turn.person for turn in turns] == ["tijn", "pim", "esra", "ada", "noor"]


@pytest.mark.parametrize(
    ("words", "order"),
    [
        (", start: harmed", "noor tijn pim esra ada"),
        (", keeper: first", "jip tijn pim esra ada noor"),
        (", keeper: last", "tijn pim esra ada noor jip"),
        (", again: 2", "tijn pim esra ada noor tijn pim esra ada noor"),
    ],
)
def test_a_round_by_chairs_has_a_start_a_keeper_and_as_many_rounds_as_it_says(words: str, order: str) -> None:
    turns = expand(script(ROUND % words), seated("ada noor jip tijn pim esra"))
    assert [turn.person for turn in turns] == order.split()
    assert len({turn.id for turn in turns}) == len(turns)


@given(st.permutations(["noor", "tijn", "esra", "ada", "pim"]), st.integers(0, 5))
def test_whoever_has_no_chair_is_asked_too_and_everybody_once(order: list[str], chairs: int) -> None:
    turns = expand(script(ROUND % ""), seated(" ".join(order[:chairs])))
    assert Counter(turn.person for turn in turns) == dict.fromkeys(order, 1)


FISHBOWL = """\
      - {who: everyone, group: inner, how: circle, steps: [{id: inside, ask: What do you see}]}
      - {who: everyone, group: outer, how: round, steps: [{id: outside, ask: What did you hear}]}
"""


def test_a_fishbowl_asks_the_inner_circle_and_then_the_outer_one() -> None:
    groups = {"inner": (PersonId("noor"), PersonId("pim")), "outer": (PersonId("tijn"),)}
    turns = expand(script(FISHBOWL, "groups: [inner, outer]\n"), seated("pim noor jip", groups=groups))
    assert said(turns) == [("inside", "pim"), ("inside", "noor"), ("outside", "tijn")]


def test_a_group_that_is_not_there_and_one_of_nobody_are_named() -> None:
    assert faults(FISHBOWL, "groups: [inner]\n") == [(Code.NO_SUCH_GROUP, ("outer", "inner"))]
    assert faults(FISHBOWL, "groups: [inner, outer, third]\n") == [(Code.GROUP_OF_NOBODY, ("third",))]


def test_parents_alone_and_each_pupil_followed_by_the_own_supporters() -> None:
    roles = (
        role("Noor", Role.HARMED),
        role("Esra", Role.HARMED),
        role("Ada", Role.SUPPORTER, Side.HARMED, of="Noor"),
        role("Bo", Role.SUPPORTER, Side.HARMED, of="Esra"),
        role("Lio", Role.PARENT, of="Noor"),
        role("Tijn", Role.RESPONSIBLE),
        role("Pim", Role.PARENT, of="Tijn"),
    )
    people = people_of("Noor", "Esra", "Ada", "Bo", "Lio", "Tijn", "Pim")
    with_own = script("      - {who: [harmed, own supporters], how: each, steps: [{id: a, ask: A}]}\n")
    assert [t.person for t in expand(with_own, Seated.of(roles, people))] == ["noor", "ada", "esra", "bo"]
    parents = script("      - {who: parents, how: each, steps: [{id: a, ask: A}]}\n")
    assert [t.person for t in expand(parents, Seated.of(roles, people))] == ["lio", "pim"]
    assert faults("      - {who: own supporters, how: each, steps: [{id: a, ask: A}]}\n") == [(Code.NOBODY_BEFORE, ())]


WISHES = """\
      - who: harmed
        how: each
        again: 3
        until: {line: more, answers: [no]}
        steps:
          - {id: wish, ask: What do you wish}
          - {id: more, ask: Is there one more, answer: choice, choices: [{code: yes, text: Y}, {code: no, text: N}]}
        replied by: responsible
        replies: [{id: reply, ask: Can you do that}]
"""


def walk(turns: tuple[Turn, ...], answers: dict[str, str] | None = None) -> tuple[Run, list[TurnId]]:
    """Step by step to the end, with the answers that are here for a line or a step; and the lines that were met."""
    run, met, known = begin(turns), [], answers or {}
    number = 0
    while True:
        here = run.current
        met.append(here.id)
        code = known.get(here.id, known.get(here.step.id, ""))
        steps: list[ev.Event] = [ev.Answered(ev.EntryId(f"e{number}"), here.id, here.person, code)] if code else []
        number += 1
        before = run.at
        for event in [*steps, ev.Advanced()]:
            run = apply(run, happened([event], number)[0])
            number += 1
        if run.at == before:
            return apply(run, happened([ev.Finished()], number)[0]), met


def test_each_wish_is_answered_at_once_and_the_round_of_wishes_ends_when_there_is_no_more() -> None:
    both = (role("Noor", Role.HARMED), role("Esra", Role.HARMED), role("Tijn", Role.RESPONSIBLE))
    two = expand(script(WISHES), Seated.of(both, people_of("Noor", "Esra", "Tijn")))
    assert said(two[:6]) == [
        ("wish", "noor"), ("reply", "tijn"), ("more", "noor"), ("wish", "esra"), ("reply", "tijn"), ("more", "esra"),
    ]  # fmt: skip
    assert len({turn.id for turn in two}) == len(two)
    roles = (role("Noor", Role.HARMED), role("Tijn", Role.RESPONSIBLE))
    turns = expand(script(WISHES), Seated.of(roles, people_of("Noor", "Tijn")))
    first = [turn.id for turn in turns if turn.turn_round == 1]
    assert [turn.split("/")[2] for turn in first] == ["wish", "reply", "more"]
    run, met = walk(turns, {"more": "no"})
    assert met == first
    assert {run.mark(turn.id).reason for turn in turns if turn.turn_round > 1} == {NotAskedReason.DID_NOT_ARISE}  # type: ignore[union-attr]
    _run, met = walk(turns, {turns[2].id: "yes", "more": "no"})
    assert {turn.split("/")[-1] for turn in met} >= {"2"} and not any(turn.endswith("/3") for turn in met)


STILL = """\
      - who: harmed
        how: each
        steps:
          - id: still
            ask: Does it still happen
            answer: choice
            choices: [{code: goes-on, text: Yes}, {code: stopped, text: It stopped}]
          - {id: where, ask: Where, only after: {line: still, answers: [goes-on]}}
          - {id: since, ask: Since when, unless: {line: still, answers: [goes-on]}}
"""


def test_a_line_comes_only_after_an_answer_of_the_same_person_and_undo_takes_both_back() -> None:
    turns = expand(script(STILL), Seated.of(*circle()))
    noor = {turn.step.id: turn for turn in turns if turn.person == "noor"}
    esra = {turn.step.id: turn for turn in turns if turn.person == "esra"}
    run, met = walk(turns, {noor["still"].id: "goes-on", esra["still"].id: "stopped"})
    asked = [turn for turn in (*noor.values(), *esra.values()) if turn.id in met]
    assert said(tuple(asked)) == [
        ("still", "noor"), ("where", "noor"), ("still", "esra"), ("since", "esra"),
    ]  # fmt: skip
    assert run.not_asked == {
        noor["since"].id: NotAskedReason.DID_NOT_ARISE,
        esra["where"].id: NotAskedReason.DID_NOT_ARISE,
    }
    again = begin(turns)
    steps: list[ev.Event] = [ev.Answered(ev.EntryId("a"), noor["still"].id, PersonId("noor"), "goes-on"), ev.Advanced()]
    for number, event in enumerate([*steps, ev.Undone(), ev.Undone(), ev.Advanced()], start=1):
        again = apply(again, happened([event], number)[0])
    assert again.current == noor["since"], "nothing was answered any more"


@pytest.mark.parametrize(
    ("old", "new", "code", "values"),
    [
        ("only after: {line: still", "only after: {line: stil", Code.NO_SUCH_LINE_MEANT, ("stil", "still")),
        ("only after: {line: still", "only after: {line: since", Code.LINE_BELOW, ("since", "18")),
        ("only after: {line: still", "only after: {line: where", Code.WAITS_FOR_ITSELF, ("where",)),
        ("unless: {line: still", "unless: {line: where", Code.NO_CODES, ("where",)),
        ("still, answers: [goes-on]", "still, answers: [go]", Code.NO_SUCH_ANSWER, ("go", "still", "goes-on, stopped")),
        ("still, answers: [goes-on]", "still", Code.MISSING_WORD, ("answers",)),
    ],
)  # fmt: skip
def test_a_branch_on_what_is_not_there_or_comes_later_says_so(
    old: str, new: str, code: Code, values: tuple[str, ...]
) -> None:
    assert old in STILL
    assert (code, values) in faults(STILL.replace(old, new, 1))


PRESENT = """\
      - {who: facilitator, how: one, with: supporters, steps: [{id: thanks, say: Thank you for coming along}]}
      - {who: facilitator, how: one, without: supporters, steps: [{id: alone, say: We are few}]}
"""


def test_a_line_for_somebody_is_there_only_with_them_in_the_room() -> None:
    roles, people = circle()
    turns = expand(script(PRESENT), Seated.of(roles, people))
    _run, met = walk(turns)
    assert [turn.split("/")[2] for turn in met] == ["thanks"]
    gone = begin(turns)
    for number, event in enumerate([ev.WalkedOut(PersonId("ada")), ev.WalkedOut(PersonId("pim"))], start=1):
        gone = apply(gone, happened([event], number)[0])
    assert gone.current.step.id == "alone"
    few = tuple(p for p in roles if p.role is not Role.SUPPORTER)
    assert [t.step.id for t in expand(script(PRESENT), Seated.of(few, people))] == ["alone"]


def test_who_may_strike_is_written_down_and_reads_back() -> None:
    part = "      - {who: everyone, how: group, steps: [{id: a, say: A}]}\n"
    assert script(part, "strikes: [harmed, responsible]\n").strikes == (Who.HARMED, Who.RESPONSIBLE)
    assert script(part).strikes == ()
    assert (
        Code.NOT_ONE_OF,
        ("strikes", "somebody", ", ".join(who for who in Who if who not in (Who.PERSON, Who.TOLD))),
    ) in faults(part, "strikes: somebody\n")
    assert (Code.NOT_IN_CONFERENCE, ()) in faults(part, "strikes: person\n")


def test_two_who_lead_each_have_their_parts() -> None:
    roles, people = circle()
    roles = (*roles, role("Ada", Role.FACILITATOR))
    part = "      - {who: everyone, how: group, led by: %d, steps: [{id: a, say: A}]}\n"
    for number, who in ((1, "jip"), (2, "ada")):
        (turn,) = expand(script(part % number, "facilitators: 2\n"), Seated.of(roles, people))
        assert turn.lead == who
    assert faults(part % 2) == [(Code.ONE_FACILITATOR, ())]


def test_a_part_goes_through_the_incidents_with_the_roles_of_each() -> None:
    locker, bus = IncidentId("locker"), IncidentId("bus")
    roles = (
        replace(role("Noor", Role.HARMED), incident=locker),
        replace(role("Tijn", Role.RESPONSIBLE), incident=locker),
        replace(role("Tijn", Role.HARMED), incident=bus),
        replace(role("Esra", Role.RESPONSIBLE), incident=bus),
    )
    whom = replace(
        Seated.of(roles, people_of("Noor", "Tijn", "Esra")), incidents={locker: "The locker", bus: "The bus"}
    )
    part = "      - {who: [harmed, responsible], how: each, incident: each, steps: [{id: a, ask: A}]}\n"
    turns = expand(script(part), whom)
    assert [(t.incident, t.role.value, t.person) for t in turns] == [
        (locker, "harmed", "noor"), (locker, "responsible", "tijn"),
        (bus, "harmed", "tijn"), (bus, "responsible", "esra"),
    ]  # fmt: skip
    assert len({turn.id for turn in turns}) == 4


def test_all_of_it_is_kept_with_the_session() -> None:
    top = "groups: [inner, outer]\nfacilitators: 2\n"
    whole = WISHES + STILL.replace("still", "on") + FISHBOWL + PRESENT
    whole += "      - {who: harmed, how: private, led by: 2, steps: [{id: z, ask: Z, easier: Y, point: X}]}\n"
    turns = expand(script(whole, top), seated(groups={"inner": (PersonId("noor"),)}))
    assert any(turn.lead for turn in turns) and any(turn.step.easier for turn in turns)
    assert turns_from_json(turns_to_json(turns)) == turns


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("who: harmed, how: each, keeper: last", Code.ONLY_BY_CHAIRS),
        ("who: harmed, how: each, again: 99", Code.NOT_WHOLE),
        ("who: harmed, how: each, replied by: responsible", Code.GOES_TOGETHER),
        ("who: harmed, how: each, incident: some", Code.NOT_ONE_OF),
        ("who: harmed, how: each, begins: school", Code.NOT_ONE_OF),
    ],
)
def test_what_does_not_go_together_is_said(part: str, code: Code) -> None:
    assert code in [found for found, _ in faults(f"      - {{{part}, steps: [{{id: a, ask: A}}]}}\n")]


def test_one_or_several_and_the_words_of_an_incident_are_right_without_template_code() -> None:
    both, tijn = people_of("Noor", "Tijn", "Esra"), role("Tijn", Role.RESPONSIBLE)
    part = (
        "      - who: responsible\n        how: each\n        steps:\n"
        '          - {id: a, say: "{{ harmed }} {{ harmed: is | are }} here. {{ incident }}"}\n'
    )
    one = Seated.of((role("Noor", Role.HARMED), tijn), both)
    several = Seated.of((role("Noor", Role.HARMED), role("Esra", Role.HARMED), tijn), both)
    said = [
        fill_turns(expand(script(part), there), there, names_joined("en"), Occasion("The chat."))[0].text
        for there in (one, several)
    ]
    assert said == ["Noor is here. The chat.", "Noor and Esra are here. The chat."]
    assert faults(part.replace("harmed: is", "school: is")) == [(Code.NOT_COUNTED, ("school",))]


def test_all_of_a_line_may_have_a_formal_form_and_an_easier_one() -> None:
    part = """\
      - who: harmed
        how: each
        steps:
          - id: a
            ask: Wat heb je nodig
            easier: Wat wil je
            wordings: [Wat zou jou helpen]
            follow up: [En jij]
            stop: {when: Er wordt geschreeuwd., say: Stop jij even}
            formal:
              ask: Wat hebt u nodig
              easier: Wat wilt u
              wordings: [Wat zou u helpen]
              follow up: [En u]
              stop: Stopt u even
"""
    roles, people = circle()
    there = Seated.of(roles, people)
    formal = [PersonId("noor")]
    noor, esra = fill_turns(expand(script(part), there), there, names_joined("nl"), Occasion(), formal=formal)
    step = noor.step
    assert (step.text, step.easier, step.wordings, step.follow_up) == (
        "Wat hebt u nodig", "Wat wilt u", ("Wat zou u helpen",), ("En u",),
    )  # fmt: skip
    assert step.stop is not None and step.stop.say == "Stopt u even"
    assert (esra.step.text, esra.step.easier) == ("Wat heb je nodig", "Wat wil je")
    assert turns_from_json(turns_to_json((noor, esra))) == (noor, esra)


TWO = (role("Noor", Role.HARMED), role("Esra", Role.HARMED), role("Tijn", Role.RESPONSIBLE))
ANSWERED = """\
      - who: harmed
        how: each
        only after: {line: still, answers: [goes-on]}
        replied by: responsible
        replies:
          - {id: can, ask: Can you stop, answer: choice, choices: [{code: yes, text: Y}, {code: no, text: N}]}
          - {id: help, ask: What would help, only after: {line: can, answers: [no]}}
        steps:
          - {id: tell, ask: Tell him}
      - {who: harmed, how: each, steps: [{id: enough, ask: Is that enough, only after: {line: can, answers: [yes]}}]}
"""


def met_by(text: str, answers: dict[tuple[str, str], str]) -> list[tuple[str, str | None, str | None]]:
    """What is put to whom, in answer to whom, when these steps are answered so by these people or in reply to them."""
    turns = expand(script(text), Seated.of(TWO, people_of("Noor", "Esra", "Tijn")))
    assert turns_from_json(turns_to_json(turns)) == turns
    said_so = {t.id: answers.get((t.step.id, t.answers_to or t.person or ""), "") for t in turns}
    _run, met = walk(turns, said_so)
    by_id = {turn.id: turn for turn in turns}
    return [(by_id[one].step.id, by_id[one].person, by_id[one].answers_to) for one in met]


def test_each_wish_of_each_pupil_is_replied_to_also_when_the_other_has_no_more() -> None:
    met = met_by(WISHES, {("more", "noor"): "no"})
    wishes = [place for place, (step, _, _) in enumerate(met) if step == "wish"]
    assert [met[place][1] for place in wishes] == ["noor", "esra", "esra", "esra"]
    assert [met[place + 1] for place in wishes] == [("reply", "tijn", met[place][1]) for place in wishes]


def test_a_reply_follows_the_answers_of_whoever_it_answers() -> None:
    one = {("still", "noor"): "stopped", ("still", "esra"): "goes-on", ("can", "esra"): "no"}
    last = [("tell", "esra", None), ("can", "tijn", "esra"), ("help", "tijn", "esra")]
    assert met_by(STILL + ANSWERED, one)[-3:] == last
    assert "noor" not in {to for _, _, to in met_by(STILL + ANSWERED, one)}
    both = {("still", "noor"): "goes-on", ("still", "esra"): "goes-on", ("can", "noor"): "yes", ("can", "esra"): "no"}
    assert met_by(STILL + ANSWERED, both)[-6:] == [
        ("tell", "noor", None), ("can", "tijn", "noor"), *last, ("enough", "noor", None),
    ]  # fmt: skip


def test_a_reply_is_not_put_when_its_question_is_not() -> None:
    own = "        steps:\n          - {id: tell, ask: Tell him, only after: {line: still, answers: [goes-on]}}\n"
    text = ANSWERED.replace("        only after: {line: still, answers: [goes-on]}\n", "")
    text = text.replace("        steps:\n          - {id: tell, ask: Tell him}\n", own)
    met = met_by(STILL + text, {("still", "noor"): "stopped", ("still", "esra"): "goes-on"})
    assert [one for one in met if one[0] in ("tell", "can")] == [("tell", "esra", None), ("can", "tijn", "esra")]


def test_what_comes_after_a_reply_to_somebody_follows_that_reply() -> None:
    text = WISHES.replace("until: {line: more", "until: {line: reply").replace(
        "ask: Can you do that",
        "ask: Can you do that, answer: choice, choices: [{code: yes, text: Y}, {code: no, text: N}]",
    )
    met = met_by(text, {("reply", "noor"): "no"})
    assert [who for step, who, _ in met if step == "wish"] == ["noor", "esra", "esra", "esra"]
