"""The only Jinja2: templates that people may write themselves, held to a small safe language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import CodeType
from typing import TYPE_CHECKING

from kring.domain.errors import Problem, TemplateFailed, TemplateRefused
from kring.domain.problems import Code
from kring.titles import settled, without_mark

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.runtime import Context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

TEMPLATE_BYTES = 64 * 1024
OUTPUT_LETTERS = 128 * 1024
STEPS = 5_000
DEPTH = 24
LOOPS = 2
LOOP_WORDS = frozenset({"index", "first", "last", "length"})
FILTERS = frozenset(
    {"capitalize", "default", "first", "groups", "initial", "join", "last", "length", "listed", "lower"}
    | {"tick", "trim", "upper"}
)
_NODES = frozenset(
    {"Template", "Output", "TemplateData", "Name", "Getattr", "Const", "If", "For", "Compare", "Operand"}
    | {"Filter", "And", "Or", "Not"}
)

# Every punctuation mark of *data* becomes a private code point while Markdown reads the text, so no name
# and no promise can ever be a heading, a table or a fence.
_PRIVATE = 0xE100
_MARKS = [c for c in range(128) if not (chr(c).isalnum() or c == 32)]
_TO_PRIVATE = {c: _PRIVATE + c for c in _MARKS}
_FROM_PRIVATE = {v: k for k, v in _TO_PRIVATE.items()}
_STRAY = re.compile("[\ue100-\ue1ff]")

Plain = str | int | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]


class _Markup(str):
    """Text that a filter of ours made on purpose, and that the paper may read as markup."""

    __slots__ = ()


def inert(text: str) -> str:
    """Return the text with each mark of punctuation hidden from Markdown."""
    return _STRAY.sub("", text).translate(_TO_PRIVATE)


def restored(text: str) -> str:
    """Return the text with the hidden punctuation back, the inverse of `inert`."""
    return text.translate(_FROM_PRIVATE)


def check(text: str, allowed_names: Collection[str]) -> list[Problem]:
    """Return every reason why this template may not be used, in the order of its lines; empty is good."""
    return _read(text, frozenset(allowed_names))[1]


def fill(text: str, facts: Mapping[str, object]) -> str:
    """Return the template with plain facts in it, marks inert; may raise TemplateRefused, TemplateFailed."""
    return _filled(text, facts, for_paper=True)


def fill_line(text: str, names: Mapping[str, str]) -> str:
    """Return one script line with names in it, plain text; may raise TemplateRefused, TemplateFailed."""
    if "{" not in text:
        return text
    return _filled(text, names, for_paper=False)


def plain(value: object) -> Plain:
    """Return dataclasses as dicts and lists as tuples, all the way down; TypeError for anything live."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return tuple(plain(v) for v in value)
    raise TypeError(type(value).__name__)


def _filled(text: str, facts: Mapping[str, object], *, for_paper: bool) -> str:
    from jinja2 import TemplateRuntimeError
    from jinja2.exceptions import SecurityError

    env = _environment(for_paper)
    code = _compiled(text, frozenset(facts), for_paper)
    template = env.template_class.from_code(env, code, {})
    out: list[str] = []
    size = 0
    try:
        for piece in template.generate({**{k: plain(v) for k, v in facts.items()}, "_steps": [STEPS]}):
            out.append(piece)
            size += len(piece)
            if size > OUTPUT_LETTERS:
                raise TemplateFailed(Code.TEMPLATE_TOO_LONG, None)
    except (TemplateRuntimeError, SecurityError, TypeError, ValueError, OverflowError) as fault:
        # The message may hold people's words: only the place goes on.
        raise TemplateFailed(Code.TEMPLATE_VALUE, _line_of(fault, template.get_corresponding_lineno)) from None
    return settled("".join(out))


def _line_of(fault: BaseException, number: Callable[[int], int]) -> int | None:
    trace, line = fault.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = number(trace.tb_lineno)
        trace = trace.tb_next
    return line


@lru_cache(maxsize=256)
def _compiled(text: str, names: frozenset[str], for_paper: bool) -> CodeType:
    from jinja2 import nodes

    tree, problems = _read(text, names)
    if problems or tree is None:
        raise TemplateRefused(tuple(problems))
    # A loop counts its steps, so that no template can keep the program busy.
    for loop in tree.find_all(nodes.For):
        loop.iter = nodes.Filter(loop.iter, "_counted", [], [], None, None, lineno=loop.lineno)
    return _environment(for_paper).compile(tree)


@lru_cache(maxsize=4)
def _environment(for_paper: bool) -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined, Undefined, pass_context
    from jinja2.runtime import LoopContext
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """Attributes are keys of plain dicts, and four words of a loop: no attribute of any Python object."""

        def getattr(self, obj: object, attribute: str) -> object:
            if isinstance(obj, dict) and attribute in obj:
                return obj[attribute]
            if isinstance(obj, LoopContext) and attribute in LOOP_WORDS:
                return getattr(obj, attribute)
            return self.undefined(obj=obj, name=attribute)

    @pass_context
    def counted(context: Context, value: object) -> Iterator[object]:
        if isinstance(value, Undefined) or not isinstance(value, tuple):
            raise TypeError("a loop needs a list")
        steps = context["_steps"]
        for item in value:
            steps[0] -= 1
            if steps[0] < 0:
                raise TemplateFailed(Code.TEMPLATE_TOO_LONG, None)
            yield item

    finalize = _inert_value if for_paper else _plain_value
    env = Sandbox(undefined=StrictUndefined, finalize=finalize, trim_blocks=True, lstrip_blocks=True, cache_size=0)
    env.globals.clear()
    env.filters = {name: env.filters[name] for name in FILTERS & set(env.filters)}
    env.filters.update(groups=_groups, initial=_initial, join=_join, listed=_listed, tick=_tick)
    env.filters.update(default=_default, _counted=counted)
    return env


