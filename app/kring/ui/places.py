"""Remembers in the vault where the facilitator was: only ids, never a word that somebody typed."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, replace

from kring.ui.context import Place
from kring.usecases import access

HOME_PLACE = Place("cases")


def keep_place(vault: access.Opened, place: Place) -> None:
    """Remember a place; only a convenience, so a disk that refuses is let go."""
    ids_only = replace(place, about="") if place.page == "session" else place  # there it may be a word to find
    with suppress(Exception):  # whatever it is: it must not keep a window from being locked
        access.keep_place(vault, json.dumps(asdict(ids_only)))


def last_place(vault: access.Opened) -> Place:
    """The place that was remembered; the list of cases where there is none that can be read."""
    try:
        kept = json.loads(access.last_place(vault) or "{}")
        return Place(**kept) if kept else HOME_PLACE
    except (ValueError, TypeError):
        return HOME_PLACE
