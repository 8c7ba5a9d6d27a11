"""Facts for papers, in both languages, with plainly invented people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from kring.documents.facts import (
    AgreementFacts,
    CallLine,
    CheckedPerson,
    CheckInLine,
    CheckItem,
    ChecklistFacts,
    Facts,
    HandOverFacts,
    PromiseLine,
    ReachedLine,
    RecoveryFacts,
    SaidLine,
    Signer,
    TellLine,
)

_PROMISES = {
    "en": (
        ("Tom gives back the key ring from Ellie’s bag, through Mr Lowe.", "Wednesday 18 November 2026"),
        ("Tom tells the pupils at his table, with Mr Lowe beside him, that it was wrong.", "Thursday"),
        ("Mark asks Tom every Friday how the week went with the others.", "Until Christmas"),
        ("Priya keeps the seat beside her at lunch. Ellie decides if she comes.", "From tomorrow"),
    ),
    "nl": (
        ("Tom geeft de sleutelhanger van Ellie terug, via meneer Lowe.", "woensdag 18 november 2026"),
        ("Tom zegt aan zijn tafel, met meneer Lowe erbij, dat het niet klopte.", "donderdag"),
        ("Mark vraagt Tom elke vrijdag hoe de week met de anderen was.", "tot de kerstvakantie"),
        ("Priya houdt de plek naast zich vrij. Ellie kiest of ze komt.", "vanaf morgen"),
    ),
}
_ITEMS = {
    "en": ("Second adult in the building", "Room reserved", "Laptop charged", "First sentence known by heart"),
    "nl": ("Tweede volwassene in huis", "Lokaal vrijgehouden", "Laptop opgeladen", "Eerste zin uit het hoofd"),
}
_RELATIONS = {
    "en": ("person harmed", "person responsible", "mother of Ellie", "friend of Ellie", "father of Tom", "tutor"),
    "nl": ("benadeelde", "veroorzaker", "moeder van Ellie", "vriendin van Ellie", "vader van Tom", "mentor"),
}


def agreement(language: str = "en", promises: int = 4, **changes: object) -> AgreementFacts:
    """An agreement of so many promises, with seven people who may sign."""
    words = _PROMISES[language]
    doers = (("Tom",), ("Tom", "Mr Lowe"), ("Mark",), ("Priya",))
    lines = tuple(
        PromiseLine(n + 1, *words[n % len(words)], "Mrs Okafor", doers[n % len(doers)]) for n in range(promises)
    )
    names = ("Ellie", "Tom", "Karen", "Mark", "Priya", "Mr Lowe")
    facts = AgreementFacts(
        school="Hillcrest School",
        met_on=date(2026, 11, 17),
        promises=lines,
        signers=(*(Signer(name) for name in names), Signer("Mrs Whitfield", led=True)),
        check_in=CheckInLine("Mrs Whitfield", date(2026, 11, 23)),
        tell=TellLine("Mrs Price", "Room 1.06"),
        checkers=("Mrs Okafor",),
        own_line=("Priya", "Mr Lowe"),
        kept_until=date(2028, 7, 31),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def checklist(language: str = "en", people: int = 6, **changes: object) -> ChecklistFacts:
    """A checklist of so many people and five items under each heading."""
    names = ("Ellie", "Tom", "Karen", "Priya", "Mark", "Mr Lowe")
    rows = [(names[n % 6], _RELATIONS[language][n % 6]) for n in range(people)]
    persons = tuple(
        CheckedPerson(name, relation, *[n != 4] * 5, "yes" if n % 2 else "", date(2026, 11, 10) if n % 2 else None)
        for n, (name, relation) in enumerate(rows)
    )
    items = [tuple(CheckItem(word, n == 0) for n in range(5)) for word in _ITEMS[language]]
    facts = ChecklistFacts(
        title="Locker corridor, Year 8",
        number="2026-014",
        people=persons,
        conference_day=date(2026, 11, 17),
        conference_time=time(13, 30),
        room="2.14",
        door=items[0],
        room_items=items[1],
        day=items[2],
        you=items[3],
        printed_at=datetime(2026, 11, 12, 10, 42),  # noqa: DTZ001  local wall time, as plans are
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


_SERIOUS = {
    "en": ("Not wanting to live", "I do not want to be here any more. Nobody would notice.", "Safeguarding lead"),
    "nl": ("Niet meer willen leven", "Ik wil er niet meer zijn. Niemand zou het merken.", "Aandachtsfunctionaris"),
}
_TONIGHT = {
    "en": "Mrs Price sits beside her until 15:30. Karen fetches her and stays at home tonight.",
    "nl": "Mevrouw Price zit bij haar tot half vier. Karen haalt haar op en is vanavond thuis.",
}
_CALLED = {
    "en": (("Helen Price", "If the lead does not answer", ""), ("Danger right now", "Do not wait for anybody", "112")),
    "nl": (
        ("Helen Price", "Als de aandachtsfunctionaris niet opneemt", ""),
        ("Direct gevaar", "Wacht op niemand", "112"),
    ),
}


def hand_over(language: str = "en", **changes: object) -> HandOverFacts:
    """The page to hand over about something that Ellie said in a talk."""
    kind, said, role = _SERIOUS[language]
    facts = HandOverFacts(
        number="2026-014",
        about="Ellie Marsh",
        called="Ellie",
        said_on=date(2026, 11, 17),
        lead="Mr Byrne",
        school="Hillcrest School",
        kinds=(kind,),
        said_at=time(10, 47),
        place="talk",
        led_by="Mrs Okafor",
        own=True,
        said=(SaidLine(said, datetime(2026, 11, 17, 10, 47), time(10, 51)),),  # noqa: DTZ001  local, as it is printed
        reached=(ReachedLine("Mr Byrne", time(10, 52)), ReachedLine("Karen", time(8, 10), date(2026, 11, 18))),
        tonight=_TONIGHT[language],
        waits="person",
        calls=(CallLine("Mr Byrne", role, "ext. 214"), *(CallLine(*line) for line in _CALLED[language])),
        printed_at=datetime(2026, 11, 18, 8, 42),  # noqa: DTZ001
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def recovery(language: str = "en", **changes: object) -> RecoveryFacts:
    """A recovery sheet with a key that opens nothing."""
    groups = ("K7QD", "M2XA", "94TR", "PB6H", "WN3C", "E8YF", "5GJV", "0ZSK")
    facts = RecoveryFacts(groups, "Hillcrest", date(2026, 9, 1), "Mrs Price")
    return replace(facts, **changes)  # type: ignore[arg-type]


def facts_of(paper_id: str, language: str) -> Facts:
    """The facts for the golden text of a paper."""
    makers = {
        "agreement": agreement,
        "hand-over": hand_over,
        "preparation-checklist": checklist,
        "recovery-sheet": recovery,
    }
    return makers[paper_id](language)
