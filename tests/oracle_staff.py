"""What the oracle asks of the staff: who leads, who prepares, who cares, and who established the facts."""

from __future__ import annotations

from collections.abc import Iterator

from kring.domain import events as e
from kring.domain.events import Again
from kring.domain.people import Role
from oracle_story import MAIN, Story


def staff(story: Story, meeting_led_by: str | None) -> Iterator[str]:
    """Facilitators and preparers are adults, and neither party, relative nor supporter; a facilitator leads."""
    leading = story.leading()
    if not leading or any(not story.adult(p) or story.family_or_supporter(p) for p in leading):
        yield "facilitator"
    elif meeting_led_by is not None and story.named(meeting_led_by) not in leading:
        yield "led-by"
    preparing = [p for p in story.people if story.has(p, Role.PREPARER)]
    if any(not story.adult(p) or story.family_or_supporter(p) for p in preparing):
        yield "preparer"
    adults = [p for p in story.people if story.has(p, Role.CARE) and story.adult(p)]
    carers = [p for p in adults if not story.family_or_supporter(p)]
    names = {story.people[p].name.casefold() for p in carers}
    if len(names) < story.gate.care_adults:
        yield "three-adults"


def taken_over(story: Story) -> Iterator[str]:
    """Who takes over is asked about: both sides are asked again after that."""
    new = story.of(e.RoleGiven, lambda x: x.role is Role.FACILITATOR and story.has(x.person, Role.FACILITATOR))
    opened = [line for line, _ in story.of(e.TalkOpened)]
    if not new or not opened or new[-1][0].place < opened[0].place:
        return
    for p in story.seated(*MAIN):
        asked = story.good(e.AskedAgain, lambda x: x.person == p and x.answer is Again.YES)  # noqa: B023
        if story.place(asked) < new[-1][0].place:
            yield "taken-over"


def facts(story: Story) -> Iterator[str]:
    """The events that are named have words, and somebody established them who never leads and is no party or family."""
    named = story.last(e.IncidentNamed)
    if named is None or not named.words.strip():
        yield "facts"
        return
    by = [story.named(x.established_by) for _, x in story.good(e.IncidentNamed)]
    if not named.established_by.strip() or any(p is not None and story.has(p, Role.FACILITATOR) for p in by):
        yield "facts-by"
    own = story.named(named.established_by)
    if own is not None and (not story.adult(own) or story.family_or_supporter(own)):
        yield "facts-by"


def prepared_by(story: Story, talk: e.TalkOpened) -> bool:
    """Whether a preparatory meeting was led by somebody who is judged as a facilitator or preparer."""
    by = story.named(talk.led_by)
    return by is not None and bool(story.once.get(by, set()) & {Role.FACILITATOR, Role.PREPARER})
