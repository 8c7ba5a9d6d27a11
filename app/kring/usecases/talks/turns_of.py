"""A script and the people of a case to the turns of a session, with all names filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kring.domain.case.case import Case
from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.domain.preparing.fitting import Misfit, NoFit, lacking
from kring.domain.refusals import Rule
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.script import Script
from kring.domain.session.turns import turns_to_json
from kring.domain.talks.not_asked_after_no import is_left_out
from kring.domain.talks.not_asked_yet import is_too_soon
from kring.scripts.filling import fill_turns, names_joined
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk
from kring.usecases.talks.who_sits import Groups, may_be_in_groups, who_sits


def filled_turns(
    desk: Desk,
    case: Case,
    script: Script,
    kind: TalkKind,
    with_people: Sequence[PersonId],
    led_by: str,
    groups: Groups,
) -> str:
    """The filled turns of a script for these people, as the vault keeps them; raises Refused where it cannot begin.

    A conference of which no groups are said has those that were filled before it.
    """
    if missing := lacking(script, case, with_people):
        raise _unfit(case, kind, missing[0])
    filled = groups or (case.groups if kind is TalkKind.CONFERENCE else {})
    may_be_in_groups(case, script, kind, with_people, filled)
    seated = who_sits(case, script, kind, with_people, led_by)
    seated = replace(seated, groups={name: tuple(people) for name, people in filled.items()})
    whom = seated.with_person
    return turns_to_json(
        fill_turns(
            tuple(t for t in expand(script, seated) if not (is_left_out(case, t, whom) or is_too_soon(case, t, whom))),
            seated,
            names_joined(script.language),
            Occasion(case.incident, writing.value(desk, "school") or "", next(iter(script.orders), None)),
            formal=frozenset(p for p, person in seated.people.items() if person.is_formal),
        )
    )


def _unfit(case: Case, kind: TalkKind, why: Misfit) -> Refused:
    """A conference has a page that says why it does not fit; of any other script the reason is said at once."""
    if kind is TalkKind.CONFERENCE:
        return Refused(Rule.DOES_NOT_FIT)
    if why.code is NoFit.OTHER_ROLE:
        return Refused(Rule.FOR_ANOTHER_ROLE, person=case.called(why.about))
    return Refused(Rule.SCRIPT_LACKS, why=why.code.value, person=case.called(why.about))
