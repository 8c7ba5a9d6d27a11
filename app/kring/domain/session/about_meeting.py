"""Which lines are about meeting: known from what a step records, or is evidence for, and never read from its words."""

from __future__ import annotations

from kring.domain.case.gate import Topic
from kring.domain.case.wishes import NO
from kring.domain.session.script import Records, Step

_RECORDS = (Records.WISH, Records.CONDITIONS, Records.FIRST_SPEAKER, Records.STOP_SIGN, Records.ASKED_AGAIN)
_EVIDENCE = (Topic.HARMED_WANTS, Topic.RESPONSIBLE_WANTS, Topic.POWER_EVEN)


def is_about_meeting(step: Step) -> bool:
    """Whether a line asks for meeting, or for how it would be: after a no it is not put."""
    return step.records in _RECORDS or step.evidence in _EVIDENCE


def says_no(step: Step, code: str) -> bool:
    """Whether an answer to the question of meeting is a no; "I do not know yet" is none, nor is another way."""
    return step.records is Records.WISH and code in NO
