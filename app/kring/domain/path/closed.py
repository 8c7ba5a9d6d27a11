"""What a closed case still takes: follow-up, and whatever somebody says or sees; nothing that leads to a meeting."""

from __future__ import annotations

from kring.domain import events as e
from kring.domain.events import Again, Event, TalkKind

_FOLLOW_UP = (
    e.CheckedIn, e.ContactMoved, e.PromiseLookedAt, e.SupportLine, e.WorseReported, e.Reflected, e.TodayLine,
    e.SafetyPlanned, e.TalkHeld, e.StopExplained, e.IncidentsChosen,
)  # fmt: skip
_SAFETY = (
    e.ConcernAsked, e.TalksReleased, e.SafeNowSaid, e.UnsafeSaid, e.UnsafeSeenTo, e.AdultReached, e.StoppedSaid,
    e.PlanSaid, e.ParentTold, e.TonightSaid, e.ConcernMistaken,
)  # fmt: skip
_OWN_WORDS = (
    e.WishSaid, e.Withdrew, e.NeedsSaid, e.OwnPartSaid, e.AskersNamed, e.SupportAnswered, e.ParentAnswered,
    e.BroughtUp, e.Quoted, e.WordingAnswered,
)  # fmt: skip
_CORRECTED = (e.PersonRenamed, e.NamesAsked, e.NameMeant, e.SetAside)


def takes(event: Event) -> bool:
    """Whether an event may still happen in a case that is closed; no word of anybody is refused."""
    match event:
        case e.TalkOpened(kind=kind):
            return kind is TalkKind.FOLLOW_UP
        case e.AskedAgain(answer=answer):
            return answer is not Again.YES
    return isinstance(event, _FOLLOW_UP + _SAFETY + _OWN_WORDS + _CORRECTED)
