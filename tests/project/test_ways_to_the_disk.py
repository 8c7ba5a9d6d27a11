"""Nothing of a case reaches the disk past its rules: every function that adds events is known, and asks first."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from kring import paths

APP = Path(paths.__file__).parent
# Who may call what adds events, and which rule stands before it in the same function (or, for `keep`, in `play`).
STORE_APPEND = {"usecases/writing.py:append"}
WRITING_APPEND = {
    "usecases/cases.py:carry_out": "permit",
    "usecases/talks.py:opened": "record",  # the first row of a talk that `record` has just permitted
    "usecases/talks.py:keep": "may_still",  # again what `play` asked, when it waited
    "usecases/talks.py:together": "record",  # inside `keep`, which asked before: with the notice of what was said
    "usecases/elsewhere.py:_take": "may_still",
    "usecases/practice_case.py:put": "groupby",  # a practice case whose every step passed the rules where it was played
}


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """Innermost first, so that a call belongs to the function in which it stands."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return iter(sorted(found, key=lambda node: (node.end_lineno or 0) - node.lineno))


def _calls(node: ast.AST) -> set[str]:
    return {ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}


def callers(*names: str) -> dict[str, set[str]]:
    """Every function of the program that calls one of these, with everything that it calls."""
    found: dict[str, set[str]] = {}
    for file in APP.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        taken: set[int] = set()
        for function in _functions(tree):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and ast.unparse(call.func) in names and id(call) not in taken:
                    taken.add(id(call))
                    found[f"{file.relative_to(APP).as_posix()}:{function.name}"] = _calls(function)
    return found


def test_only_one_function_puts_events_into_the_store() -> None:
    assert set(callers("events.append", "stored.append", "store.events.append")) == STORE_APPEND
    for file in APP.rglob("*.py"):
        text = file.read_text("utf-8")
        assert "INSERT INTO event" not in text or file.relative_to(APP).as_posix() == "store/events.py", file


def test_whoever_writes_events_has_asked_a_rule() -> None:
    found = callers("writing.append")
    assert set(found) == set(WRITING_APPEND)
    assert all(any(call.split(".")[-1] == WRITING_APPEND[name] for call in calls) for name, calls in found.items())


def test_steps_of_a_talk_are_kept_only_after_they_were_played() -> None:
    assert {name for name in callers("keep", "talks.keep") if name.startswith("usecases/talks")} == {
        "usecases/talks.py:step",
        "usecases/talks.py:together",
    }
    inside = {name: calls for name, calls in callers("talks.keep").items() if name.startswith("ui/")}
    assert inside, "the window keeps what its conductor played"
    for name in inside:
        text = (APP / name.split(":")[0]).read_text("utf-8")
        assert "talks.play(" in text, name
