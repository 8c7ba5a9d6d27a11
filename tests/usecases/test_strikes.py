"""A script may say who may have a promise struck: it is kept with the conference, for as many as sit there."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

import builders
from circles import people_of, role
from kring.domain.case.case import Case
from kring.domain.errors import Refused
from kring.domain.events import PromiseId, TalkKind
from kring.domain.people import Role, Side
from kring.domain.session.script import Script, ScriptKind, Who
from kring.rehearsal import trip
from kring.ui.agreement.versions import struck_words
from kring.usecases import agreement
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import talks
from kring.usecases.talks.who_sits import strikers
from kring.words.refusals import refused
from rehearsal_plays import RESOURCES

NAMES = [f"Pupil{n}" for n in range(14)]


@pytest.mark.parametrize("number", range(2, 15))
def test_both_sides_or_one_or_the_supporters_too(number: int) -> None:
    names = NAMES[:number]
    roles = [role(names[0], Role.HARMED), role(names[1], Role.RESPONSIBLE)]
    roles += [role(name, Role.SUPPORTER, Side.HARMED) for name in names[2:]]
    case = replace(Case(id="c"), people=people_of(*names), participations=roles)  # type: ignore[arg-type]
    ids = [name.lower() for name in names]
    small = Script("s", ScriptKind.CONFERENCE, "en", "S", ())
    assert strikers(case, small) == ()
    for selectors, expected in (
        ((Who.HARMED, Who.RESPONSIBLE), ids[:2]),
        ((Who.RESPONSIBLE,), ids[1:2]),
        ((Who.EVERYONE,), ids),
    ):
        assert strikers(case, replace(small, strikes=selectors)) == tuple(expected)


def test_a_conference_keeps_who_may_and_says_who_had_it_struck(desk: Desk, tmp_path: Path) -> None:
    choice = desk.library.find("conference", "en")
    assert choice is not None
    own = tmp_path / "own.yaml"
    own.write_text(choice.text.replace("id: conference\n", "id: strict\nstrikes: harmed\n", 1), "utf-8")
    desk.library = trip.with_script(RESOURCES, own)
    built = builders.at_the_door(desk)
    built.clock.go_to(builders.CONFERENCE, time(13, 30))
    built.case, _talk = talks.begin_talk(desk, built.id, TalkKind.CONFERENCE, built.case.circle, "strict", "Mrs Okafor")
    promise, tom, ellie = PromiseId("one"), built["tom"], built["ellie"]
    agreement.write_promise(desk, built.id, promise=promise, doers=(tom,), words="Tom gives it back.")
    agreement.agree(desk, built.id, promise=promise, people=(tom,))
    with pytest.raises(Refused) as found:
        agreement.strike(desk, built.id, promise=promise, struck_by=tom)
    assert "Only these people can have it struck out: Ellie." in refused(found.value)
    case = agreement.strike(desk, built.id, promise=promise, struck_by=ellie)
    assert struck_words(case) == ["Struck out by Ellie: “Tom gives it back.”"]
