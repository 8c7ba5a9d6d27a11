"""What is not safe: concerns that close the talks until a safeguarding lead releases them, and notices that stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kring.domain.case.case import Case
from kring.domain.case.gate import ConcernCode
from kring.domain.case.safety_facts import OpenConcern, Release, UnsafeNotice
from kring.domain.events import AdultReached, EntryId, Seen, TalkId, TalksReleased
from kring.domain.people import PersonId
from kring.domain.refusals import Rule
from kring.domain.session.script import FeelsSafe, Records

_ONLY_THAT_PUPIL = (ConcernCode.SUICIDAL,)  # further questions to that pupil wait; to others they need not


@dataclass(frozen=True, slots=True)
class Serious:
    """What stands open about one person from one talk: seen to and released together, by somebody with a name."""

    about: PersonId | None
    talk: TalkId | None
    on: date
    at: datetime | None
    notices: tuple[UnsafeNotice, ...]
    concerns: tuple[OpenConcern, ...]
    reached: tuple[AdultReached, ...]
    tonight: str = ""

    @property
    def asks_about_tonight(self) -> bool:
        """Whether it was said in a talk, and nobody wrote down who is with this pupil now, and tonight."""
        return self.talk is not None and self.about is not None and not self.tonight

    @property
    def to_hand_over(self) -> bool:
        """Whether there is something for the safeguarding lead to take over: a concern, or somebody by name."""
        return bool(self.concerns) or self.about is not None

    @property
    def only_that_pupil(self) -> bool:
        """Whether further questions wait for this pupil alone."""
        return self.about is not None and all(c.concern in _ONLY_THAT_PUPIL for c in self.concerns)


def standing_against(case: Case, people: Iterable[PersonId]) -> tuple[OpenConcern, ...]:
    """The open concerns for which none of these people is asked anything further."""
    asked = {one for person in people for one in case.entries_of(person)}
    return tuple(
        concern
        for concern in case.open_concerns
        if concern.concern not in _ONLY_THAT_PUPIL or concern.about is None or concern.about in asked
    )


def why_waits(case: Case, people: Iterable[PersonId]) -> Rule | None:
    """Why none of these people is asked anything further now, if so: a concern, or what one of them said in a talk.

    A notice from a talk closes the questions to that pupil until somebody has seen to it: whoever heard it may have
    been too shaken to say what it is about. What was reported about somebody outside any talk closes none.
    """
    asked = {one for person in people for one in case.entries_of(person)}
    if standing_against(case, asked):
        return Rule.CONCERN_OPEN
    return Rule.UNSAFE_NOT_SEEN_TO if any(n.talk and n.about in asked for n in case.open_notices) else None


def waits(case: Case, people: Iterable[PersonId]) -> bool:
    """Whether none of these people is asked anything further now."""
    return why_waits(case, people) is not None


def marked_as(case: Case, concern: str, about: PersonId | None, talk: TalkId | None) -> tuple[OpenConcern, ...]:
    """Where a concern was marked, released or not."""
    wanted = (concern, about, talk)
    return tuple(c for c in case.marked_concerns if (c.concern, c.about, c.talk) == wanted)


def said_by(case: Case, about: PersonId | None, on: date) -> tuple[OpenConcern, ...]:
    """The open concerns (about somebody, or all of them) that were said by a day: no release lies before them."""
    return tuple(c for c in case.open_concerns if about in (None, c.about) and c.on <= on)


def meant_by(case: Case, release: TalksReleased, on: date) -> tuple[OpenConcern, ...]:
    """The open concerns that a release lets go of: those that it names, and only where none is named, all of them."""
    named = release.concerns
    return tuple(c for c in said_by(case, release.about, on) if not named or c.id in named)


def which_is_said(case: Case, release: TalksReleased) -> bool:
    """Whether a release is about concerns that its lead has read: each is named, unless only one stands open."""
    if not release.concerns:
        return len(said_by(case, release.about, date.max)) <= 1
    return len(meant_by(case, release, date.max)) == len(release.concerns)


def not_asked(case: Case, concerns: Iterable[str]) -> tuple[str, ...]:
    """What was never asked, or is still "not asked"."""
    return tuple(concern for concern in concerns if case.concerns.get(concern, Seen.NOT_ASKED) is Seen.NOT_ASKED)


def says_unsafe(records: Records | None, code: str) -> bool:
    """Whether an answer to a line of a talk says that somebody is not safe, or is not sure of it."""
    return records is Records.SAFE and code in (FeelsSafe.NOT_SAFE, FeelsSafe.UNSURE)


def said_unsafe_here(case: Case, talk: TalkId) -> bool:
    """Whether it was said in this talk, and nobody has seen to it yet: the talk goes to its closing lines."""
    return any(n.talk == talk for n in case.open_notices)


def card_entry(part: str, talk: TalkId) -> EntryId:
    """The note of a talk that holds a part of its card for something serious: words, about, beside."""
    return EntryId(f"serious/{part}/{talk}")


def noticed(case: Case, talk: TalkId, person: PersonId | None) -> bool:
    """Whether it was kept at once, in this talk, that this person (None: nobody in particular) is not safe."""
    return any(n.talk == talk and n.about == person for n in case.unsafe.values())


def serious(case: Case) -> tuple[Serious, ...]:
    """Everything that stands open, what came first first."""
    keys = [(n.about, n.talk) for n in case.open_notices] + [(c.about, c.talk) for c in case.open_concerns]
    found = [_together(case, about, talk) for about, talk in dict.fromkeys(keys)]
    return tuple(sorted(found, key=lambda one: one.on))


def flags_of(case: Case, talk: TalkId) -> tuple[tuple[UnsafeNotice, ...], tuple[OpenConcern, ...]]:
    """What was said to be unsafe or serious in a talk, open or released."""
    released = [c for release in case.releases for c in release.concerns]
    concerns = sorted((c for c in (*released, *case.open_concerns) if c.talk == talk), key=lambda c: c.seq)
    return tuple(n for n in case.unsafe.values() if n.talk == talk), tuple(concerns)


def releases_of(case: Case, talk: TalkId) -> tuple[Release, ...]:
    """Who released what was said in a talk."""
    return tuple(r for r in case.releases if any(c.talk == talk for c in r.concerns))


def reached_of(case: Case, about: PersonId | None, talk: TalkId | None) -> tuple[AdultReached, ...]:
    """Who was reached because of what was said in a talk, or about somebody outside any."""
    return tuple(r for r in case.reached.values() if (r.about, r.talk) == (about, talk))


def _together(case: Case, about: PersonId | None, talk: TalkId | None) -> Serious:
    notices = tuple(n for n in case.open_notices if (n.about, n.talk) == (about, talk))
    concerns = tuple(c for c in case.open_concerns if (c.about, c.talk) == (about, talk))
    on, at = first_said(notices, concerns)
    return Serious(
        about, talk, on, at, notices, concerns, reached_of(case, about, talk), case.tonight.get((about, talk), "")
    )


def first_said(notices: Sequence[UnsafeNotice], concerns: Sequence[OpenConcern]) -> tuple[date, datetime | None]:
    """The day, and where it is known the moment, of what came first; there is something."""
    said = [(n.on, n.at) for n in notices] + [(c.on, c.at) for c in concerns]
    return min(said, key=lambda one: one[0])
