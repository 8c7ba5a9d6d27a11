"""Pictures of the scripts: the list, one that is ours, one read through, and a file that is to be fixed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kring.ui.forms.script_place import own_row
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.scripts.file_page import FilePage
from kring.ui.scripts.read_page import ReadPage
from kring.ui.widgets.page import Page
from kring.usecases.scripts import own

TO_FIX = """\
format: 2
kind: conference
id: class-meeting
language: en
title: Class meeting, for year 7
supporters: optional
phases:
  - id: round-one
    title: How we are doing
    minutes: ten
    parts:
      - who: everybody
        how: round
        steps:
          - id: feel
            ask: "{{ person }}, how is it to be in this class?"
"""
MENDED = TO_FIX.replace("minutes: ten", "minutes: 10").replace("everybody", "everyone")
MODEL = "conference"


def show_scripts(context: Context, go: Callable[[Place], Page | None], take: Callable[[str], object]) -> None:
    """Go from page to page, and take a picture of each."""
    language = context.desk.language
    go(Place(PageName.SCRIPTS))
    take("scripts")
    key = own.copy(context.desk, MODEL, language)
    go(Place(PageName.SCRIPTS, about=own_row(key)))
    take("scripts-own")
    own.take_out(context.desk, key)
    read = go(Place(PageName.SCRIPT_READ, about=f"{language}/{MODEL}"))
    assert isinstance(read, ReadPage)
    take("script-read")
    read.toggle_helps()
    take("script-read-helps")


def show_files(
    context: Context, folder: Path, go: Callable[[Place], Page | None], take: Callable[[str], object]
) -> None:
    """A file with something to fix, the same one mended, then in the place of another, and one that is gone."""
    file = folder / "class-meeting.yaml"
    file.write_text(TO_FIX, "utf-8")
    page = go(Place(PageName.SCRIPT_FILE, about=str(file)))
    assert isinstance(page, FilePage)
    take("script-file")
    file.write_text(MENDED, "utf-8")
    page.look()
    take("script-file-mended")
    key, _looked_at = own.bring_in(context.desk, MENDED)
    page.look()
    take("script-file-in-place")
    own.take_out(context.desk, key)
    file.unlink()
    page.look()
    take("script-file-gone")
