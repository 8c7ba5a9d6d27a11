"""What a school asks beyond the program's own numbers; it is kept in the vault, and only ever asks for more."""

from __future__ import annotations

from kring.store import notes
from kring.store.vault import Vault
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk

_QUIET = "quiet-days"
MORE = (0, 5, 10, 20)  # so many school days may be asked on top


def quiet_days(vault: Vault) -> int:
    """The school's own number of quiet school days, 0 while none was chosen."""
    text = notes.get(vault, _QUIET) or ""
    return int(text) if text.isascii() and text.isdigit() else 0


def choices(desk: Desk) -> tuple[int, ...]:
    """The numbers of quiet school days that a school can choose: the program's own, and more."""
    least = desk.texts().gate.school_days
    return tuple(least + more for more in MORE)


def keep_quiet_days(desk: Desk, days: int) -> None:
    """Take another number of quiet school days into use, for every case from now on. Raises NotSaved."""
    writing.put_value(desk, _QUIET, str(days))
    desk.quiet_days = days
