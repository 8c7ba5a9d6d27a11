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
from kring.scripts.tree import Fields, FileReading, Items

KIND = "words"
WORDS = ("format", "kind", "id", "language", SCRIPTS, PHASES, LINES)


def problems_of_words(reading: FileReading) -> tuple[Problem, ...]:
    """All problems of a file of words, by line and column."""
    report = Report(reading.problems)
    if reading.root is None:
        return report.problems
    form = FileForm(report, reading.root, WORDS)
    version = form.scalar("format", needed=True)
    if version and version.value.strip() != FORMATS[-1]:
        report.add(version, Code.UNKNOWN_FORMAT, FORMATS[-1])
    form.id("id")
    language_of(form)
    _titles(form, report)
    lines = form.node(LINES, needed=True)
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


def _titles(form: FileForm, report: Report) -> None:
    """What scripts and phases are called: plain texts."""
    for word in (SCRIPTS, PHASES):
        node = form.node(word)
        for key, named in node.entries if isinstance(node, Fields) else ():
            if word == PHASES:
                FileForm(report, Fields(((key, named),), key.line, key.column), (key.value,)).text(key.value)
            elif isinstance(named, Fields):
                titles = FileForm(report, named, OF_SCRIPT)
                for part in OF_SCRIPT:
                    titles.text(part)
            else:
                report.add(named, Code.NOT_WORDS, key.value)
