"""In which language a file is: its code, and which one is meant where somebody wrote its name."""

from __future__ import annotations

import re

from kring.domain.problems import Code
from kring.scripts.forms import FileForm
from kring.scripts.tree import shown

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")

_NAMES = {
    "en": ("english", "engels", "anglais", "englisch"),
    "nl": ("dutch", "flemish", "nederlands", "vlaams", "néerlandais", "niederländisch"),
    "fr": ("french", "frans", "français", "francais", "französisch"),
    "de": ("german", "duits", "allemand", "deutsch"),
    "fy": ("frisian", "fries", "frysk"),
    "es": ("spanish", "spaans", "español", "espanol"),
    "tr": ("turkish", "turks", "türkçe"),
    "ar": ("arabic", "arabisch"),
    "pl": ("polish", "pools", "polski"),
    "uk": ("ukrainian", "oekraïens"),
}
_CODES = {name: code for code, names in _NAMES.items() for name in names}


def language_of(form: FileForm) -> str:
    """The language of a file; empty when it says none."""
    node = form.scalar("language", needed=True)
    if node is None:
        return ""
    if not LANGUAGE.fullmatch(node.value):
        said = node.value.strip().lower()
        code = _CODES.get(said.split("(")[0].strip(), said.replace("_", "-"))
        if LANGUAGE.fullmatch(code):
            form.report.add(node, Code.LANGUAGE_MEANT, shown(node.value), code)
        else:
            form.report.add(node, Code.LANGUAGE)
    return node.value
