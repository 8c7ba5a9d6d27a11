"""A file of words, looked at by itself: each line as if some model named it."""

from __future__ import annotations

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.scripts.builder import FORMATS
from kring.scripts.file_language import language_of
from kring.scripts.forms import FileForm, Report
from kring.scripts.joining import LINES, OF_SCRIPT, PHASES, SCRIPTS, as_if_named
from kring.scripts.steps import STEP_2, step_of
from kring.scripts.texts import checked_fills
from kring.scripts.tree import Fields, FileReading, Items, Node, Text, shown

KIND = "words"
WORDS = ("format", "kind", "id", "language", SCRIPTS, PHASES, LINES)


def problems_of_words(reading: FileReading) -> tuple[Problem, ...]:
    """All problems of a file of words, by line and column."""
    report = Report(reading.problems)
    if reading.root is None:
        return report.problems
    form = FileForm(report, reading.root, WORDS)
    if form.lacks("format"):
        report.add(reading.root, Code.FORMAT_MISSING, FORMATS[-1])
    version = form.scalar("format", needed=form.has("format"))
    if version and version.value.strip() != FORMATS[-1]:
        report.add(version, Code.UNKNOWN_FORMAT, FORMATS[-1])
    form.id("id")
    language_of(form)
    above = _word_above(form)
    if above is not None:
        report.add(*above)
        return report.problems
    _titles(form, report)
    lines = form.node(LINES, needed=True)
    if isinstance(lines, Items):
        report.add(lines, Code.NO_DASH, _first_name(lines))
    for key, words in lines.entries if isinstance(lines, Fields) else ():
        if isinstance(words, Fields) and isinstance(choices := words.get("choices"), Items):
            report.add(choices, Code.CHOICES_BY_CODE)
        elif isinstance(words, Fields):
            step_of(
                FileForm(report, as_if_named(key, words), STEP_2),
                (),
                lambda node: checked_fills(node, report, plain=True),
            )
        else:
            report.add(words, Code.NOT_WORDS, key.value)
    return report.problems


def _word_above(form: FileForm) -> tuple[Node, Code, str] | None:
    """Where a word is missing under which things stand by their names, so that they came under the one before it."""
    for word, missing in ((SCRIPTS, PHASES), (PHASES, LINES)):
        node = form.fields.get(word)
        kind = Text if word == SCRIPTS else Fields
        entries = node.entries if isinstance(node, Fields) and not form.has(missing) else ()
        for key, value in entries:
            if isinstance(value, kind) and key.value not in OF_SCRIPT:
                return key, Code.WORD_ABOVE, missing
    node = form.fields.get(SCRIPTS)
    for key, value in node.entries[:1] if isinstance(node, Fields) else ():
        if isinstance(value, Text) and key.value in OF_SCRIPT:
            return key, Code.NAME_ABOVE, form.fields.text("id")
    return None


def _first_name(listed: Items) -> str:
    """How the first of a list is called."""
    first = next((node for node in listed.nodes if isinstance(node, Fields) and node.entries), None)
    return shown(first.entries[0][0].value) if first else "…"


def _titles(form: FileForm, report: Report) -> None:
    """What scripts and phases are called: plain texts."""
    for word in (SCRIPTS, PHASES):
        node = form.node(word)
        if isinstance(node, Items):
            form.report.add(node, Code.NO_DASH, _first_name(node))
        for key, named in node.entries if isinstance(node, Fields) else ():
            if word == PHASES:
                FileForm(report, Fields(((key, named),), key.line, key.column), (key.value,)).text(key.value)
            elif isinstance(named, Fields):
                titles = FileForm(report, named, OF_SCRIPT)
                for part in OF_SCRIPT:
                    titles.text(part)
            else:
                report.add(named, Code.NOT_WORDS, key.value)
