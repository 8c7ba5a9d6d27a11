"""A school's own scripts in the vault: copied, brought in, changed, taken out, and read through (F92)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import builders as build
from kring import paths
from kring.domain.errors import Refused
from kring.domain.problems import Code
from kring.domain.session.script import First, Script
from kring.scripts.builder import load
from kring.usecases.access import access
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts import own, read_through
from kring.usecases.scripts.own import KeptScript

SMALL = """\
format: 2
kind: conference
id: corridor
language: en
title: In the corridor
supporters: optional
phases:
  - id: a
    title: Begin
    parts:
      - who: everyone
        how: group
        steps: [{id: hello, say: "Hello, {{ everyone }}."}]
"""


def changed(script: Script, words: str) -> Script:
    """The script with other words in its first line."""
    phase = script.phases[0]
    part = phase.parts[0]
    first = replace(part, steps=(replace(part.steps[0], text=words), *part.steps[1:]))
    return replace(script, phases=(replace(phase, parts=(first, *phase.parts[1:])), *script.phases[1:]))


def script_of(desk: Desk, key: str) -> Script:
    kept = own.get(desk, key)
    assert kept is not None
    found = own.look(desk, kept.text, key).script
    assert found is not None
    return found


def test_a_copy_says_the_same_under_its_own_name_and_stands_beside_what_it_began_as(desk: Desk) -> None:
    key = own.copy(desk, "conference", "en")
    copied, began_as = script_of(desk, key), own.base(desk, key)
    assert (copied.id, copied.title) == ("conference-ours", "Formal conference, ours")
    assert began_as is not None and copied.phases == began_as.phases and began_as.title == "Formal conference"
    titles = [choice.title for choice in own.scripts(desk, "en")]
    assert {"Formal conference", "Formal conference, ours"} <= set(titles)
    assert own.copy(desk, "conference", "en") != key, "a second copy has a name of its own"


def test_what_was_changed_is_on_disk_and_begins_a_talk_after_the_next_unlock(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    key = own.copy(desk, "conference", "en")
    own.change(desk, key, changed(script_of(desk, key), "Sit where you like."))
    desk.vault.close()
    door = build.door(tmp_path)
    again = access.desk(door, access.unlock(door, build.PASSPHRASE), paths.resources(), "en")
    choice = own.find(again, "conference-ours", "en")
    assert choice is not None and choice.own and choice.script is not None
    assert next(step.text for _, _, step in choice.script.steps()) == "Sit where you like."
    again.vault.close()


def test_a_line_without_words_is_kept_as_it_is_and_only_choosing_is_closed(desk: Desk) -> None:
    key = own.copy(desk, "conference", "en")
    own.change(desk, key, changed(script_of(desk, key), ""))
    kept = own.get(desk, key)
    assert kept is not None
    found = own.look(desk, kept.text, key)
    assert [problem.code for problem in found.problems] == [Code.NO_VALUE]
    assert found.script is not None and len(list(found.script.steps())) > 40, "all other lines are there to be seen"
    choice = own.find(desk, "conference-ours", "en")
    assert choice is not None and choice.script is None


def test_a_file_is_taken_in_as_it_is_written_and_one_with_faults_is_not(desk: Desk) -> None:
    key, found = own.bring_in(desk, SMALL)
    kept = own.get(desk, key)
    assert kept is not None and kept.text == SMALL and not found.problems
    again, refused = own.bring_in(desk, SMALL.replace("corridor", "class-circle"))
    taken = [(3, Code.ID_TAKEN, ("class-circle",))]
    assert not again and [(p.line, p.code, p.values) for p in refused.problems] == taken
    assert refused.instead_of is None, "what comes along stays"
    broken, why = own.bring_in(desk, SMALL.replace("how: group", "how: heap").replace("corridor", "other"))
    assert not broken and [problem.line for problem in why.problems] == [12]
    assert len(own.kept(desk)) == 1


def test_a_corrected_file_is_put_in_the_place_of_the_own_one_with_its_id_and_that_one_can_be_put_back(
    desk: Desk,
) -> None:
    key, _ = own.bring_in(desk, SMALL)
    mended = SMALL.replace("Hello", "Welcome")
    again, found = own.bring_in(desk, mended)
    assert not again and not found.problems, "not by itself"
    assert found.instead_of is not None and found.instead_of.source == key
    assert [(p.line, p.code, p.values) for p in found.hints][:1] == [(3, Code.ID_OURS, ("In the corridor",))]
    before = own.put_in_place(desk, mended)
    assert before is not None and before.text == SMALL
    assert own.get(desk, key) == KeptScript(key, mended, mended), "which is what it is compared with from now on"
    assert len(own.kept(desk)) == 1
    own.put_back(desk, before, mended)
    assert own.get(desk, key) == before
    own.put_in_place(desk, mended)
    own.change(desk, key, changed(script_of(desk, key), "Sit down."))
    with pytest.raises(Refused):
        own.put_back(desk, before, mended)  # it was gone on with


def test_where_the_own_one_was_changed_here_it_is_said_that_the_file_does_not_have_that(desk: Desk) -> None:
    key, _ = own.bring_in(desk, SMALL)
    own.change(desk, key, changed(script_of(desk, key), "Sit down."))
    assert own.look(desk, SMALL).hints[0].code is Code.ID_OURS_CHANGED


def test_with_a_fault_in_it_or_without_one_of_its_id_nothing_is_put_in_the_place_of_another(desk: Desk) -> None:
    key, _ = own.bring_in(desk, SMALL)
    for text in (SMALL.replace("group", "heap"), SMALL.replace("corridor", "another")):
        assert own.put_in_place(desk, text) is None
    assert [one.text for one in own.kept(desk)] == [SMALL] and own.get(desk, key) is not None


def test_one_that_was_taken_out_is_gone_and_can_be_put_back(desk: Desk) -> None:
    key, _ = own.bring_in(desk, SMALL)
    gone = own.take_out(desk, key)
    assert own.find(desk, "corridor", "en") is None and own.get(desk, key) is None
    own.put_back(desk, gone)
    assert own.get(desk, key) == gone


def test_of_a_script_that_is_not_there_no_copy_is_made(desk: Desk) -> None:
    with pytest.raises(Refused):
        own.copy(desk, "nowhere", "en")
    assert own.kept(desk) == ()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_script_is_read_through_with_invented_names_in_both_orders(desk: Desk, language: str) -> None:
    for choice in own.scripts(desk, language):
        assert choice.script is not None
        for first in choice.script.orders or (None,):
            lines = read_through.as_spoken(desk, choice.script, first)
            assert lines and not any("{{" in line.step.text for line in lines)
    conference = own.find(desk, "conference", language)
    assert conference is not None and conference.script is not None
    asked = [turn.person for turn in read_through.as_spoken(desk, conference.script, First.RESPONSIBLE) if turn.person]
    assert asked[0] == "responsible"


def test_a_fishbowl_is_read_through_with_somebody_in_each_group(desk: Desk) -> None:
    text = SMALL.replace("supporters: optional", "supporters: optional\ngroups: [inner, outer]").replace(
        "how: group", "how: round\n        group: inner"
    )
    outside = '{who: everyone, group: outer, how: round, steps: [{id: heard, ask: "{{ person }}, and you?"}]}'
    text += f"      - {outside}\n"
    script = load(text, ())
    assert isinstance(script, Script)
    assert {line.step.id for line in read_through.as_spoken(desk, script)} == {"hello", "heard"}
