"""Nothing of a case reaches the disk past its rules: every function that adds events is known, and asks first."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from kring import paths

APP = Path(paths.__file__).parent
# Who may call what adds events, and which rule is called before it in the same function.
STORE_APPEND = {"usecases/desk/writing.py:append"}
WRITING_APPEND = {
    "usecases/cases.py:carry_out": "permit",
    "usecases/talks/talks.py:opened": "record",  # the first row of a talk that `record` has just permitted
    "usecases/talks/talks.py:keep": "may_still",  # again what `play` asked, when it waited
    "usecases/talks/talks.py:together": "",  # inside `keep`, which asked before: with the notice of what was said
    "usecases/kept_elsewhere.py:_take": "may_still",
    "usecases/practice_case.py:put": "",  # a practice case whose every step passed the rules where it was played
}
TALKS_KEEP = {
    "usecases/talks/talks.py:step": "play",
    "usecases/talks/talks.py:together": "play",
    "ui/meeting/conductor.py:_keep": "",  # the rows that `_take` played, as the last test here says
}


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """Innermost first, so that a call belongs to the function in which it stands."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return iter(sorted(found, key=lambda node: (node.end_lineno or 0) - node.lineno))


def _calls(node: ast.AST) -> list[str]:
    """What is called, in the order in which it stands there."""
    calls = [call for call in ast.walk(node) if isinstance(call, ast.Call)]
    return [ast.unparse(call.func) for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset))]


def callers(*names: str) -> dict[str, list[str]]:
    """Every function of the program that calls one of these, with everything that it calls."""
    found: dict[str, list[str]] = {}
    for file in APP.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        taken: set[int] = set()
        for function in _functions(tree):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and ast.unparse(call.func) in names and id(call) not in taken:
                    taken.add(id(call))
                    found[f"{file.relative_to(APP).as_posix()}:{function.name}"] = _calls(function)
    return found


def never_asked(found: dict[str, list[str]], rules: dict[str, str], name: str) -> list[str]:
    """The functions in which the rule is not called before what is called `name`."""
    short = {where: [call.split(".")[-1] for call in calls] for where, calls in found.items()}
    return [
        where for where, calls in short.items() if (rule := rules[where]) and rule not in calls[: calls.index(name)]
    ]


def test_only_one_function_puts_events_into_the_store() -> None:
    assert set(callers("events.append", "stored.append", "store.events.append")) == STORE_APPEND
    for file in APP.rglob("*.py"):
        text = file.read_text("utf-8")
        assert "INSERT INTO event" not in text or file.relative_to(APP).as_posix() == "store/events.py", file


def test_whoever_writes_events_has_asked_a_rule() -> None:
    found = callers("writing.append")
    assert set(found) == set(WRITING_APPEND)
    assert never_asked(found, WRITING_APPEND, "append") == []


def test_steps_of_a_talk_are_kept_only_after_they_were_played() -> None:
    found = callers("keep", "talks.keep")
    found = {
        name: calls for name, calls in found.items() if not name.startswith("usecases/desk/drafts.py")
    }  # has its own
    assert set(found) == set(TALKS_KEEP)
    assert never_asked(found, TALKS_KEEP, "keep") == []


def test_the_window_keeps_only_rows_that_its_conductor_played() -> None:
    conductor = ast.parse((APP / "ui" / "meeting" / "conductor.py").read_text("utf-8"))
    waiting = [
        function
        for function in _functions(conductor)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr == "_rows" and isinstance(node.value, ast.Name)
    ]
    assert {function.name for function in waiting} == {"__init__", "settle", "_take"}
    calls = next(_calls(function) for function in waiting if function.name == "_take")
    assert calls.index("talks.play") < calls.index("self._rows.append")
    assert "_rows.append" not in ast.unparse(next(f for f in waiting if f.name == "settle"))
