"""A script as the text of a file, in format 2, that reads back as the same script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kring.domain.session.script import Answer, Branch, Choice, Phase, Script, ScriptPart, Step, Who

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yaml import Node

Written = str | int | list["Written"] | dict[str, "Written"]

_PLAIN = re.compile(r"[^\W_](?:[^{}\[\]\n#:]|:(?! |$))*")  # no quotes where nobody could misread it
_WIDTH = 1_000_000  # a line of a script stays a line of the file


def written(script: Script) -> str:
    """The whole script, order and words, as one file of format 2."""
    return dumped(
        _filled(
            {
                "format": 2,
                "kind": script.kind.value,
                "id": script.id,
                "language": script.language,
                "title": script.title,
                "for whom": script.for_whom,
                "not when": script.not_when,
                "source": script.source,
                "needs": [need.value for need in script.needs],
                "audience": script.audience.value if script.audience else "",
                "number": script.number,
                "last wish": [wish.value for wish in script.last_wish],
                "supporters": "" if script.supporters_needed else "optional",
                "strikes": _whom(script.strikes) if script.strikes else [],
                "groups": list(script.groups),
                "facilitators": script.facilitators if script.facilitators > 1 else 0,
                "phases": [_phase(phase) for phase in script.phases],
            }
        )
    )


def dumped(plain: Mapping[str, Written]) -> str:
    """Plain words with values as YAML: in their order, lists indented, a text that needs quotes in double ones."""
    import yaml

    class Lines(yaml.SafeDumper):
        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)  # a list stands further in than the word it belongs to

    def text(dumper: Lines, value: str) -> Node:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, None if _PLAIN.fullmatch(value) else '"')

    Lines.add_representer(str, text)
    return yaml.dump(plain, Dumper=Lines, sort_keys=False, allow_unicode=True, width=_WIDTH)


def _filled(values: dict[str, Written]) -> dict[str, Written]:
    return {word: value for word, value in values.items() if value not in ("", 0, [], {})}


def _phase(phase: Phase) -> Written:
    return _filled(
        {
            "id": phase.id,
            "title": phase.title,
            "minutes": phase.planned,
            "parts": [_part(part) for part in phase.parts],
        }
    )


def _part(part: ScriptPart) -> Written:
    return _filled(
        {
            "begins": part.begins.value if part.begins else "",
            **_branches(part.only_after),
            "with": _whom(part.with_any),
            "without": _whom(part.without),
            "group": part.group,
            "who": _whom(part.who),
            "how": part.manner.value,
            "start": part.start.value if part.start else "",
            "keeper": part.keeper.value if part.keeper else "",
            "again": part.again if part.again > 1 else 0,
            "until": _branch(part.until) if part.until else "",
            "incident": "each" if part.by_incident else "",
            "led by": part.led_by,
            "minutes": part.minutes,
            "steps": [_step(step) for step in part.steps],
            "replied by": _whom(part.answered_by),
            "replies": [_step(step) for step in part.replies],
        }
    )


def _whom(selectors: tuple[Who, ...]) -> Written:
    found: list[Written] = [who.value for who in selectors]
    return found[0] if len(found) == 1 else found


def _branches(branches: tuple[Branch, ...]) -> dict[str, Written]:
    """After which answers, and unless which."""
    words = (("only after", False), ("unless", True))
    return {word: [_branch(one) for one in branches if one.unless is unless] for word, unless in words}


def _branch(branch: Branch) -> Written:
    return {"line": branch.step, "answers": list(branch.answers)}


def _formal(step: Step) -> Written:
    more = step.formally
    if more is None:
        return step.formal
    hanging: dict[str, Written] = {
        "wordings": list(more.wordings),
        "follow up": list(more.follow_up),
        "easier": more.easier,
        "stop": more.stop,
    }
    return _filled({step.act.value: step.formal, **hanging})


def _choice(choice: Choice) -> Written:
    """An answer that is offered; one that is still without words has its empty text."""
    said: dict[str, Written] = {"code": choice.code, "text": choice.text}
    return {**said, "leads to": choice.leads_to} if choice.leads_to else said


def _step(step: Step) -> Written:
    scale, stop = step.scale, step.stop
    return {
        "id": step.id,
        step.act.value: step.text,
        **_filled(
            {
                **_branches(step.only_after),
                "title": step.title,
                "formal": _formal(step),
                "purpose": step.purpose,
                "tip": step.tip,
                "easier": step.easier,
                "point": step.point,
                "wordings": list(step.wordings),
                "follow up": list(step.follow_up),
                "answer": step.answer.value if step.answer is not Answer.WORDS else "",
                "choices": [_choice(choice) for choice in step.choices],
                "records": step.records.value if step.records else "",
                "evidence": step.evidence,
                "stop": {"when": stop.when, "say": stop.say} if stop else "",
                "after a no": "left out" if step.not_after_no else "",
                "last wish": [wish.value for wish in step.last_wish],
            }
        ),
        **(
            {"scale": {"from": scale.low, "to": scale.high, "low": scale.low_text, "high": scale.high_text}}
            if scale
            else {}
        ),
    }
