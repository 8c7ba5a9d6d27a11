"""Papers of a case: what they say, the finished PDF, and the log of what left the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from kring.documents.catalogue import kind
from kring.documents.facts import (
    AgreementFacts,
    CheckedPerson,
    CheckInLine,
    CheckItem,
    ChecklistFacts,
    Facts,
    PromiseLine,
    RecoveryFacts,
    Signer,
    TellLine,
)
from kring.documents.papers import Paper, make_pdf
from kring.documents.preview import PageImage, page_images
from kring.domain import events as e
from kring.domain.agreement import promises as agreement
from kring.domain.case.case import Case
from kring.domain.case.facts import Promise
from kring.domain.case.incidents import several
from kring.domain.errors import Refused
from kring.domain.people import PersonId, Role
from kring.domain.preparing.preparation import CHECKS, ReadyWhen, as_prepared, first_speaker
from kring.domain.refusals import Rule
from kring.i18n import date_with_year, join_words, sentence_start
from kring.usecases.access import access
from kring.usecases.cases import record
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk
from kring.usecases.papers import hand_over
from kring.usecases.texts import Texts

__all__ = ["AgreementFacts", "Facts", "Names", "PageImage", "Paper", "Where"]

AGREEMENT = "agreement"
CHECKLIST = "preparation-checklist"
RECOVERY = "recovery-sheet"
ALL = (AGREEMENT, CHECKLIST)  # the papers of a case
HAND_OVER = hand_over.PAPER  # of one serious thing, so never among them


class Names(StrEnum):
    """How names stand on a paper."""

    FULL = "full"
    FIRST = "first"
    INITIALS = "initials"


class Where(StrEnum):
    """Where a paper went."""

    PRINTER = "printer"
    FILE = "file"


def version_of(paper: str) -> int:
    """Which kept version of the agreement a paper is; 0 for any other paper."""
    base, _slash, number = paper.partition("/")
    return int(number) if base == AGREEMENT and number.isdigit() else 0


def is_hand_over(paper: str) -> bool:
    """Whether a paper is the page to hand over about one serious thing."""
    return _kind(paper) == HAND_OVER


def kept_version(number: int) -> str:
    """The paper that is a kept version of the agreement."""
    return f"{AGREEMENT}/{number}"


def offered(case: Case, wanted: str = "") -> tuple[str, ...]:
    """All papers of a case, with the versions of the agreement that were signed before the present one.

    A page to hand over is only there where it was asked for, by the notice of what it is about.
    """
    here = (wanted,) if hand_over.standing(case, wanted) is not None else ()
    return (*here, *ALL, *(kept_version(version.number) for version in reversed(case.versions)))


def papers_of(case: Case) -> tuple[str, ...]:
    """The papers that a case has now, the agreement only when it may be printed."""
    return (AGREEMENT, CHECKLIST) if not agreement.not_printable(case) else (CHECKLIST,)


def facts(desk: Desk, case: Case, paper: str, language: str, names: Names = Names.FIRST) -> Facts:
    """What a paper of this case says, in the paper's language; raises Refused while it may not be printed."""
    if version_of(paper):
        return _kept_agreement(desk, case, language, names, version_of(paper))
    if paper == AGREEMENT:
        return _agreement(desk, case, language, names)
    if paper == CHECKLIST:
        return _checklist(desk, case, language, names)
    if (one := hand_over.standing(case, paper)) is not None:
        named = partial(_name, case, names=names)
        return hand_over.facts(desk, case, one, language, named)
    raise Refused(Rule.NO_SUCH_PAPER)


def make(
    desk: Desk,
    case: Case,
    paper: str,
    language: str,
    sheet: str = "a4",
    size: str | None = None,
    names: Names = Names.FIRST,
) -> Paper:
    """A paper of this case as PDF; `sheet` is a4 or letter, `size` normal, large or larger."""
    return make_pdf(_kind(paper), facts(desk, case, paper, language, names), language, sheet, size, case.practice)


def usual_size(paper: str) -> str:
    """How large the letters of a paper are unless somebody chooses: normal, large or larger."""
    return kind(_kind(paper)).size.value


