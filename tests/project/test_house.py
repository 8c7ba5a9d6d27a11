"""The house rules that no linter holds: size, floors of the domain, translation, and trust.md's S11."""

from __future__ import annotations

import ast
import gc
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from kring.domain import events

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "app" / "kring"
CODE = sorted((ROOT / "app").rglob("*.py"))

Rule = Callable[[str, ast.AST], Iterator[ast.AST]]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), path.name)


@cache
def trees() -> dict[Path, ast.Module]:
    """Every file of the program, parsed once; nobody looks for garbage in them after each test."""
    found = {path: parsed(path) for path in sorted((Path(__file__).parents[2] / "app").rglob("*.py"))}
    gc.collect()
    gc.freeze()
    return found


def tree_of(path: Path) -> ast.Module:
    return trees().get(path) or parsed(path)


def findings(rule: Rule) -> list[str]:
    """Where the rule is broken, as file:line; the rule gets a path below app/kring and the file's tree."""
    return [
        f"{name_of(path)}:{node.lineno}"
        for path in CODE
        for node in rule(path.relative_to(PACKAGE).as_posix(), tree_of(path))
    ]


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the dotted text of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def imports(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Text in the code; descriptions of modules, classes and functions are not code."""
    described = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    texts = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, described) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts:
            yield node


# --- size and floors ----------------------------------------------------------------------------


def test_the_domain_needs_only_the_standard_library():
    def rule(name, tree):
        if name.startswith("domain/"):
            for module, node in imports(tree):
                top = module.split(".")[0]
                if top not in sys.stdlib_module_names and not f"{module}.".startswith("kring.domain."):
                    yield node

    assert not findings(rule)


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_file_fits_in_the_head(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 50, f"{node.name} is too long"


def test_a_word_means_one_thing_no_class_name_is_defined_twice():
    defined: dict[str, list[str]] = {}
    for path in CODE:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                defined.setdefault(node.name, []).append(f"{name_of(path)}:{node.lineno}")
    assert {name: where for name, where in defined.items() if len(where) > 1} == {}


# --- translation --------------------------------------------------------------------------------


def is_translation(called: str) -> bool:
    return called.split(".")[-1] in {"_", "_n", "_p"}


def test_nothing_is_translated_while_importing():
    def rule(_name, tree):
        bodies = [
            part
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for part in (node.body if isinstance(node.body, list) else [node.body])
        ]
        later = {id(node) for body in bodies for node in ast.walk(body)}
        return (node for called, node in calls(tree) if is_translation(called) and id(node) not in later)

    assert not findings(rule)


def test_what_is_translated_is_written_out_where_it_is_used():
    def rule(name, tree):
        for called, node in calls(tree):
            words = node.args[:2] if called.endswith(("_n", "_p")) else node.args[:1]
            plain = all(isinstance(word, ast.Constant) and isinstance(word.value, str) for word in words)
            if is_translation(called) and name != "i18n.py" and not (words and plain):
                yield node

    assert not findings(rule)


# --- one way in ---------------------------------------------------------------------------------

EVENTS = {name for name, made in vars(events).items() if isinstance(made, type) and issubclass(made, events.Event)}


def is_kind(node: ast.AST | None) -> bool:
    """Whether this is the class of an event, by whatever module it is reached."""
    named = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return named in EVENTS


def is_use_case(name: str) -> bool:
    return name.startswith("usecases/")


def test_neither_the_window_nor_a_rehearsal_makes_an_event():
    def rule(name, tree):
        if name.startswith(("ui/", "rehearsal/")):
            yield from (
                node for called, node in calls(tree) if called.split(".")[-1] in EVENTS or called == "codec.decode"
            )
            for node in ast.walk(tree):  # nor under another name, nor by something else that calls it
                if isinstance(node, ast.ImportFrom):
                    yield from (node for alias in node.names if alias.name in EVENTS and alias.asname)
                if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and is_kind(node.value):
                    yield node
                if isinstance(node, ast.Call) and ast.unparse(node.func) not in {"isinstance", "issubclass"}:
                    given = [*node.args, *(word.value for word in node.keywords)]
                    yield from (node for each in given if is_kind(each))

    assert not findings(rule)


def test_only_use_cases_let_events_happen():
    def rule(name, tree):
        if is_use_case(name):
            return
        inner = r"\b(cases\.(_?record|carry_out)|writing\.(append|rows_of))$"
        yield from (node for called, node in calls(tree) if re.search(inner, called))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in {
                "kring.usecases.cases",
                "kring.usecases.desk.writing",
            }:
                names = {"record", "_record", "carry_out", "append", "rows_of"}
                yield from (node for alias in node.names if alias.name in names)

    assert not findings(rule)


def test_one_function_alone_appends_to_the_events_on_the_disk():
    def rule(name, tree):
        if name == "usecases/desk/writing.py" or name.startswith("store/"):
            return
        known = {"kring.store.events"}  # the names under which the module is known here
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "kring.store":
                known |= {alias.asname or alias.name for alias in node.names if alias.name == "events"}
            if isinstance(node, ast.Import):
                known |= {alias.asname for alias in node.names if alias.name == "kring.store.events" and alias.asname}
            if isinstance(node, ast.ImportFrom) and node.module == "kring.store.events":
                yield from (node for alias in node.names if alias.name == "append")
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr == "append" and ast.unparse(node.value) in known:
                yield node

    assert not findings(rule)


# --- people's words stay where they belong ------------------------------------------------------


def test_a_log_line_is_a_fixed_sentence_with_safe_values():
    levels = {"debug", "info", "warning", "error", "exception", "critical", "log"}

    def is_unsafe(node):
        if isinstance(node, ast.JoinedStr):
            return True
        return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"str", "repr", "format"}

    def rule(_name, tree):
        for called, node in calls(tree):
            owner, _dot, level = called.rpartition(".")
            if level not in levels or not re.search(r"(^|[._])log(ger|ging)?$", owner, re.IGNORECASE):
                continue
            # A traceback ends with the exception's own words, which may be somebody's.
            traceback = level == "exception" or any(word.arg == "exc_info" for word in node.keywords)
            if traceback or any(is_unsafe(part) for word in node.args for part in ast.walk(word)):
                yield node

    assert not findings(rule)


def test_an_exceptions_own_words_go_nowhere():
    def rule(_name, tree):
        for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.name):
            for node in ast.walk(handler):
                if isinstance(node, ast.FormattedValue):
                    words = [node.value]
                elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"str", "repr", "print"}:
                    words = node.args
                else:
                    continue
                if any(isinstance(word, ast.Name) and word.id == handler.name for word in words):
                    yield node

    assert not findings(rule)


def test_only_the_encrypted_database_is_used_and_no_second_one_is_attached():
    def rule(_name, tree):
        yield from (node for module, node in imports(tree) if module.split(".")[0] == "sqlite3")
        for text in strings(tree):
            if re.search(r"\bATTACH\b", text.value) or re.search(r"\battach\s+database\b", text.value.lower()):
                yield text

    assert not findings(rule)


def test_yaml_is_never_turned_into_objects():
    unsafe = {"load", "load_all", "full_load", "unsafe_load", "full_load_all", "unsafe_load_all"}

    def rule(_name, tree):
        return (node for called, node in calls(tree) if called in {f"yaml.{word}" for word in unsafe})

    assert not findings(rule)


def test_markup_is_written_by_the_documents_only():
    def rule(name, tree):
        if not name.startswith("documents/"):
            yield from (node for called, node in calls(tree) if called.split(".")[-1] == "Paragraph")

    assert not findings(rule)


def test_labels_are_made_in_one_module_of_the_widgets():
    def rule(_name, tree):
        yield from (node for called, node in calls(tree) if called.split(".")[-1] == "QLabel")
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                yield from (base for base in node.bases if ast.unparse(base).split(".")[-1] == "QLabel")

    modules = {place.rpartition(":")[0] for place in findings(rule)}
    assert len(modules) <= 1 and all(module.startswith("app/kring/ui/widgets/") for module in modules), modules


def test_qt_keeps_no_settings_of_its_own():
    def rule(_name, tree):
        return (node for called, node in calls(tree) if called.split(".")[-1] == "QSettings")

    assert not findings(rule)


OUTLIVE_A_PAGE = re.compile(r"(^|[._])(context|conductor|jobs|app|clipboard|current\(\)|styleHints\(\))\.[a-z_A-Z]+$")
# Menus and translators are no widgets of a page; a context goes with its vault.
MAY_DELETE = {
    "ui/widgets/leaving.py",
    "ui/frame/menu_row.py",
    "ui/frame/window.py",
    "ui/frame/application.py",
    "ui/program/locking.py",
}
AS_LONG_AS_THE_WINDOW = ("ui/frame/", "ui/ground/", "ui/program/", "ui/widgets/hearing.py")


def test_a_page_hears_what_outlives_it_only_by_the_one_way_that_ends_with_it():
    def rule(name, tree):
        if name == "main.py" or name.startswith(AS_LONG_AS_THE_WINDOW):
            return
        for called, node in calls(tree):
            heard, _dot, how = called.rpartition(".")
            if how == "connect" and (heard.endswith(".timeout") or OUTLIVE_A_PAGE.search(heard)):
                yield node
            if how == "singleShot" or called.endswith("jobs.run"):
                yield node

    assert not findings(rule)


def test_widgets_go_only_by_the_one_way_that_ends_what_they_hear():
    def rule(name, tree):
        for called, node in calls(tree):
            if called.endswith(".deleteLater") and name not in MAY_DELETE:
                yield node

    assert not findings(rule)


def test_a_tip_at_the_pointer_is_given_by_the_one_helper_that_escapes_it():
    def rule(name, tree):
        if name != "ui/widgets/tip.py":
            tips = {"setToolTip", "showText", "setStatusTip", "setWhatsThis"}
            yield from (node for called, node in calls(tree) if called.split(".")[-1] in tips)
        if not any(called == "as_tip" for called, _node in calls(tree)):
            yield from (
                node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "ToolTipRole"
            )

    assert not findings(rule)


def test_qt_is_never_asked_who_has_the_focus_in_the_place_of_another():
    asked = {
        "focusProxy",
        "nextInFocusChain",
        "previousInFocusChain",
    }  # PySide takes the answer for a child of the asked

    def rule(_name, tree):
        return (node for called, node in calls(tree) if called.split(".")[-1] in asked)

    assert not findings(rule)


def test_the_time_comes_from_the_clock_that_was_handed_in():
    clocks = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}

    def rule(name, tree):
        if name in {"main.py", "cli.py"}:
            return
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in clocks:
                yield node

    assert not findings(rule)


# --- files --------------------------------------------------------------------------------------


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Name and text of every file that is, or is about to be, part of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0 and listed.stdout:
        files = [ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name]
    else:  # an unpacked archive
        parts = [ROOT / part for part in ("app", "packaging", "resources", "tests")]
        files = [*ROOT.glob("*.*"), *(path for part in parts for path in part.rglob("*"))]
    for path in files:
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data:
            yield name_of(path), data.decode("utf-8")


def test_no_file_names_a_package_registry_or_a_place_on_somebodys_machine():
    # Put together here, so that this file does not find itself.
    hosts = [
        *(".".join(host) for host in [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")]),
        *(".".join(host) for host in [("deb", "debian", "org"), ("proxy", "golang", "org"), ("crates", "io")]),
    ]
    asked = re.compile(r"--(?:extra-)?index-" + "url|--find-" + "links")
    machine = re.compile(r"(?<![\w.~/-])(?:/(?:home|root|work|Users)/[\w.]|[A-Z]:\\Users\\)")
    found = [
        f"{name}:{number}"
        for name, text in tracked_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if any(host in line for host in hosts) or asked.search(line) or machine.search(line)
    ]
    assert not found


def test_no_paper_script_or_screen_calls_a_person_by_what_was_done():
    forbidden = re.compile(
        r"\b(bully|bullies|victims?|offenders?|perpetrators?|pesters?|slachtoffers?|daders?)\b", re.IGNORECASE
    )
    found = [
        f"{name}:{number}: {hit[0]}"
        for name, text in tracked_texts()
        if name.startswith(tuple(f"resources/{part}/" for part in ("scripts", "papers", "locale", "cards")))
        and not name.endswith("README.md")
        for number, line in enumerate(text.splitlines(), 1)
        if (hit := forbidden.search(line))
    ]
    assert not found


# --- the rules themselves -----------------------------------------------------------------------

BROKEN = [
    (test_the_domain_needs_only_the_standard_library, "import yaml"),
    (test_the_domain_needs_only_the_standard_library, "from kring.i18n import language"),
    (test_nothing_is_translated_while_importing, "TITLE = _('Title')"),
    (test_nothing_is_translated_while_importing, "def f(title=_('Title')): pass"),
    (test_what_is_translated_is_written_out_where_it_is_used, "def f(title): return _(title)"),
    (test_neither_the_window_nor_a_rehearsal_makes_an_event, "e.Withdrew(person, today)"),
    (test_neither_the_window_nor_a_rehearsal_makes_an_event, "conductor.play(events.Advanced())"),
    (test_neither_the_window_nor_a_rehearsal_makes_an_event, "from kring.domain.events import Judged\nJudged('safe')"),
    (test_neither_the_window_nor_a_rehearsal_makes_an_event, "from kring.domain.events import Judged as made"),
    (test_neither_the_window_nor_a_rehearsal_makes_an_event, "made = events.Judged\nmade('safe')"),
    (test_neither_the_window_nor_a_rehearsal_makes_an_event, "work = partial(e.Judged, 'safe')"),
    (test_neither_the_window_nor_a_rehearsal_makes_an_event, "codec.decode('judged', body, None)"),
    (test_only_use_cases_let_events_happen, "cases.record(desk, case, event)"),
    (test_only_use_cases_let_events_happen, "cases.carry_out(desk, case, [event], rows)"),
    (test_only_use_cases_let_events_happen, "from kring.usecases.desk.writing import append"),
    (test_only_use_cases_let_events_happen, "from kring.usecases.cases import record"),
    (test_one_function_alone_appends_to_the_events_on_the_disk, "from kring.store.events import append"),
    (test_one_function_alone_appends_to_the_events_on_the_disk, "from kring.store import events\nevents.append(v, c)"),
    (
        test_one_function_alone_appends_to_the_events_on_the_disk,
        "from kring.store import events as rows\nf(rows.append)",
    ),
    (test_a_log_line_is_a_fixed_sentence_with_safe_values, "log.info(f'{name} was here')"),
    (test_a_log_line_is_a_fixed_sentence_with_safe_values, "logging.error('Failed: %s', str(error))"),
    (test_a_log_line_is_a_fixed_sentence_with_safe_values, "self._log.warning('Failed', exc_info=True)"),
    (test_an_exceptions_own_words_go_nowhere, "try: f()\nexcept ValueError as wrong: print(wrong)"),
    (test_an_exceptions_own_words_go_nowhere, "try: f()\nexcept ValueError as wrong: g(f'No: {wrong}')"),
    (test_only_the_encrypted_database_is_used_and_no_second_one_is_attached, "import sqlite3"),
    (test_only_the_encrypted_database_is_used_and_no_second_one_is_attached, "f('attach database ?')"),
    (test_yaml_is_never_turned_into_objects, "yaml.load(text)"),
    (test_markup_is_written_by_the_documents_only, "Paragraph(text)"),
    (test_labels_are_made_in_one_module_of_the_widgets, "QtWidgets.QLabel(text)"),
    (test_labels_are_made_in_one_module_of_the_widgets, "class Line(QLabel): pass"),
    (test_qt_keeps_no_settings_of_its_own, "QSettings()"),
    (test_a_page_hears_what_outlives_it_only_by_the_one_way_that_ends_with_it, "self._context.saved.connect(f)"),
    (test_a_page_hears_what_outlives_it_only_by_the_one_way_that_ends_with_it, "conductor.moved.connect(lambda: 1)"),
    (test_a_page_hears_what_outlives_it_only_by_the_one_way_that_ends_with_it, "current().changed.connect(self.fit)"),
    (test_a_page_hears_what_outlives_it_only_by_the_one_way_that_ends_with_it, "self._timer.timeout.connect(f)"),
    (test_a_page_hears_what_outlives_it_only_by_the_one_way_that_ends_with_it, "QTimer.singleShot(0, self, f)"),
    (test_a_page_hears_what_outlives_it_only_by_the_one_way_that_ends_with_it, "context.jobs.run(job, done, failed)"),
    (test_widgets_go_only_by_the_one_way_that_ends_what_they_hear, "page.deleteLater()"),
    (test_a_tip_at_the_pointer_is_given_by_the_one_helper_that_escapes_it, "self.setToolTip(name)"),
    (test_a_tip_at_the_pointer_is_given_by_the_one_helper_that_escapes_it, "role = Qt.ItemDataRole.ToolTipRole"),
    (test_qt_is_never_asked_who_has_the_focus_in_the_place_of_another, "widget.focusProxy()"),
    (test_the_time_comes_from_the_clock_that_was_handed_in, "now = datetime.datetime.now"),
]

IN_THE_WINDOW = (
    test_neither_the_window_nor_a_rehearsal_makes_an_event,
    test_only_use_cases_let_events_happen,
    test_one_function_alone_appends_to_the_events_on_the_disk,
)


@pytest.mark.parametrize(("rule", "code"), BROKEN, ids=[code for _rule, code in BROKEN])
def test_each_rule_finds_what_it_forbids(rule, code, monkeypatch, tmp_path):
    floor = "ui" if rule in IN_THE_WINDOW else "domain"
    path = tmp_path / "app" / "kring" / floor / "broken.py"
    path.parent.mkdir(parents=True)
    path.write_text(code, encoding="utf-8")
    for name, value in {"ROOT": tmp_path, "PACKAGE": tmp_path / "app" / "kring", "CODE": [path]}.items():
        monkeypatch.setitem(globals(), name, value)
    with pytest.raises(AssertionError):
        rule()
