from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

import paper_builders as build
from kring.documents.catalogue import kinds, title
from kring.documents.facts import CheckItem, PromiseLine, Signer
from kring.documents.papers import Paper, make_pdf, paper_text
from kring.domain.errors import KringError, LettersMissing, PaperUnknown

GOLDEN = Path(__file__).parents[1] / "golden" / "papers"
LANGUAGES = ("en", "nl")
EVERY = [(kind.id, language) for kind in kinds() for language in LANGUAGES]
NAMES = ("Łukasz", "Ștefan", "محمد", "O'Neil", "<b>", "{{ 7*7 }}", "None", "Нина", "Ánh Nguyễn", "🙂")
FORBIDDEN = re.compile(
    r"\b(bull(y|ies|ied|ying)|victims?|offenders?|perpetrators?|guilty|confess|punish\w*|"
    r"pester\w*|gepest|slachtoffers?|daders?|schuldig|straf\w*|belofte\w*)\b|!",
    re.IGNORECASE,
)


def text_of(paper: Paper) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(paper.data)).pages]
    return unicodedata.normalize("NFKC", "\n".join(pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(("paper_id", "language"), EVERY)
def test_every_paper_says_what_a_person_once_read_and_approved(paper_id: str, language: str) -> None:
    golden = (GOLDEN / f"{paper_id}.{language}.txt").read_text(encoding="utf-8")
    assert paper_text(paper_id, build.facts_of(paper_id, language), language) == golden


@pytest.mark.parametrize(("paper_id", "language"), EVERY)
def test_no_paper_names_anyone_by_what_happened(paper_id: str, language: str) -> None:
    text = paper_text(paper_id, build.facts_of(paper_id, language), language)
    assert not FORBIDDEN.search(text)


@pytest.mark.parametrize(("paper_id", "language"), EVERY)
def test_the_pdf_holds_every_word_of_the_text(paper_id: str, language: str) -> None:
    facts = build.facts_of(paper_id, language)
    shown = squeezed(text_of(make_pdf(paper_id, facts, language)))
    said = re.sub(r"\[.*?\]|_", "", paper_text(paper_id, facts, language))
    for word in re.findall(r"\w{2,}", said):
        assert squeezed(word) in shown, word


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("paper_id", "language"), EVERY)
def test_a_paper_keeps_to_its_pages_on_both_sizes_of_paper(paper_id: str, language: str, paper: str) -> None:
    made = make_pdf(paper_id, build.facts_of(paper_id, language), language, paper)
    box = PdfReader(io.BytesIO(made.data)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == {"a4": (595, 842), "letter": (612, 792)}[paper]
    assert made.pages == {"agreement": 2}.get(paper_id, 1)


@pytest.mark.parametrize(("paper_id", "language"), EVERY)
def test_the_same_facts_give_the_same_bytes(paper_id: str, language: str) -> None:
    facts = build.facts_of(paper_id, language)
    assert make_pdf(paper_id, facts, language) == make_pdf(paper_id, facts, language)


@pytest.mark.parametrize(("paper_id", "language"), EVERY)
def test_a_paper_can_be_heard_tagged_with_language_and_title_but_no_name(paper_id: str, language: str) -> None:
    made = make_pdf(paper_id, build.facts_of(paper_id, language), language)
    reader = PdfReader(io.BytesIO(made.data))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == language
    assert reader.metadata is not None
    assert reader.metadata.title == made.title == title(paper_id, language)
    tags = tags_below(root["/StructTreeRoot"])
    assert tags.count("/H1") >= 1 and "/P" in tags
    if paper_id == "preparation-checklist":
        assert tags.count("/TR") == 7 and tags.count("/TH") == 7
    for page in reader.pages:
        assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts_of(page)), "a font is not embedded"


def tags_below(node: object) -> list[str]:
    if hasattr(node, "get_object"):
        node = node.get_object()
    if isinstance(node, list):
        return [tag for one in node for tag in tags_below(one)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (tags_below(node["/K"]) if "/K" in node else [])


def fonts_of(page: object) -> list[dict[str, object]]:
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    return [font for font in fonts if b"Tf" in page.get_contents().get_data()]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_comes_out_as_it_went_in(name: str) -> None:
    made = make_pdf("agreement", build.agreement(signers=(Signer(name),)), "en")
    assert squeezed(name) in squeezed(text_of(made))


def test_ten_thousand_letters_are_all_there_and_end() -> None:
    made = make_pdf("agreement", build.agreement(signers=(Signer("x" * 10_000),)), "en")
    assert squeezed(text_of(made)).count("x") >= 10_000
    made = make_pdf("preparation-checklist", build.checklist(door=(CheckItem("x" * 10_000),)), "en")
    assert squeezed(text_of(made)).count("x") >= 10_000


def test_a_letter_that_no_font_has_is_named_and_never_a_box() -> None:
    with pytest.raises(LettersMissing) as caught:
        make_pdf("agreement", build.agreement(signers=(Signer("李 Lee"),)), "en")
    assert caught.value.letters == ("李",)
    assert "Lee" not in str(caught.value)


def test_arabic_reads_from_right_to_left_over_several_lines() -> None:
    words = "سأعتذر للسيد يانسن شخصيا يوم الاثنين وسأدفع في أربعة أجزاء حتى نهاية شهر ديسمبر من هذا العام"
    made = make_pdf("agreement", build.agreement(promises=1), "en")
    facts = build.agreement()
    facts = replace(facts, promises=(PromiseLine(1, words, "", ""),))
    made = make_pdf("agreement", facts, "en")
    lines = [line for line in text_of(made).splitlines() if re.search("[\u0600-\u06ff]", line)]
    assert len(lines) > 1
    assert squeezed("".join(lines)) == squeezed(words)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("size", ["normal", "large", "larger"])
def test_a_promise_is_never_split_over_two_pages(paper: str, size: str) -> None:
    promises = tuple(PromiseLine(n, f"aa{n} " + "word " * (n * 3) + f"mm{n}", f"ww{n}", f"zz{n}") for n in range(1, 12))
    made = make_pdf("agreement", replace(build.agreement(), promises=promises), "nl", paper, size)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made.data)).pages]
    assert len(pages) == made.pages > 2
    for n in range(1, 12):
        where = [
            {at for at, text in enumerate(pages) if re.search(rf"\b{mark}{n}\b", text)}
            for mark in ("aa", "mm", "ww", "zz")
        ]
        assert where == [where[0]] * 4 and len(where[0]) == 1