def usual_names(paper: str) -> Names:
    """How names stand on a paper unless somebody chooses: whoever takes over has to know who it is."""
    return Names.FULL if is_hand_over(paper) else Names.FIRST


def finished(paper: str, ready: Facts, language: str, sheet: str, size: str | None, practice: bool = False) -> Paper:
    """A paper from ready facts: values in, bytes out, so that a job can make it."""
    return make_pdf(_kind(paper), ready, language, sheet, size, practice)


def pages(paper: Paper, scale: float = 1.5) -> tuple[PageImage, ...]:
    """The pages of a paper as pictures, made in memory."""
    return page_images(paper.data, scale)


def recovery_facts(groups: tuple[str, ...], made_on: date, holder: str) -> RecoveryFacts:
    """What the sheet for the safe says."""
    return RecoveryFacts(groups, "Kring", made_on, holder)


def log_print(desk: Desk, case: Case, paper: Paper, paper_id: str, where: Where, copies: int) -> Case:
    """Write down that a paper left the program, so that it can be called back."""

    def both() -> Case:
        writing.log_print(desk, paper_id, case.id, paper.pages, copies, where.value)
        return record(desk, case.id, e.Printed(paper_id, where.value, copies, paper.pages))

    return writing.together(desk, both)


def _name(case: Case, person: PersonId, names: Names) -> str:
    found = case.people[person]
    return {Names.FULL: found.name, Names.FIRST: found.called, Names.INITIALS: found.initials}[names]


def _kind(paper: str) -> str:
    return paper.partition("/")[0]


def _agreement(desk: Desk, case: Case, language: str, names: Names) -> AgreementFacts:
    closed = agreement.not_printable(case)
    if closed:
        raise Refused(closed[0][0], person=case.called(closed[0][1]))
    signers = [Signer(_name(case, p, names), led=p == case.facilitator) for p in agreement.signers(case)]
    made = _paper(desk, case, language, names, agreement.agreed(case), case.frame)
    return replace(made, signers=tuple(signers), version=len(case.versions) + 1, replaces=len(case.versions))


def _kept_agreement(desk: Desk, case: Case, language: str, names: Names, number: int) -> AgreementFacts:
    """A version that was signed, as it was: its promises, what stood around them, and who signed on which day."""
    version = next((v for v in case.versions if v.number == number), None)
    if version is None or case.conference is None:
        raise Refused(Rule.NO_SUCH_PAPER)
    signers = [Signer(_name(case, p, names), led=p == case.facilitator, signed_on=on) for p, on in version.signed]
    promises = tuple(p for p in version.promises if p.id in version.printed)
    made = _paper(desk, case, language, names, promises, version.frame)
    return replace(made, signers=tuple(signers), version=number, kept=True)


def _paper(
    desk: Desk, case: Case, language: str, names: Names, promised: tuple[Promise, ...], frame: e.AgreementFramed | None
) -> AgreementFacts:
    """What an agreement of these promises says; who signs it is filled in later."""
    conference = case.conference
    assert conference is not None
    promises = tuple(
        PromiseLine(
            number,
            promise.words,
            _when(promise.by_when, promise.due, language),
            promise.checker,
            tuple(_name(case, p, names) for p in promise.doers),
        )
        for number, promise in enumerate(promised, 1)
    )
    supporters = [p for role in (Role.SUPPORTER, Role.SCHOOL, Role.BYSTANDER) for p in case.in_circle(role)]
    doers = {p for promise in promised for p in promise.doers}
    families = {p for p in supporters if case.people[p].pupil is False and _is_family(case, p)}
    return AgreementFacts(
        school=access.school(desk.vault).name,
        met_on=conference.held_on or conference.on,
        promises=promises,
        signers=(),
        check_in=CheckInLine(case.called(case.facilitator), _monday(frame.look_again_on))
        if frame and case.facilitator
        else None,
        tell=TellLine(frame.tell, sentence_start(frame.tell_where)) if frame and frame.tell else None,
        families=len(case.main_people),
        checkers=tuple(dict.fromkeys(p.checker for p in promises if p.checker)),
        own_line=tuple(_name(case, p, names) for p in dict.fromkeys(supporters) if p in doers and p not in families),
        kept_until=frame.kept_until if frame else None,
    )


