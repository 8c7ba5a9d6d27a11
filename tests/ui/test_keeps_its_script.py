"""A conference that goes on another day keeps the script that it began with; nothing offers another one for it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QPushButton

import builders as build
from kring.domain.events import TalkKind
from kring.domain.preparing.row import model_steps
from kring.ui.frame.page_names import PageName
from kring.ui.preparing.goes_by import KEYS
from kring.ui.preparing.preparation_page import PreparationPage
from kring.ui.program.screens_models import bring_in_models
from kring.usecases.desk.desk import Desk
from kring.usecases.preparing import broken_off, models
from kring.usecases.scripts import own
from kring.usecases.talks import talks
from ui.case_pages import CaseWindow, Stages

WHY = "It goes on with the script that it began with, so no other is chosen now."


def adjourned(desk: Desk, script: str) -> build.Built:
    """A conference by this script, chosen for it where it is one of several, that goes on another day."""
    built = build.at_the_door(desk)
    if script != "conference":
        bring_in_models(desk)
        built.case = models.choose_model(desk, built.id, script=script)
    circle, kind = built.case.circle, TalkKind.CONFERENCE
    built.case, talk = talks.begin_talk(desk, built.id, kind, circle, script, "Mrs Okafor")
    built.case, _talk = broken_off.adjourn(desk, talk, "The bell.")
    built.clock.go_to(build.CONFERENCE + timedelta(days=1))
    return built


def with_own(desk: Desk) -> build.Built:
    return adjourned(desk, "family-time")


def with_own_since(desk: Desk) -> build.Built:
    """It began while there was one script, and by now several would fit."""
    built = adjourned(desk, "conference")
    bring_in_models(desk)
    return built


def page_of(case: CaseWindow) -> PreparationPage:
    page = case.show(PageName.PREPARATION)
    assert isinstance(page, PreparationPage)
    return page


def buttons(page: PreparationPage) -> list[str]:
    return [made.accessibleName() or made.text() for made in page.findChildren(QPushButton) if made.isVisible()]


def test_it_says_why_no_other_is_chosen_and_no_button_or_key_leads_nowhere(shown: Stages) -> None:
    case = shown(with_own)
    page = page_of(case)
    assert WHY in case.words(page) and "With private family time" in case.words(page)
    assert [text for text in buttons(page) if "which conference" in text.lower()] == []
    assert KEYS not in [key for command in page.commands() for key in command.keys]


def test_its_script_is_called_as_it_was_when_it_began_also_once_it_was_taken_out(shown: Stages) -> None:
    case = shown(with_own)
    own.take_out(case.context.desk, "en/family-time")
    page = page_of(case)
    assert WHY in case.words(page) and "With private family time" in case.words(page)
    assert "not there any more" not in case.words(page)


def test_that_several_fit_by_now_is_no_step_before_it_goes_on(shown: Stages) -> None:
    case = shown(with_own_since)
    assert model_steps(case.context.desk.view(case.context.now)) == []
    page = page_of(case)
    primary = page.primary()
    assert primary is None or primary.label != "Choose which conference it will be"
