"""The rail: each stage's state and the reason for it, computed from facts and never stored.

The rail promises nothing: preparation, conference and agreement appear when the gate opens and vanish with it.
"""

from __future__ import annotations

from kring.domain.agreement.row import agreement_row
from kring.domain.case.stages import StageView, View
from kring.domain.deciding.decision import preparation_open
from kring.domain.deciding.row import decision_row
from kring.domain.events import TalkKind
from kring.domain.followup.row import followup_row
from kring.domain.preparing.row import conference_row, decided_on, preparation_row
from kring.domain.report.row import report_row, today_row
from kring.domain.talks.row import support_row, talks_row


def rail(view: View) -> tuple[StageView, ...]:
    """The stages that exist now, each with its state and the reason."""
    case = view.case
    rows = [today_row(view), report_row(view), talks_row(view), support_row(view), decision_row(view)]
    is_open = preparation_open(view)
    if is_open or case.held(TalkKind.CONFERENCE):
        conference = decided_on(case) if is_open else case.conference
        rows += [preparation_row(view, conference), conference_row(view, conference), agreement_row(case)]
    elif case.conference is not None:
        rows.append(conference_row(view, case.conference))
    return (*rows, followup_row(view))