def _monday(day: date | None) -> date | None:
    """A week is called by its Monday, whichever day of it was written down."""
    return day - timedelta(days=day.weekday()) if day is not None else None


def _is_family(case: Case, person: PersonId) -> bool:
    """Whether somebody came as the family of a pupil: named as the one who was told or answered for the child."""
    known = {c.who.casefold() for c in case.parent_contacts} | {a.who.casefold() for a in case.parent_answers}
    return case.people[person].name.casefold() in known or case.called(person).casefold() in known


def _when(words: str, due: date | None, language: str) -> str:
    """When something is done: people's own words, else the day."""
    return words or (date_with_year(due, language) if due else "")


def _checklist(desk: Desk, case: Case, language: str, names: Names) -> ChecklistFacts:
    texts = desk.texts(language)

    def items(part: str) -> tuple[CheckItem, ...]:
        return tuple(
            CheckItem(_line(desk, case, part, item, language, names), _done(case, item), _who(case, item))
            for item in texts.items("checklists", part)
        )

    return ChecklistFacts(
        title=_title(case),
        number=case.number,
        people=tuple(_checked(case, p, names, texts) for p in case.circle),
        conference_day=case.plan.on if case.plan else None,
        conference_time=case.plan.at if case.plan else None,
        room=case.plan.place if case.plan else "",
        door=items("door"),
        room_items=items("room"),
        day=items("day"),
        you=items("you"),
        printed_at=desk.clock(),
    )


def _title(case: Case) -> str:
    """The title of a case, and which of its incidents it is about where there are several."""
    about = [known.name for known in case.chosen_incidents if known.name] if several(case) else []
    return " · ".join((case.title, *about))


def _line(desk: Desk, case: Case, part: str, item: str, language: str, names: Names) -> str:
    harmed = join_words([_name(case, p, names) for p in case.harmed], language)
    responsible = join_words([_name(case, p, names) for p in case.responsible], language)
    texts = desk.texts(language)
    found = texts.text("checklists", part, item, "text", harmed=harmed, responsible=responsible)
    return found or texts.text("checklists", part, item, harmed=harmed, responsible=responsible)


class _AtTheDoor(StrEnum):
    """The lines of the checklist of the door that are known from elsewhere, and not ticked."""

    ASKED_HARMED = "asked-harmed"
    ASKED_RESPONSIBLE = "asked-responsible"
    FIRST_SPEAKER = "first-speaker"


def _done(case: Case, item: str) -> bool:
    match item:
        case _AtTheDoor.ASKED_HARMED:
            return bool(case.harmed) and all(_said_yes_at_door(case, p) for p in case.harmed)
        case _AtTheDoor.ASKED_RESPONSIBLE:
            return bool(case.responsible) and all(_said_yes_at_door(case, p) for p in case.responsible)
        case _AtTheDoor.FIRST_SPEAKER:
            return first_speaker(case) is not None
    fact = case.door.get(item)
    return fact.done if fact else case.room.get(item, False)


def _said_yes_at_door(case: Case, person: PersonId) -> bool:
    again = case.again_at_door.get(person)
    return again is not None and again.answer is e.Again.YES


def _who(case: Case, item: str) -> str:
    fact = case.door.get(item)
    return fact.who if fact else ""


def _checked(case: Case, person: PersonId, names: Names, texts: Texts) -> CheckedPerson:
    missing = as_prepared(case, person).missing
    again = case.again.get(person)
    if again is not None and again.answer is e.Again.YES and ReadyWhen.ASKED_AGAIN in missing:
        again = None  # a yes to another day
    seated = [p for p in case.circle_participations if p.person == person]  # never that somebody told
    role = texts.text("checklists", "roles", seated[0].role.value)
    relation = next((p.relation for p in seated if p.relation), role)
    checks = {field: check not in missing for field, check in zip(_CHECK_FIELDS, CHECKS, strict=True)}
    return CheckedPerson(
        _name(case, person, names),
        relation,
        **checks,
        asked_again=again.answer.value if again else "",
        asked_on=again.on if again else None,
    )


_CHECK_FIELDS = ("met_alone", "knows_how", "knows_no_apology", "stop_sign", "knows_who_hears")
