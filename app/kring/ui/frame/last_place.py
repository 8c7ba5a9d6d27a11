"""Remembers in the vault where the facilitator was: only ids, never a word that somebody typed."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, replace

from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.usecases.access import access

HOME_PLACE = Place(PageName.CASES)


def keep_place(vault: access.Opened, place: Place) -> None:
    """Remember a place; only a convenience, so a disk that refuses is let go."""
    with suppress(Exception):  # whatever it is: it must not keep a window from being locked
        access.keep_place(vault, as_text(place))


def as_text(place: Place) -> str:
    """A place as it is kept."""
    words = place.page in (PageName.SESSION, PageName.PAST)  # there it may be words to find
    ids_only = replace(place, about="") if words else place
    if place.page == PageName.SCRIPT_FILE:
        ids_only = Place(PageName.SCRIPTS)  # where a file of somebody's lies is not written down
    return json.dumps(asdict(ids_only))


def last_place(vault: access.Opened) -> Place:
    """The place that was remembered; the list of cases where there is none that can be read."""
    return from_text(access.last_place(vault))


def from_text(text: str) -> Place:
    """The place that was kept so; the list of cases where it cannot be read."""
    try:
        kept = json.loads(text or "{}")
        return Place(**kept | {"page": PageName(kept["page"])}) if kept else HOME_PLACE
    except (ValueError, TypeError, KeyError):
        return HOME_PLACE
