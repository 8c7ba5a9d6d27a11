"""The scripts as rows by their kind, and the ids by which a place remembers one."""

from __future__ import annotations

from collections.abc import Sequence

from kring.domain.session.script import ScriptKind
from kring.i18n import _
from kring.ui.forms.script_place import OWN, row_id
from kring.ui.widgets.rail import RailRow
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts import own
from kring.usecases.scripts.own import ScriptChoice
from kring.words import scripts as words


def found_at(desk: Desk, about: str) -> ScriptChoice | None:
    """The script that a place remembers, if there still is one."""
    language = about.removeprefix(OWN).partition("/")[0]
    return next((choice for choice in own.scripts(desk, language) if row_id(choice) == about), None)


def rows_of(desk: Desk, choices: Sequence[ScriptChoice]) -> list[RailRow]:
    """All of them below the name of their kind; those of no known kind stand last."""
    found: list[RailRow] = []
    for kind in (*ScriptKind, None):
        of_kind = [choice for choice in choices if choice.kind is kind]
        if of_kind:
            title = words.kind(kind) if kind is not None else _("Kind not known yet")
            found += [RailRow(title=title, heading=True), *(_row(desk, choice) for choice in of_kind)]
    return found


def _row(desk: Desk, choice: ScriptChoice) -> RailRow:
    if choice.problems:
        return RailRow(row_id(choice), choice.title, badge=_("to fix"), icon="triangle-alert", ink="notice")
    if choice.own:
        ours, first = _("ours"), own.copied_from(desk, choice)
        said = f", {ours}" in choice.title  # as a copy is called at first: it is not said twice
        second = _("copied from “{title}”").format(title=first) if first else ""
        return RailRow(row_id(choice), choice.title, second, badge="" if said else ours, icon="pencil")
    return RailRow(row_id(choice), choice.title)
