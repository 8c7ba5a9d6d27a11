"""The agreement in sentences: why it stands as it does, and what is to be done with it."""

from __future__ import annotations

from typing import assert_never

from kring.domain.agreement.row import AgreementReason, AgreementToDo
from kring.i18n import _


def reason(code: AgreementReason) -> str:
    """Why the agreement stands as it does, with places for `who` and `day`."""
    match code:
        case AgreementReason.NEW_VERSION:
            return _("A new version is being written")
        case AgreementReason.SIGNED:
            return _("Signed on {day}")
        case AgreementReason.WITHOUT:
            return _("No written agreement · {day}")
        case AgreementReason.IN_THE_CIRCLE:
            return _("Made in the circle")
        case AgreementReason.CLOSED:
            return _("Closed, because somebody no longer wants to")
        case AgreementReason.NOT_SIGNED_YET:
            return _("Not signed by {who} yet")
        case AgreementReason.WRITE_DOWN:
            return _("Write down what was said")
        case _:
            assert_never(code)


def to_do(code: AgreementToDo) -> tuple[str, str]:
    """What is to be done with the agreement, and why."""
    match code:
        case AgreementToDo.WRITE:
            return _("Write the agreement"), _("Only what people who were there do themselves.")
        case AgreementToDo.SIGN:
            return _("Enter the signature of {who}"), _("Others have signed. Nobody has to sign today.")
        case _:
            assert_never(code)
