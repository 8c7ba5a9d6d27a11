"""The lines of a script as rows by phase, and as choices of one list where there is little room."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kring.domain.session.comparing import LineState
from kring.domain.session.lines import PlacedLine, minutes_of
from kring.domain.session.script import First, Phase, Script
from kring.i18n import _, _n
from kring.ui.widgets.choice import Option
from kring.ui.widgets.rail import RailRow
from kring.ui.widgets.signs import Sign
from kring.usecases.scripts.editing import ScriptEditing
from kring.words import script_lines as words
from kring.words import scripts

WHOLE = ":script"  # the row of the script itself; no line is called so


def rows_of(editing: ScriptEditing, current: str, to_fix: Collection[str]) -> list[RailRow]:
    """All lines below the names of their phases, those of one order below a word that says which."""
    found = [RailRow(WHOLE, _("About this script"), icon="info")]
    phase_at, begins = -1, None
    for line in editing.lines:
        if line.phase_at != phase_at:
            phase_at, begins = line.phase_at, None
            found.append(RailRow(title=phase_words(editing.now, line.phase), heading=True))
        if line.part.begins is not begins:
            begins = line.part.begins
            found.append(RailRow(title=begins_words(begins), heading=True))
        sign = Sign.FIX if line.key in to_fix else Sign.NOW if line.key == current else Sign.OPEN
        found.append(RailRow(line.key, words.called(line.step), sign=sign, badge=_badge(editing, line.key)))
    return found


def options_of(lines: Sequence[PlacedLine]) -> list[Option]:
    """The same in one list."""
    found = [Option(WHOLE, _("About this script"))]
    for line in lines:
        where = f"{line.phase.title} ({begins_words(line.part.begins)})" if line.part.begins else line.phase.title
        found.append(Option(line.key, f"{where}: {words.called(line.step)}"))
    return found


def phase_words(script: Script, phase: Phase) -> str:
    """What a phase is called, and how long it takes, as reading it through says too."""
    long = scripts.minutes(minutes_of(script, phase))
    return f"{phase.title} · {long}" if long else phase.title


def begins_words(begins: First | None) -> str:
    """For which order lines are there."""
    match begins:
        case First.HARMED:
            return _("when the person harmed begins")
        case First.RESPONSIBLE:
            return _("when the person responsible begins")
    return _("in both orders")


def subtitle(editing: ScriptEditing) -> str:
    """Of what it is a copy, and how far it is another script by now."""
    base, found = editing.base, editing.beside_base
    if base is None:
        return ""
    changed, ours, gone = (found.count(state) for state in (LineState.CHANGED, LineState.OURS, LineState.GONE))
    said = [
        _n("{n} line changed", "{n} lines changed", changed).format(n=changed) if changed else "",
        _("{n} added").format(n=ours) if ours else "",
        _("{n} taken out").format(n=gone) if gone else "",
        _("in another order") if found.reordered else "",
    ]
    copy = _("Copy of {script}").format(script=base.title) if base.id != editing.now.id else ""
    now = ", ".join(part for part in said if part) or _("nothing changed")
    return " · ".join(part for part in (copy, now) if part)


def _badge(editing: ScriptEditing, key: str) -> str:
    line = editing.beside_base.lines.get(key)
    if line is None or editing.base is None:
        return ""
    match line.state:
        case LineState.CHANGED:
            return _("changed")
        case LineState.OURS:
            return _("ours")
    return ""
