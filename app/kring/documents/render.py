"""Facts into a template: what comes out is Markdown in the language of the paper."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, time

from kring.documents.blocks import Block
from kring.documents.catalogue import PaperKind, template, title
from kring.documents.facts import Facts
from kring.documents.markdown import parse
from kring.templating import Plain, fill
from kring.titles import marked

_WAYS = {
    "long": "EEEE d MMMM y",
    "weekday": "EEEE d MMMM",
    "day": "d MMMM y",
    "brief": "d MMM",
    "month": "MMMM y",
}


def blocks(kind: PaperKind, facts: Facts, language: str) -> tuple[Block, ...]:
    """Return the blocks of a paper; may raise TemplateRefused, TemplateFailed, PaperUnknown."""
    return parse(fill(template(kind.id, language), _values(facts, language)))


def footer(kind: PaperKind, facts: Facts, language: str, practice: bool = False) -> tuple[str, str]:
    """Return the left and right words of the foot of each page, the right one with {page} and {pages} in it."""
    values = _values(facts, language)
    day = values.get("met_on") or values.get("made_on") or values.get("printed_at")
    words = {"title": title(kind.id, language), "audience": kind.audience.value, "day": day, "practice": practice}
    rows = parse(fill(template("footer", language), {**words, "printed_at": values.get("printed_at")}))
    left, right, *_ = ["".join(run.text for run in getattr(row, "line", ())) for row in rows] + ["", ""]
    return left, right


def _values(facts: Facts, language: str) -> dict[str, Plain]:
    return {f.name: _value(getattr(facts, f.name), language) for f in fields(facts)}


def _value(value: object, language: str) -> Plain:
    if isinstance(value, date | time):
        return _when(value, language)
    if isinstance(value, tuple):
        return tuple(_value(one, language) for one in value)
    if hasattr(value, "__dataclass_fields__"):
        return {name: _value(getattr(value, name), language) for name in value.__dataclass_fields__}
    if isinstance(value, str):
        return marked(value, language)
    if value is None or isinstance(value, int):
        return value
    raise TypeError(type(value).__name__)


def _when(value: date | time, language: str) -> dict[str, Plain]:
    """Return a day or an hour written in the ways that papers write it."""
    from babel.dates import format_date, format_time

    words: dict[str, Plain] = {}
    if isinstance(value, date):
        words = {way: format_date(value, pattern, locale=language) for way, pattern in _WAYS.items()}
    if isinstance(value, datetime | time):
        words["clock"] = format_time(value, "HH:mm", locale=language)
    return words
