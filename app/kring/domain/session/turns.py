"""A line of a session and whom it addresses, and the plain text of all of them in the vault.

A session keeps its turns as they were, so that it can be read long after the script was edited or the program
that made them is gone; therefore reading them needs nothing but the standard library.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kring.domain.errors import UnreadableRecord
from kring.domain.events import TurnId, Want
from kring.domain.people import IncidentId, PersonId
from kring.domain.session.script import Act, Answer, Branch, Choice, Formal, Records, Scale, Step, StopRule, Who

LATER = "/later"  # a line that was put off, once more at the end of its phase
BACK = "/back"  # a line that was passed over, once more after its person came back


def first_time(turn: TurnId) -> TurnId:
    """The line itself, of one that is put once more."""
    first = turn.removesuffix(LATER).removesuffix(BACK)
    return turn if first == turn else first_time(TurnId(first))


@dataclass(frozen=True, slots=True)
class Turn:
    """One step for one person, or for a group at once; its texts hold fills until the names are put in.

    `people` are all whom it addresses, `listeners` all who hear it when it is private (nobody: the whole room).
    Once filled, `step.text` is the wording to say, the formal one where that is due. `only_after` are the answers after
    which it is there; where it names any `with_any` it is there while one of them is in the room, and while none of
    `without` is. `lead` is who of several leads it, `turn_round` which time it goes round; of a reply,
    `answers_to` is whom it answers, and `reply_to` the line that asked.
    """

    id: TurnId
    phase: str
    phase_title: str
    minutes: int
    role: Who
    person: PersonId | None
    people: tuple[PersonId, ...]
    listeners: tuple[PersonId, ...]
    step: Step
    only_after: tuple[Branch, ...] = ()
    with_any: tuple[PersonId, ...] = ()
    without: tuple[PersonId, ...] = ()
    lead: PersonId | None = None
    turn_round: int = 0
    incident: IncidentId | None = None
    answers_to: PersonId | None = None
    reply_to: TurnId | None = None

    @property
    def act(self) -> Act:
        """What the facilitator does with the line."""
        return self.step.act

    @property
    def text(self) -> str:
        """The line itself."""
        return self.step.text


def turns_to_json(turns: Sequence[Turn]) -> str:
    """The turns as one JSON text; fields that are empty are left out."""
    return json.dumps([_turn_out(turn) for turn in turns], ensure_ascii=False, separators=(",", ":"))


def turns_from_json(text: str) -> tuple[Turn, ...]:
    """The turns again; raises UnreadableRecord when the text is not one that `turns_to_json` made."""
    try:
        return tuple(_turn_in(_Read(item)) for item in json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise UnreadableRecord("turns") from None


def _turn_out(turn: Turn) -> dict[str, object]:
    return _filled(
        id=turn.id,
        phase=turn.phase,
        phase_title=turn.phase_title,
        minutes=turn.minutes,
        role=turn.role.value,
        person=turn.person,
        people=turn.people,
        listeners=turn.listeners,
        step=_step_out(turn.step),
        only_after=[_branch_out(branch) for branch in turn.only_after],
        with_any=turn.with_any,
        without=turn.without,
        lead=turn.lead,
        turn_round=turn.turn_round,
        incident=turn.incident,
        answers_to=turn.answers_to,
        reply_to=turn.reply_to,
    )


def _branch_out(branch: Branch) -> list[object]:
    return [branch.step, list(branch.answers), branch.unless, branch.turn_round]


def _branch_in(item: object) -> Branch:
    step, answers, unless, turn_round = _many(item)
    return Branch(_text(step), tuple(_text(one) for one in _many(answers)), bool(unless), _whole(turn_round))


def _step_out(step: Step) -> dict[str, object]:
    scale, stop = step.scale, step.stop
    return _filled(
        id=step.id,
        act=step.act.value,
        text=step.text,
        title=step.title,
        formal=step.formal,
        purpose=step.purpose,
        tip=step.tip,
        wordings=step.wordings,
        follow_up=step.follow_up,
        answer=step.answer.value,
        choices=[[c.code, c.text, *filter(None, [c.leads_to])] for c in step.choices],
        scale=[scale.low, scale.high, scale.low_text, scale.high_text] if scale else None,
        evidence=step.evidence,
        records=step.records.value if step.records else None,
        stop=[stop.when, stop.say] if stop else None,
        not_after_no=step.not_after_no,
        easier=step.easier,
        point=step.point,
        formally=_formal_out(step.formally) if step.formally else None,
        last_wish=[wish.value for wish in step.last_wish],
    )


def _formal_out(formal: Formal) -> list[object]:
    return [list(formal.wordings), list(formal.follow_up), formal.easier, formal.stop]


def _formal_in(item: object) -> Formal:
    wordings, follow_up, easier, stop = _many(item)
    return Formal(_texts(wordings), _texts(follow_up), _text(easier), _text(stop))


def _texts(item: object) -> tuple[str, ...]:
    return tuple(_text(one) for one in _many(item))


def _filled(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in (None, "", (), [], 0)}


class _Read:
    """One JSON object, read field by field; what is of another type raises TypeError."""

    def __init__(self, item: object) -> None:
        if not isinstance(item, dict):
            raise TypeError
        self.item: dict[str, object] = item

    def text(self, name: str) -> str:
        return _text(self.item.get(name, ""))

    def whole(self, name: str) -> int:
        return _whole(self.item.get(name, 0))

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(_text(value) for value in self.many(name))

    def many(self, name: str) -> list[object]:
        return _many(self.item.get(name, []))

    def person(self, name: str) -> PersonId | None:
        return PersonId(self.text(name)) if self.item.get(name) is not None else None

    def people(self, name: str) -> tuple[PersonId, ...]:
        return tuple(PersonId(value) for value in self.texts(name))


def _turn_in(read: _Read) -> Turn:
    return Turn(
        TurnId(read.text("id")),
        read.text("phase"),
        read.text("phase_title"),
        read.whole("minutes"),
        Who(read.text("role")),
        read.person("person"),
        read.people("people"),
        read.people("listeners"),
        _step_in(_Read(read.item["step"])),
        only_after=tuple(_branch_in(item) for item in read.many("only_after")),
        with_any=read.people("with_any"),
        without=read.people("without"),
        lead=read.person("lead"),
        turn_round=read.whole("turn_round"),
        incident=IncidentId(read.text("incident")) if "incident" in read.item else None,
        answers_to=read.person("answers_to"),
        reply_to=TurnId(read.text("reply_to")) if "reply_to" in read.item else None,
    )


def _step_in(read: _Read) -> Step:
    records, scale, stop = read.text("records"), read.many("scale"), read.texts("stop")
    return Step(
        read.text("id"),
        Act(read.text("act")),
        read.text("text"),
        title=read.text("title"),
        formal=read.text("formal"),
        purpose=read.text("purpose"),
        tip=read.text("tip"),
        wordings=read.texts("wordings"),
        follow_up=read.texts("follow_up"),
        answer=Answer(read.text("answer")),
        choices=tuple(Choice(*(_text(v) for v in _many(pair))) for pair in read.many("choices")),
        scale=Scale(_whole(scale[0]), _whole(scale[1]), *(_text(v) for v in scale[2:])) if scale else None,
        evidence=read.text("evidence"),
        records=Records(records) if records else None,
        stop=StopRule(*stop) if stop else None,
        not_after_no=bool(read.whole("not_after_no")),
        easier=read.text("easier"),
        point=read.text("point"),
        formally=_formal_in(read.item["formally"]) if "formally" in read.item else None,
        last_wish=tuple(Want(wish) for wish in read.texts("last_wish")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _many(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value
