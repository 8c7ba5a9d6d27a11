"""Where the day of a session is put right, it is called what it is: a conference, a circle, a meeting, a talk."""

from __future__ import annotations

import pytest

import builders as build
from kring.domain.events import TalkId, TalkKind
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.program.routes import make_page
from kring.ui.review.session_page import SessionPage
from kring.ui.review.talk_day import TalkAside
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import talks
from ui.case_pages import CaseWindow, Stages

AGAIN = "down again with its day"


def with_circle(desk: Desk) -> build.Built:
    """A conference that was held, and a circle of two after it."""
    built = build.held(desk)
    people = [built["ellie"], built["priya"]]
    _case, talk = talks.begin_talk(desk, built.id, TalkKind.CIRCLE, people, "class-circle", "Mrs Price")
    built.case, _talk = build.finished(desk, talk)
    return built


def last(case: CaseWindow, kind: TalkKind) -> TalkId:
    return [talk.id for talk in case.context.whole.talks.values() if talk.kind is kind][-1]


@pytest.mark.parametrize(
    ("kind", "said", "is_written_again"),
    [
        (TalkKind.CONFERENCE, "Put the day of this conference right", False),
        (TalkKind.CIRCLE, "Put the day of this circle right", True),
        (TalkKind.PREPARATION, "Put the day of this preparatory meeting right", True),
        (TalkKind.INTERVIEW, "Put the day of this talk right", True),
    ],
)
def test_it_says_what_it_is_and_what_is_done_then(
    shown: Stages, kind: TalkKind, said: str, is_written_again: bool
) -> None:
    case = shown(with_circle)
    page = make_page(case.context, Place(PageName.SESSION, case.built.id, talk=last(case, kind)))
    assert isinstance(page, SessionPage)
    case.window.show_page(page)
    form = page.wrong_day.form
    assert form.opener.label == said
    form.unfold()
    assert isinstance(form.form, TalkAside)
    assert (AGAIN in case.words(form)) is is_written_again, "a conference begins on its own day alone"
