"""Where in a script a word belongs, for the sentence that says so when it stands elsewhere."""

from __future__ import annotations

from kring.domain.problems import Code

_TOP = (
    *("for whom", "not when", "source", "words", "supporters", "strikes", "groups", "facilitators", "audience"),
    *("number", "phases"),
)
_PART = (
    *("who", "how", "minutes", "begins", "with", "without", "group", "start", "keeper", "again", "until"),
    *("only after", "unless"),
    *("replied by", "replies", "incident", "led by", "steps"),
)
_STEP = (
    *("say", "ask", "do", "tip", "purpose", "easier", "point", "wordings", "follow up", "answer", "choices", "scale"),
    *("records", "evidence", "formal", "stop", "after a no", "last wish"),
)

LEVELS: dict[str, Code] = {
    **dict.fromkeys(_TOP, Code.BELONGS_AT_TOP),
    "parts": Code.BELONGS_TO_PHASE,
    **dict.fromkeys(_PART, Code.BELONGS_TO_PART),
    **dict.fromkeys(_STEP, Code.BELONGS_TO_STEP),
}
