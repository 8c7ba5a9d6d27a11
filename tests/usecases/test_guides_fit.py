"""A talk begins only by a guide that the window would let somebody choose, whichever way it is begun."""

from __future__ import annotations

import pytest

import builders
from builders import Built
from kring.domain import events as e
from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.refusals import Rule
from kring.usecases.desk.desk import Desk
from kring.usecases.preparing import models
from kring.usecases.scripts import own
from kring.usecases.talks import talks
from kring.words.refusals import refused

NEEDS = """\
format: 2
kind: {kind}
id: ours
language: en
title: Ours
needs: [conflict]
phases:
  - id: a
    title: A
    parts:
      - {{who: {who}, how: each, steps: [{{id: w, ask: "{{{{ person }}}}, what do you say?"}}]}}
"""


def refusal(built: Built, kind: TalkKind, script: str, *people: str) -> Refused:
    with pytest.raises(Refused) as found:
        talks.begin_talk(built.desk, built.id, kind, [built[name] for name in people], script, "Mrs Price")
    return found.value


@pytest.mark.parametrize(("script", "person"), [("talk-harmed-1", "tom"), ("talk-responsible-1", "ellie")])
def test_a_guide_for_another_role_is_refused_with_its_reason(desk: Desk, script: str, person: str) -> None:
    built = builders.opened(desk)
    found = refusal(built, TalkKind.INTERVIEW, script, person)
    assert found.code is Rule.FOR_ANOTHER_ROLE
    assert f"for somebody else than {built.case.called(built[person])}." in refused(found)


def test_the_guide_for_whoever_sits_beside_somebody_is_for_a_colleague_too(desk: Desk) -> None:
    built = builders.opened(desk)
    for person in ("lowe", "karen"):
        talks.begin_talk(desk, built.id, TalkKind.INTERVIEW, [built[person]], "talk-supporter", "Mrs Price")
    assert refusal(built, TalkKind.INTERVIEW, "talk-supporter", "tom").code is Rule.FOR_ANOTHER_ROLE


def test_a_later_talk_before_a_first_is_said_in_the_window_and_not_refused(desk: Desk) -> None:
    built = builders.opened(desk)
    talks.begin_talk(desk, built.id, TalkKind.INTERVIEW, [built["ellie"]], "talk-harmed-2", "Mrs Price")


@pytest.mark.parametrize(
    ("kind", "who", "people"),
    [(TalkKind.INTERVIEW, "person", ("ellie",)), (TalkKind.CIRCLE, "everyone", ("ellie", "priya"))],
)
def test_what_a_script_needs_and_does_not_have_is_said(
    desk: Desk, kind: TalkKind, who: str, people: tuple[str, ...]
) -> None:
    built = builders.opened(desk)
    top = "needs: [conflict]\naudience: harmed\nnumber: 1" if kind is TalkKind.INTERVIEW else "needs: [conflict]"
    text = NEEDS.format(kind=kind.value, who=who).replace("needs: [conflict]", top)
    key, found = own.bring_in(desk, text)
    assert key is not None, found.problems
    assert refused(refusal(built, kind, "ours", *people)).endswith("Is for a conflict between equals.")


def test_the_chosen_conference_begins_in_the_language_in_which_it_was_chosen(desk: Desk) -> None:
    built = builders.at_the_door(desk)
    built.case = models.choose_model(desk, built.id, script="conference", language="en")
    lead, circle = built.case.called(built.case.facilitator), built.case.circle
    with pytest.raises(Refused) as found:
        talks.begin_talk(desk, built.id, TalkKind.CONFERENCE, circle, "conference", lead, language="nl")
    assert found.value.code is Rule.ANOTHER_MODEL
    talks.begin_talk(desk, built.id, TalkKind.CONFERENCE, circle, "conference", lead, language="en")


def test_a_guide_for_one_wish_begins_only_where_that_was_said_last(desk: Desk) -> None:
    built = builders.opened(desk)
    wanted = {"letter": "letter-talk", "someone-speaks": "spokesperson-talk", "only-stops": "only-stops-talk"}
    for script in wanted.values():
        found = refusal(built, TalkKind.ONE_ON_ONE, script, "ellie")
        assert refused(found).endswith("Ellie wanted something else last, or has not been asked yet.")
    for want, script in wanted.items():
        built.record(e.WishSaid(f"w-{want}", built["ellie"], e.Want(want), desk.today(), "Mrs Price"))
        builders.talk(built, TalkKind.ONE_ON_ONE, "ellie", script)
        assert all(
            refusal(built, TalkKind.ONE_ON_ONE, other, "ellie").code is Rule.SCRIPT_LACKS
            for other in wanted.values()
            if other != script
        )
