"""What becomes of a change: it is done, a rule refuses it, or it waits for the disk."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar, assert_never

from kring.domain.errors import DiskFault, NotSaved, Refused, SessionRefused, VaultDamaged, VaultError, VaultInUse
from kring.domain.refusals import Refusal, Rule, WhyWaiting
from kring.store.connection import DatabaseError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """It is on the disk."""

    value: T


@dataclass(frozen=True, slots=True)
class No:
    """A rule refuses it: its code, and the values that its sentence needs."""

    reason: Rule | Refusal
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
            return _of_disk(problem.reason)
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


def _of_disk(fault: DiskFault) -> WhyWaiting:
    match fault:
        case DiskFault.FULL:
            return WhyWaiting.FULL
        case DiskFault.READ_ONLY:
            return WhyWaiting.READ_ONLY
        case DiskFault.FAILED:
            return WhyWaiting.FAILED
        case _:
            assert_never(fault)
