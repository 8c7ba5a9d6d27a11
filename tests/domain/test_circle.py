"""Who would sit in a circle about some incidents, and about which of them a talk with somebody may be."""

from __future__ import annotations

from pathlib import Path

import builders as build
from incident_builders import CHAT, crossed
from kring.domain.path.circle import Follows, kept_out, seats, talk_choices, to_choose, was_chosen
from kring.domain.people import THE_ONE
from kring.usecases.report import incidents


def test_it_is_chosen_once_somebody_says_so_and_only_where_there_are_several(tmp_path: Path) -> None:
    built = crossed(build.desk(tmp_path))
    assert to_choose(built.case) and not was_chosen(built.case)
    after = incidents.choose(built.desk, built.id, incidents=(THE_ONE,))
    assert was_chosen(after) and not to_choose(after)


def test_a_case_with_one_incident_has_nothing_to_choose(tmp_path: Path) -> None:
    assert not to_choose(build.talked(build.desk(tmp_path)).case)


def test_who_faces_somebody_there_of_the_other_side_elsewhere_is_not_in_the_circle(tmp_path: Path) -> None:
    built = crossed(build.desk(tmp_path))
    follows = {seat.person: seat.follows for seat in seats(built.case, (THE_ONE,))}
    assert follows[built["ellie"]] is Follows.CONDITIONS
    assert follows[built["tom"]] is Follows.ASKED_FIRST
    assert follows[built["karen"]] is Follows.NOTHING
    assert follows[built["ines"]] is follows[built["sam"]] is Follows.NOT_IN_IT
    assert kept_out(built.case, (THE_ONE,)) == (built["sam"], built["ines"])


def test_a_talk_may_be_about_what_somebody_may_hear_of(tmp_path: Path) -> None:
    built = crossed(build.desk(tmp_path))
    about = {short: talk_choices(built.case, built[short]) for short in ("ellie", "tom", "sam", "karen", "lowe")}
    assert about == {
        "ellie": ((THE_ONE,),),
        "tom": ((THE_ONE,), (CHAT,)),
        "sam": ((CHAT,),),
        "karen": ((THE_ONE,),),
        "lowe": ((THE_ONE,), (CHAT,)),
    }
