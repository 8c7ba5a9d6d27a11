"""How what stands on a page hears what outlives it: by `listen`, `later` and `ask`, and never after it was let go.

Qt ends a connection when the one who hears is deleted, but a page that was left is deleted later, its widgets one by
one, and a lambda keeps it for ever. So whoever lets a widget go (`leaving.py`, nobody else) ends what is heard in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, SignalInstance
from shiboken6 import isValid

from kring.ui.ground.jobs import Jobs

Answer = TypeVar("Answer")
Given = ParamSpec("Given")


class _Ears(QObject):
    """Lies inside the one who hears; knows what is heard, so that all of it can end at once."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.open = True
        self._heard: list[QMetaObject.Connection] = []

    def hear(self, signal: SignalInstance, slot: object) -> None:
        """Hear one signal more, unless all is over."""
        if self.open:
            self._heard.append(signal.connect(slot))

    def close(self) -> None:
        """Hear nothing more."""
        self.open = False
        for connection in self._heard:
            QObject.disconnect(connection)
        self._heard = []


def listen(owner: QObject, signal: SignalInstance, slot: object) -> None:
    """Let `slot` hear a signal of something that is not `owner`'s own, until `owner` is let go."""
    _ears(owner).hear(signal, slot)


def later(owner: QObject, do: Callable[[], None], milliseconds: int = 0) -> None:
    """Do something once the present event is over, unless `owner` was let go by then."""
    ears = _ears(owner)
    QTimer.singleShot(milliseconds, ears, while_here(owner, do))


def ask(
    owner: QObject,
    jobs: Jobs,
    job: Callable[[], Answer],
    on_done: Callable[[Answer], None],
    on_failed: Callable[[Exception], None],
    unheard: Callable[[Answer], None] | None = None,
) -> None:
    """Run a job beside the window; its answer is for `owner` alone, and `unheard` gets it once that was let go."""
    heard = while_here(owner, on_done)

    def done(answer: Answer) -> None:
        if unheard is not None and not still_hears(owner):
            unheard(answer)
        else:
            heard(answer)

    jobs.run(job, done, while_here(owner, on_failed))


def while_here(owner: QObject, do: Callable[Given, None]) -> Callable[Given, None]:
    """The same, but nothing once `owner` was let go."""
    ears = _ears(owner)

    def only(*given: Given.args, **named: Given.kwargs) -> None:
        if isValid(ears) and ears.open:
            do(*given, **named)

    return only


def still_hears(owner: QObject) -> bool:
    """Whether something was not let go yet."""
    return isValid(owner) and _ears(owner).open


def end_hearing(top: QObject) -> None:
    """End what `top` and everything in it hears; only for whoever lets it go."""
    _ears(top).close()
    for ears in top.findChildren(_Ears):
        ears.close()


def _ears(owner: QObject) -> _Ears:
    found = owner.findChild(_Ears, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, _Ears) else _Ears(owner)
