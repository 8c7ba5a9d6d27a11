from __future__ import annotations

import pytest

from kring.documents.blocks import Checks, GroupBlock, Heading, ItemsBlock, Paragraph, PromiseBlock, TableBlock
from kring.documents.markdown import parse
from kring.domain.errors import TemplateRefused
from kring.templating import inert


def test_a_fence_that_is_unknown_or_stays_open_is_refused_with_its_line() -> None:
    for text, line, code in (
        ("one\n::: scroll\n:::", 2, "paper-fence-unknown"),
        ("one\n\n::: box\nwords", 3, "paper-fence-open"),
        (":::", 1, "paper-fence-open"),
        ("::: box\n" * 30 + ":::\n" * 30, 5, "template-too-deep"),
    ):
        with pytest.raises(TemplateRefused) as caught:
            parse(text)
        assert [(p.line, p.code) for p in caught.value.problems] == [(line, code)]


def test_columns_hold_their_own_blocks() -> None:
    (group,) = parse("::: columns\n## A\n- [x] one\n- [ ] two\n+++\n## B\n- three\n:::")
    assert isinstance(group, GroupBlock)
    assert [[type(block) for block in part] for part in group.parts] == [[Heading, Checks], [Heading, ItemsBlock]]


@pytest.mark.parametrize(
    "said", ["[x] done", "# big", "| a | b |", "::: page", "+++", "---", "* * *", "a :: b", "1. one"]
)
def test_what_people_say_stays_words_in_every_place(said: str) -> None:
    hidden = inert(said)
    (paragraph,) = parse(hidden)
    assert isinstance(paragraph, Paragraph) and paragraph.line[0].text == said
    (items,) = parse(f"- {hidden}")
    assert isinstance(items, ItemsBlock) and items.lines[0][0].text == said
    (table,) = parse(f"| A | B |\n|---|---|\n| {hidden} | b |")
    assert isinstance(table, TableBlock) and table.rows[0][0].line[0].text == said and len(table.rows[0]) == 2
    (promise,) = parse(f"::: promise {inert('1')}\n{hidden}\n\nWhen :: {hidden}\n:::")
    assert isinstance(promise, PromiseBlock) and promise.line[0].text == said and len(promise.pairs.rows) == 1