def _read(text: str, names: frozenset[str]) -> tuple[nodes.Template | None, list[Problem]]:
    if len(text.encode("utf-8", "surrogatepass")) > TEMPLATE_BYTES:
        return None, [Problem(1, 1, Code.TEMPLATE_TOO_BIG, (str(TEMPLATE_BYTES // 1024),))]
    tree = _parse(text)
    if isinstance(tree, Problem):
        return None, [tree]
    return tree, sorted(set(_walk(tree, text, names)), key=lambda p: (p.line, p.column))


def _parse(text: str) -> nodes.Template | Problem:
    from jinja2 import TemplateSyntaxError

    try:
        return _environment(False).parse(text)
    except TemplateSyntaxError as fault:
        return Problem(fault.lineno, _column(text, fault.lineno, ""), Code.TEMPLATE_SYNTAX, ())
    except RecursionError:
        return Problem(1, 1, Code.TEMPLATE_TOO_DEEP, (str(DEPTH),))
    except (ValueError, OverflowError, MemoryError, Warning):
        return Problem(1, 1, Code.TEMPLATE_SYNTAX, ())


def _walk(tree: nodes.Template, text: str, names: frozenset[str]) -> Iterator[Problem]:
    from jinja2 import nodes

    waiting: list[tuple[nodes.Node, frozenset[str], int, int]] = [(tree, names, 0, 0)]
    while waiting:
        node, known, depth, loops = waiting.pop()
        if depth > DEPTH:
            yield _at(node, text, "", Code.TEMPLATE_TOO_DEEP, str(DEPTH))
            continue
        yield from _judge(node, text, known)
        if isinstance(node, nodes.For):
            if loops >= LOOPS:
                yield _at(node, text, "for", Code.TEMPLATE_LOOPS, str(LOOPS))
                continue
            waiting.append((node.iter, known, depth + 1, loops))
            inner = known | {n.name for n in node.target.find_all(nodes.Name)} | {"loop"}
            if isinstance(node.target, nodes.Name):
                inner |= {node.target.name}
            waiting += [(child, inner, depth + 1, loops + 1) for child in (node.target, *node.body)]
            rest = [*node.else_, *([node.test] if node.test is not None else [])]
            waiting += [(child, inner, depth + 1, loops + 1) for child in rest]
        else:
            waiting += [(child, known, depth + 1, loops) for child in node.iter_child_nodes()]


def _judge(node: nodes.Node, text: str, known: frozenset[str]) -> Iterator[Problem]:
    from jinja2 import nodes

    kind = type(node).__name__
    if kind not in _NODES:
        yield _at(node, text, "", Code.TEMPLATE_NOT_ALLOWED, kind)
    elif isinstance(node, nodes.Name):
        if node.name.startswith("_") or (node.ctx == "load" and node.name not in known):
            yield _at(node, text, node.name, Code.TEMPLATE_UNKNOWN_NAME, node.name)
    elif isinstance(node, nodes.Getattr):
        if node.attr.startswith("_"):
            yield _at(node, text, node.attr, Code.TEMPLATE_UNDERSCORE, node.attr)
    elif isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            yield _at(node, text, node.name, Code.TEMPLATE_UNKNOWN_FILTER, node.name)
        elif node.node is None or node.kwargs or any(not isinstance(a, nodes.Const) for a in node.args):
            yield _at(node, text, node.name, Code.TEMPLATE_NOT_ALLOWED, "Filter")
    elif isinstance(node, nodes.For) and (node.recursive or not isinstance(node.target, nodes.Name)):
        yield _at(node, text, "for", Code.TEMPLATE_NOT_ALLOWED, "For")


def _at(node: nodes.Node, text: str, word: str, code: Code, *values: str) -> Problem:
    line = node.lineno or 1
    return Problem(line, _column(text, line, word), code, values)


def _column(text: str, line: int, word: str) -> int:
    """Return the column, from 1, of a word inside the braces of that line, else of the first brace."""
    lines = text.splitlines()
    row = lines[line - 1] if 0 < line <= len(lines) else ""
    brace = max(row.find("{"), 0)
    found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(row, brace) if word else None
    return (found.start() if found else brace) + 1


def _plain_value(value: object) -> str:
    if value is None or isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError(type(value).__name__)
    return str(value)


def _inert_value(value: object) -> str:
    return str(value) if isinstance(value, _Markup) else inert(_plain_value(value).strip())


def _tick(value: object) -> str:
    return _Markup("[x]" if value is True else "[ ]")


def _initial(value: str) -> str:
    return unicodedata.normalize("NFC", without_mark(value).strip())[:1]


def _groups(value: str, size: int = 4) -> str:
    return " ".join(value[i : i + size] for i in range(0, len(value), max(size, 1)))


def _default(value: object, instead: str = "") -> object:
    return value if value else instead


def _join(value: Sequence[str], between: str = ", ") -> str:
    return _short(between.join(value) if len(value) * len(between) < OUTPUT_LETTERS else None)


def _listed(value: Sequence[str], word: str = "and") -> str:
    """Join names as people write them: "a, b and c"."""
    if len(value) < 2:
        return _short("".join(value))
    return _short(f"{', '.join(value[:-1])} {word} {value[-1]}")


def _short(text: str | None) -> str:
    if text is None or len(text) > OUTPUT_LETTERS:
        raise TemplateFailed(Code.TEMPLATE_TOO_LONG, None)
    return text
