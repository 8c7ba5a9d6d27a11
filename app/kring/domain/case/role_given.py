"""Which role a record gave, as long as it is still that record by which somebody has it."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.events import RoleGiven
from kring.domain.people import Participation, Role


def same_role(known: Participation, new: Participation) -> bool:
    """A role is given once, and put differently by giving it again; a parent may be one of several pupils.

    In another incident it is another role.
    """
    alike = (known.person, known.role, known.incident) == (new.person, new.role, new.incident)
    return alike and (new.role is not Role.PARENT or known.of == new.of)


def still_given(case: Case, record: str) -> Participation | None:
    """The role of a main party, or of family, that a record gave; None once it ended or was given anew."""
    seq = case.records.get(record) if isinstance(case.recorded.get(record, (None,))[0], RoleGiven) else None
    tie = case.ties.get(seq) if seq is not None else None
    if seq is not None and tie is not None:
        anew = any(at > seq and same_role(tie, later) for at, later in case.ties.items())
        return tie if tie in case.participations and not anew else None
    main = [key for key, at in case.named_since.items() if at == seq]
    return next((p for p in case.participations if (p.person, p.role, p.incident) in main), None)
