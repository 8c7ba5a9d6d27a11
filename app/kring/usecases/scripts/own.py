"""A school's own scripts: copied or brought in, kept in the vault, changed, taken out, and given out again.

Each is a text of format 2 under its language and its id. Beside it lies the text that it began as, to compare with.
A session keeps the text that it runs, so nothing here ever changes a talk that began.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kring.domain.errors import Problem, Refused
from kring.domain.problems import Code
from kring.domain.refusals import Rule
from kring.domain.session.script import Script
from kring.i18n import _
from kring.scripts.hints import hint_words, hints
from kring.scripts.library import ScriptChoice as ScriptChoice
from kring.scripts.reader import KIBIBYTES, read_tree
from kring.scripts.remarks import with_remarks
from kring.scripts.tree import Fields
from kring.scripts.writing import written
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk
from kring.usecases.desk.own_texts import EACH, LIST
from kring.usecases.desk.waiting import UnsavedAct


@dataclass(frozen=True, slots=True)
class KeptScript:
    """A school's own script as it lies in the vault, and the text that it began as."""

    key: str
    text: str
    base: str


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A text that may become an own script: as much of a script as it holds, what is to fix, what is worth a look.

    `instead_of` is the own script that has its id already, in whose place it may be put.
    """

    text: str
    script: Script | None
    problems: tuple[Problem, ...]
    hints: tuple[Problem, ...] = ()
    instead_of: ScriptChoice | None = None


def kept(desk: Desk) -> tuple[KeptScript, ...]:
    """All own scripts, in the order in which they came."""
    return tuple(_read(desk, key) for key in _keys(desk))


def get(desk: Desk, key: str) -> KeptScript | None:
    """The own script under a key, or None."""
    return _read(desk, key) if key in _keys(desk) else None


def scripts(desk: Desk, language: str | None = None) -> tuple[ScriptChoice, ...]:
    """All scripts in a language, own ones beside those that come along, broken ones with their problems."""
    return desk.library.choices(language or desk.language, desk.own_scripts())


def find(desk: Desk, script_id: str, language: str | None = None) -> ScriptChoice | None:
    """The script of this id in a language, own or bundled; None when there is none."""
    return desk.library.find(script_id, language or desk.language, desk.own_scripts())


def look(desk: Desk, text: str, key: str = "") -> LookedAt:
    """What keeps a text from being chosen, and what is worth a second look; `key` where it is kept already."""
    found = desk.library.sketched(text)
    root = read_tree(text).root
    problems, noticed = list(found.problems), list[Problem]()
    taken, known = _taken(desk, root, key) or (None, None)
    if taken is not None and known is not None:
        (noticed if known.own else problems).append(taken)
    if root is not None and found.script is not None and not found.problems:
        noticed += hints(root, found.script, hint_words(desk.resources, found.script.language))
    instead_of = known if known is not None and known.own else None
    return LookedAt(text, found.script, _in_order(problems), tuple(noticed), instead_of)


def _taken(desk: Desk, root: Fields | None, key: str) -> tuple[Problem, ScriptChoice] | None:
    """Two scripts of one language are never called the same, or nobody would know which a talk ran."""
    node = root.get("id") if root else None
    if root is None or node is None or _key(root.text("language"), root.text("id")) == key:
        return None
    known = find(desk, root.text("id"), root.text("language"))
    if known is None:
        return None
    code, value = Code.ID_TAKEN, root.text("id")
    if known.own:
        one = _read(desk, known.source)
        code, value = Code.ID_OURS if one.text == one.base else Code.ID_OURS_CHANGED, known.title
    return Problem(node.line, node.column, code, (value,)), known


def _in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def bring_in(desk: Desk, text: str) -> tuple[str, LookedAt]:
    """Take a text in as an own script where nothing is wrong with it; its key, empty where something is.

    What would take the place of another one is not taken in so, but by `put_in_place`. Raises NotSaved.
    """
    found = look(desk, text)
    if found.script is None or found.problems or found.instead_of is not None:
        return "", found
    key = _key(found.script.language, found.script.id)
    put_back(desk, KeptScript(key, text, text))
    return key, found


def put_in_place(desk: Desk, text: str) -> KeptScript | None:
    """Put a text in the place of the own script that has its id, and give that one so that it can be put back.

    None where it may not be so any longer. Raises NotSaved.
    """
    found = look(desk, text)
    if found.script is None or found.problems or found.instead_of is None:
        return None
    before = _read(desk, found.instead_of.source)
    _write(desk, KeptScript(before.key, text, text))
    return before


def copy(desk: Desk, script_id: str, language: str | None = None) -> str:
    """Make an own copy of a script, called so, and give its key; raises Refused where it has faults, and NotSaved."""
    choice = find(desk, script_id, language)
    if choice is None or choice.script is None:
        raise Refused(Rule.SCRIPT_MISSING, script=script_id)
    script = choice.script
    number, name = 1, f"{script.id}-ours"
    while find(desk, name, script.language) is not None:
        number += 1
        name = f"{script.id}-ours-{number}"
    title = _("{title}, ours").format(title=script.title)
    text = written(replace(script, id=name, title=title if number == 1 else f"{title} {number}"))
    key = _key(script.language, name)
    put_back(desk, KeptScript(key, text, written(script)))
    return key


def change(desk: Desk, key: str, script: Script) -> None:
    """Keep an own script as it is now, also while something in it is still to be fixed, with the remarks of its file.

    Raises Refused where it became too large to be read again, and NotSaved.
    """
    text = with_remarks(written(script), _read(desk, key).base)
    if len(text.encode("utf-8")) > KIBIBYTES * 1024:  # nobody could open it again
        raise Refused(Rule.SCRIPT_TOO_BIG, most=str(KIBIBYTES))
    _write(desk, replace(_read(desk, key), text=text))


def put_back(desk: Desk, one: KeptScript, over: str = "") -> None:
    """Keep an own script, also one that was taken out a moment ago, or in whose place the text `over` was put.

    Raises Refused where another one has its name by now, and NotSaved.
    """
    there = get(desk, one.key)
    if there is not None and there not in (one, KeptScript(one.key, over, over)):
        raise Refused(Rule.SCRIPT_THERE)

    def both() -> None:
        writing.put_value(desk, LIST, json.dumps(list(dict.fromkeys([*_keys(desk), one.key]))))
        _write(desk, one)

    writing.together(desk, both)


def take_out(desk: Desk, key: str) -> KeptScript:
    """Take an own script out of the vault, and give it so that it can be put back. Raises NotSaved."""
    gone = _read(desk, key)

    def both() -> None:
        writing.put_value(desk, LIST, json.dumps([one for one in _keys(desk) if one != key]))
        writing.put_value(desk, EACH + key, None)
        desk.own_scripts_changed()

    writing.together(desk, both)
    return gone


def base(desk: Desk, key: str) -> Script | None:
    """The script that an own one began as."""
    return desk.library.sketched(_read(desk, key).base).script


def copied_from(desk: Desk, choice: ScriptChoice) -> str:
    """What the script is called that an own one was copied from; empty where it was brought in, or comes along."""
    began = base(desk, choice.source) if choice.own else None
    return began.title if began is not None and began.id != choice.id else ""


def _keys(desk: Desk) -> list[str]:
    return [str(key) for key in json.loads(_value(desk, LIST) or "[]")]


def _value(desk: Desk, name: str) -> str | None:
    """A value as it is wanted last, also while that waits for the disk: nobody goes on with words of before."""
    wanted = [] if desk.unsaved.working else [one for change in desk.unsaved.waiting() for one in change.wanted]
    waiting = [one.values[1] for one in wanted if isinstance(one, UnsavedAct) and one.values[0] == name]
    if not waiting:
        return writing.value(desk, name)
    return str(waiting[-1]) if waiting[-1] is not None else None


def _key(language: str, script_id: str) -> str:
    return f"{language}/{script_id}"


def _read(desk: Desk, key: str) -> KeptScript:
    found = json.loads(_value(desk, EACH + key) or "{}")
    return KeptScript(key, str(found.get("text", "")), str(found.get("base", "")))


def _write(desk: Desk, one: KeptScript) -> None:
    writing.put_value(desk, EACH + one.key, json.dumps({"text": one.text, "base": one.base}, ensure_ascii=False))
    desk.own_scripts_changed()