def test_the_line_on_how_it_goes_on_stands_below_the_promises_where_there_is_room_for_it() -> None:
    until = "Vanaf de eerste schooldag na de bijeenkomst, tot de vakantie"
    said = (
        ("Daan en Joost zetten een nieuw slot op de kluis van Noor, tijdens haar gymles.", "19 november 2026"),
        (
            "Daan zegt tegen de jongens van de groep dat er geen groep meer komt zonder iemand. "
            "Mevrouw Smit staat ernaast.",
            "20 november 2026",
        ),
        ("Joost fietst op woensdag mee naar de training en vraagt hoe het ging.", until),
        ("Fleur loopt in de grote pauze langs het lokaal van Noor. Noor kiest of ze meegaat.", until),
    )
    promises = tuple(PromiseLine(n, *words, "Meneer Kuipers", ("Joost",)) for n, words in enumerate(said, 1))
    made = make_pdf("agreement", replace(build.agreement(school="Wilgenhof College"), promises=promises), "nl")
    first = squeezed(PdfReader(io.BytesIO(made.data)).pages[0].extract_text())
    assert made.pages == 2 and squeezed("praat met ieder van ons apart") in first


def test_a_table_of_fourteen_people_goes_on_and_one_of_eighty_repeats_its_headings() -> None:
    assert make_pdf("preparation-checklist", build.checklist(people=14), "en").pages == 2
    made = make_pdf("preparation-checklist", build.checklist(people=80), "en")
    heads = [page.extract_text().count("Stop sign") for page in PdfReader(io.BytesIO(made.data)).pages]
    assert heads[0] == 1 and heads[1] == 1


def test_papers_with_hardly_any_facts_are_papers_too() -> None:
    bare = replace(build.agreement(), promises=(), signers=(), check_in=None, tell=None, checkers=(), own_line=())
    assert make_pdf("agreement", bare, "en").pages == 2
    empty = build.checklist(people=0, door=(), room_items=(), day=(), you=(), conference_day=None, printed_at=None)
    assert make_pdf("preparation-checklist", empty, "nl").pages == 1


def test_the_facilitators_paper_says_to_keep_it_locked_and_the_others_do_not() -> None:
    said = "Keep locked or shred"
    assert said in text_of(make_pdf("preparation-checklist", build.checklist(), "en"))
    assert said not in text_of(make_pdf("agreement", build.agreement(), "en"))


def test_a_paper_or_language_that_is_not_there_is_said() -> None:
    for paper_id, language in (("letter", "en"), ("agreement", "xx"), ("agreement", "../en")):
        with pytest.raises(PaperUnknown):
            make_pdf(paper_id, build.agreement(), language)


words = st.text(max_size=60)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words, words, words)
def test_whatever_people_write_never_becomes_markup(name: str, promise: str, when: str) -> None:
    usual = paper_shape("Anna", "We talk.", "Friday")
    assert paper_shape(name, promise, when) == usual


def paper_shape(name: str, promise: str, when: str) -> list[str]:
    """What kinds of blocks there are, in order, whatever the words say."""
    from kring.documents.catalogue import kind
    from kring.documents.render import blocks

    line = PromiseLine(1, promise or "-", when or "-", "Mrs Okafor")
    facts = replace(build.agreement(), promises=(line,), signers=(Signer(name),))
    return [type(block).__name__ for block in blocks(kind("agreement"), facts, "en")]


@pytest.mark.full
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words, words, st.sampled_from(["a4", "letter"]))
def test_any_words_give_a_paper_or_name_the_letters(name: str, promise: str, paper: str) -> None:
    facts = replace(build.agreement(), promises=(PromiseLine(1, promise, name, name),), signers=(Signer(name),))
    try:
        assert make_pdf("agreement", facts, "en", paper).pages >= 2
    except KringError as fault:
        assert isinstance(fault, LettersMissing)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Practice, invented people."), ("nl", "Oefening, verzonnen mensen.")]
)
@pytest.mark.parametrize("paper_id", ["agreement", "preparation-checklist", "hand-over"])
def test_a_paper_of_a_practice_case_says_so_at_the_foot_of_each_page_and_no_other_does(
    paper_id: str, language: str, said: str
) -> None:
    facts = build.facts_of(paper_id, language)
    assert squeezed(said) in squeezed(text_of(make_pdf(paper_id, facts, language, practice=True)))
    assert squeezed(said) not in squeezed(text_of(make_pdf(paper_id, facts, language)))
