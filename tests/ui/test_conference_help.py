"""What F1 says of the page of the conference: before it, while it runs, and once it was held or stopped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import builders as build
from kring.usecases.desk.desk import Desk
from ui.case_pages import Stages


def running(desk: Desk) -> build.Built:
    return build.in_conference(desk)[0]


STAGES: dict[str, tuple[Callable[[Desk], build.Built], str]] = {
    "before it": (build.prepared, "Everyone who will sit in the circle is met"),
    "while it runs": (running, "The conference was opened and is not over."),
    "once it was held": (build.held, "The conference was held."),
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", ["conference", "preparation"])
def test_help_says_what_the_page_leads_to_now(shown: Stages, stage: str, name: str) -> None:
    made, begins = STAGES[stage]
    page = shown(made).show(name)
    assert page.help_text().startswith(begins)
    has_table = any(words == "Move in the table" for _keys, words in page.key_help())
    assert has_table is (stage == "before it"), "no key of what is not there"
