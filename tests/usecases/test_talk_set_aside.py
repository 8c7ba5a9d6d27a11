"""A8: a talk or a meeting with a wrong day is set aside with what it recorded, whatever was written after it."""

from __future__ import annotations

import builders as build
from kring.domain.events import Decided, Path, SetAside, TalkId, TalkKind, Verdict
from kring.domain.people import PersonId
from kring.domain.preparing.preparation import readiness
from kring.usecases import cases
from kring.usecases.desk.desk import Desk, recorded
from kring.usecases.desk.writing import read
from kring.usecases.report import dated, report


def met(built: build.Built, person: PersonId) -> TalkId:
    return next(t.id for t in built.case.preparations if person in t.with_people)


def test_a_preparatory_meeting_is_set_aside_also_when_its_checks_were_ticked(desk: Desk) -> None:
    built = build.prepared(desk)
    built.case = cases.load(desk, built.id)
    tom = built["tom"]
    assert readiness(built.case, tom).ready
    case = dated.set_talk_aside(desk, built.id, talk=met(built, tom), words="It was the day before.")
    assert dated.talk_aside(desk, case, met(built, tom)) == (desk.today(), "It was the day before.")
    assert not readiness(case, tom).ready
    built.record(Decided(Path.CONFERENCE, desk.today(), Verdict.YES, "Looked at again."))
    build.talk(built, TalkKind.PREPARATION, "tom", "preparation-meeting")
    assert set(readiness(cases.load(desk, built.id), tom).missing) == {
        "knows-how",
        "no-apology",
        "stop-sign",
        "who-hears",
    }


def test_only_what_has_a_day_is_set_aside_with_it(desk: Desk) -> None:
    built = build.prepared(desk)
    case = dated.set_talk_aside(desk, built.id, talk=met(built, built["ellie"]))
    aside = [row.event for row in map(recorded, read(desk, built.id)) if isinstance(row.event, SetAside)]
    assert len(aside) == len(case.set_aside) == 3  # the meeting, the sign, and that she was asked again


def test_that_it_got_worse_on_a_wrong_day_is_set_aside_by_its_word_and_still_counts(desk: Desk) -> None:
    built = build.prepared(desk)
    report.report_worse(desk, built.id, on=desk.today(), words="Names again.")
    case = dated.set_aside_last(desk, built.id, record="worse", on=desk.today(), words="It was the day before.")
    assert [why for _day, why in case.set_aside.values()] == ["It was the day before."]
    assert [worse.words for worse in case.worse] == ["Names again."]
