"""What becomes of a change: it is done, a rule refuses it, or it waits for the disk."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from kring.domain.errors import NotSaved, Refused, SessionRefused, VaultDamaged, VaultError, VaultInUse
from kring.store.connection import DatabaseError

T = TypeVar("T")


class WhyWaiting(StrEnum):
    """Why a change waits; `words.waiting` makes the sentence."""

    FULL = "full"
    READ_ONLY = "readonly"
    FAILED = "failed"
    IN_USE = "in-use"
    DAMAGED = "damaged"
    OURS = "ours"  # a mistake in the program itself
    BEHIND = "behind"  # others go first


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """It is on the disk."""

    value: T


@dataclass(frozen=True, slots=True)
class No:
    """A rule refuses it: its code, and the values that its sentence needs."""

    reason: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waits:
    """It is in memory, in its order, and is tried again."""

    why: WhyWaiting


Result = Done[T] | No | Waits
"""What a change of a case gives back."""


def refusal(problem: Refused | SessionRefused) -> No:
    """A refusal as a result."""
    return No(problem.code, getattr(problem, "values", {}))


def why(problem: Exception) -> WhyWaiting:
    """Why something that a rule did not refuse is not on the disk."""
    match problem:
        case NotSaved():
            return (
                WhyWaiting(problem.reason)
                if problem.reason in (WhyWaiting.FULL, WhyWaiting.READ_ONLY)
                else WhyWaiting.FAILED
            )
        case VaultInUse():
            return WhyWaiting.IN_USE
        case VaultDamaged():
            return WhyWaiting.DAMAGED
        case OSError():
            return {errno.ENOSPC: WhyWaiting.FULL, errno.EROFS: WhyWaiting.READ_ONLY}.get(
                problem.errno or 0, WhyWaiting.FAILED
            )
        case VaultError() | MemoryError():
            return WhyWaiting.FAILED
    return WhyWaiting.FAILED if isinstance(problem, DatabaseError) else WhyWaiting.OURS
