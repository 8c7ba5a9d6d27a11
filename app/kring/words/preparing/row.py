"""Preparation and the conference as stages: why they stand as they do, and what is to be done, in sentences."""

from __future__ import annotations

from typing import assert_never

from kring.domain.preparing.row import PreparingReason, PreparingToDo
from kring.i18n import _


def reason(code: PreparingReason) -> str:
    """Why preparation or the conference stands as it does, with places for `who` and `day`."""
    match code:
        case PreparingReason.NEXT:
            return _("Next: {who}")
        case PreparingReason.MODEL:
            return _("Next: which conference")
        case PreparingReason.NOT_PLANNED:
            return _("Next: day, time and place")
        case PreparingReason.PREPARED:
            return _("Everyone was met alone")
        case PreparingReason.STOPPED:
            return _("Stopped on {day}")
        case PreparingReason.PARTS_NOT_ASKED:
            return _("Ended on {day}, before every part was asked")
        case PreparingReason.HELD:
            return _("Held on {day}")
        case PreparingReason.NO_LONGER:
            return _("It does not go on: something was said against it")
        case PreparingReason.ADJOURNED:
            return _("Goes on another day")
        case PreparingReason.RUNNING:
            return _("Goes on")
        case PreparingReason.READY:
            return _("Ready")
        case _:
            assert_never(code)


def to_do(code: PreparingToDo) -> tuple[str, str]:
    """What is to be done before a conference opens or goes on, and why."""
    match code:
        case PreparingToDo.MODEL:
            return _("Choose which conference it will be"), _("Several fit this case.")
        case PreparingToDo.MODEL_AGAIN:
            return _("Choose the conference again"), _("What the choice was based on has changed.")
        case PreparingToDo.MODEL_GONE:
            return _("Choose another conference"), _("The chosen script is not there any more, or has mistakes.")
        case PreparingToDo.GROUPS:
            return _("Say who sits in which group"), _("The chosen conference has groups.")
        case PreparingToDo.PREPARE:
            return _("Prepare {who}, alone and in person"), _("Nobody sits in the circle unprepared.")
        case PreparingToDo.TELL:
            return _("Tell {who} how this conference goes"), _("{who} was told about another one.")
        case PreparingToDo.PLAN:
            return _("Plan day, time and place"), _("It can be moved for many reasons.")
        case PreparingToDo.DOOR:
            return _("See to the door"), _("Both are asked once more, each alone, before others arrive.")
        case PreparingToDo.OPEN:
            return _("Open the conference"), _("Everyone was asked again and said yes.")
        case PreparingToDo.GO_ON:
            return _("Go on with the conference"), _("It was opened and is not over.")
        case PreparingToDo.TAKE_UP:
            return _("Go on with the conference"), _("The door was passed again. It stands at the same line.")
        case PreparingToDo.END:
            return _("End the conference"), _("Somebody no longer wants it, or something else speaks against it.")
        case PreparingToDo.STOP_REASON:
            return (
                _("Say why the conference was stopped"),
                _("It was not asked in the room. Whoever led it remembers it best today."),
            )
        case _:
            assert_never(code)
