"""A4: who is named by kinship, by a role, or by a name that nobody of the case has, is asked about in one click."""

from __future__ import annotations

from dataclasses import replace

import pytest

import domain_builders as build
from domain_builders import FATHER, JUDGED, MUM, NOOR, TIJN, TUTOR, refusal
from kring.domain import events as e
from kring.domain.case import tied_wishes
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome
from kring.domain.events import Being, Event, Verdict, Want
from kring.domain.names.whom import NOBODY
from kring.domain.people import PersonId, Role, Side
from kring.domain.refusals import Rule

MARK, JAN, HEAD = PersonId("mark"), PersonId("jan"), PersonId("head")
WISH = f"{NOOR}-{JUDGED}"
NAMES = {MUM: ("Karen Marsh", "Karen"), FATHER: ("Paul Smit", "Paul"), TUTOR: ("Ann Price", "Mrs Price")}


def case(*more: Event) -> build.Told:
    """Everybody has a name; Noor's mother and Tijn's father sit there, and Mark and Jan of the school do not."""
    named = {p: e.PersonRenamed(p, *name) for p, name in NAMES.items()}
    told = build.opened()
    parents = {"Mum": "Karen", "Father": "Paul"}

    def renamed(event: Event) -> Event:
        who = getattr(event, "who", "")
        return replace(event, who=parents[who]) if who in parents else event  # type: ignore[type-var, call-arg]

    told = build.retold(build.ready(), renamed)
    told.tell(*named.values(), e.PersonAdded(MARK, "Mark Reeve", "Mark", False))
    return told.tell(e.PersonAdded(JAN, "Jan van den Berg", "Jan", False), *more)


def wants(told: build.Told, words: str, who: PersonId = NOOR) -> build.Told:
    """A condition that an adult marked as met."""
    told.tell(build.wish(who, JUDGED, Want.MEET, words), e.ConditionMet(f"{who}-{JUDGED}", 0, True))
    return told.tell(*build.signs(), *build.judgements())


def asked(told: build.Told, who: PersonId = NOOR) -> list[str]:
    """Of which words it is asked whom they mean."""
    return [name for c in told.case.standing(who).conditions for name in tied_wishes.whom_asked(told.case, c, who)]


WITHOUT_A_NAME = [
    ("not his father", "father"), ("niet met zijn broer erbij", "broer"), ("mijn juf", "juf"),
    ("my teacher", "teacher"), ("only if my teacher is there", "teacher"), ("not the coach", "coach"),
    ("only if Dad is there", "Dad"), ("alleen als papa erbij is", "papa"), ("niet zonder oma", "oma"),
    ("zijn stiefvader mag er niet bij zijn", "stiefvader"), ("not his mum’s friend", "mum’s friend"),
    ("my foster mum beside me", "foster mum"), ("only with Tijn’s sister", "Tijn’s sister"),
    ("niet de broer van Tijn", "broer van Tijn"), ("if my parents are there", "parents"),
    ("only if her mother is there", "mother"), ("the teacher beside me", "teacher"),
    ("if MUMMY'S FRIEND is there", "MUMMY'S FRIEND"), ("niet meester", "meester"),
    ("not him", "him"), ("alleen als zij erbij is", "zij"), ("alleen als z’n vader er is", "vader"),
    ("niet mijn stiefzus haar vriend", "stiefzus haar vriend"), ("her mother is not there", "mother"),
    ("not my mum’s friend", "mum’s friend"), ("niet de vriend van mijn mama", "vriend van mijn mama"),
    ("not the headteacher", "headteacher"), ("geen juffen", "juffen"), ("only if my godmother is there", "godmother"),
    ("niet de buurman", "buurman"), ("not my babysitter", "babysitter"), ("not the psychologist", "psychologist"),
    ("only with both of my grannies", "grannies"), ("niet de brugfiguur", "brugfiguur"),
    ("as long as she stays away", "she"), ("zolang zij wegblijft", "zij"), ("mits hij thuis blijft", "hij"),
]  # fmt: skip


NOBODY_BESIDE = [
    "Only us two", "just me and him", "nobody but us", "alleen wij tweeën", "no grown-ups", "no adults",
    "geen volwassenen", "nobody on her side", "not with his mates", "niet met al die mensen", "not that man",
    "niemand behalve wij", "alleen wij samen", "without any adults", "niemand van zijn kant", "nobody else but us two",
    "only with an interpreter", "only if the police officer is there",
    "nobody from year 8", "nobody else from my class", "niemand van school", "only if everyone on my side is there",
    "only my side", "only if he comes alone", "als hij niemand meebrengt", "nobody I do not know",
    "only when someone I trust is next to me", "only if N. can come", "not the one who filmed it",
    "degene die lachte mag er niet bij", "no other pupils", "geen leerlingen", "no strangers", "geen vreemden",
    "without staff", "not the whole gang", "met mijn hele groepje",
]  # fmt: skip


@pytest.mark.parametrize("words", NOBODY_BESIDE)
def test_who_wants_nobody_else_there_is_asked_who_that_is(words: str) -> None:
    """A4: no adult marks it as met before somebody said whom of the case it keeps out, or that nobody is meant."""
    told = wants(case(), words)
    assert told.why() == {"condition-names"}, asked(told)


@pytest.mark.parametrize(("words", "name"), [x for x in WITHOUT_A_NAME if x[1] != "father"])
def test_whoever_marks_it_as_met_it_is_asked_whom_they_mean(words: str, name: str) -> None:
    told = wants(case(), words)
    assert told.why() == {"condition-names"} and asked(told) == [name]
    about = [r.values for r in outcome(View(told.case, build.GATE, JUDGED)).reasons if r.code == "condition-names"]
    assert about == [(name,)]


MISSPELT = [
    ("not Marc", "Marc"), ("niet Jaan", "Jaan"), ("only if Mrs Pryce is there", "Mrs Pryce"), ("not marc", "marc"),
    ("Marc must not be there", "Marc"), ("Marc is er niet bij", "Marc"), ("I want Marc to stay away", "Marc"),
    ("with my mum, Marc", "Marc"), ("niet meester Jansen", "meester Jansen"), ("not mr pryce", "mr pryce"),
    ("No phones. Not Marc", "Marc"), ("alleen als Jaan van den Berg erbij is", "Jaan"),
    ("only with Marc’s father", "Marc’s father"), ("not the father of Marc", "father of Marc"),
    ("not Mrs Price, Marc", "Marc"), ("niet juf Anja", "juf Anja"),
    ("met mevr. Jansen", "mevr. Jansen"), ("only with Mrs. Pryce", "Mrs. Pryce"), ("Jansen", "Jansen"),
    ("NOT MARC", "MARC"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), MISSPELT)
def test_a_name_that_nobody_has_is_asked_about_too(words: str, name: str) -> None:
    told = wants(case(), words)
    assert name in asked(told)
    assert "condition-names" in told.why()


RIGHT = [
    "No phones", "no phones", "Only in English", "not on Monday", "niet op maandag", "alleen in de ochtend",
    "Phones must be off", "Nobody laughs", "Niemand lacht", "De deur blijft open", "In the library", "niet te lang",
    "We sit by the window", "not too long", "I may stop when I want", "Iedereen is rustig", "my head is full",
    "only if they keep quiet", "We do it together",
    "each on our own side of the table", "one at a time", "as long as nobody films", "niemand mag filmen",
    "not in year 8", "niet in mijn eigen klas", "no one behind me", "only after plan B is ready",
    "Mrs Price keeps quiet", "not next to Tijn", "another day", "My brotherhood of games is not named",
]  # fmt: skip


@pytest.mark.parametrize("words", RIGHT)
def test_what_names_nobody_is_judged_as_before(words: str) -> None:
    told = wants(case(), words)
    assert told.verdict() is Verdict.YES


BY_TIE = [
    ("my mother beside me", MUM), ("alleen als mama erbij is", MUM), ("only if Mum is there", MUM),
    ("my mum Karen beside me", MUM), ("not without my mother", MUM),
]  # fmt: skip


@pytest.mark.parametrize(("words", "who"), BY_TIE)
def test_who_is_that_to_the_pupil_by_a_tie_of_the_case_is_meant(words: str, who: PersonId) -> None:
    told = wants(case(), words)
    assert told.verdict() is Verdict.YES and asked(told) == []
    told.tell(e.LeftOut(who, "Ill."), e.ConditionMet(WISH, 0, True), *build.judgements())
    assert told.why() == {"condition-with"}


@pytest.mark.parametrize("words", ["not his father", "niet met zijn vader erbij", "not Tijn’s dad", "niet Tijns vader",
                                   "not the father of Tijn", "not his dad Paul", "niet Tijn zijn vader"])  # fmt: skip
def test_the_only_father_of_the_case_is_kept_out(words: str) -> None:
    told = wants(case(), words)
    assert told.why() == {"condition-without"} and asked(told) == []
    told.tell(e.LeftOut(FATHER, "Her wish."), e.ConditionMet(WISH, 0, True), *build.judgements())
    assert told.why() == set()


@pytest.mark.parametrize("words", ["only if Mum is there", "only if her mother is there", "my mother beside me"])
def test_the_mother_of_another_is_not_the_mother_whom_a_pupil_wants_there(words: str) -> None:
    assert asked(wants(case(), words, TIJN), TIJN) != []


@pytest.mark.parametrize("words", ["Karen and his dad are not there", "mijn moeder en zijn vader zijn er niet bij"])
def test_all_who_are_joined_before_a_no_are_kept_out(words: str) -> None:
    told = wants(case(), words)
    about = [r.values for r in outcome(View(told.case, build.GATE, JUDGED)).reasons]
    assert told.why() == {"condition-without"} and sorted(about) == [("Karen",), ("Paul",)]


@pytest.mark.parametrize("words", ["My mum", "mijn moeder", "the mother of Noor"])
def test_bare_words_say_nothing_of_being_there(words: str) -> None:
    assert wants(case(), words).why() == {"condition-names"}


def test_a_friend_of_a_mother_is_no_mother() -> None:
    told = case(e.RoleEnded(MUM, Role.SUPPORTER), e.RoleEnded(MUM, Role.PARENT))
    told.case.participations = [p for p in told.case.participations if p.person != MUM]
    told.case.ties = {at: p for at, p in told.case.ties.items() if p.person != MUM}
    told.tell(e.RoleGiven(MARK, Role.SUPPORTER, Side.HARMED, "mother's friend", NOOR))
    assert asked(wants(told, "my mother beside me")) == ["mother"]


def test_two_fathers_are_asked_about() -> None:
    other = e.RoleGiven(MARK, Role.SUPPORTER, Side.HARMED, "father of Noor", NOOR)
    assert asked(wants(case(other), "not his father")) == ["father"]


def test_a_second_uncle_of_whom_it_was_known_later_is_asked_about() -> None:
    told = wants(case(e.RoleGiven(MARK, Role.SUPPORTER, Side.HARMED, "oom van Noor", NOOR)), "not without my uncle")
    assert asked(told) == []
    told.tell(e.RoleGiven(JAN, Role.SUPPORTER, Side.HARMED, "uncle", NOOR))
    assert asked(told) == ["uncle"]


def test_the_head_is_who_is_head_in_the_case() -> None:
    told = case(build.person(HEAD, False), e.RoleGiven(HEAD, Role.HEAD), e.RoleGiven(HEAD, Role.SCHOOL))
    assert wants(told, "not the headteacher").why() == {"condition-without"}


def test_all_parents_of_a_pupil_are_meant_where_the_case_has_more_than_one() -> None:
    told = wants(case(e.RoleGiven(JAN, Role.PARENT, None, "father", NOOR)), "only with my parents")
    assert told.why() & {"condition-with", "condition-names"} == {"condition-with"}


def test_somebody_who_is_called_just_mum_is_not_the_mother_of_somebody_else() -> None:
    told = wants(build.ready(), "only if my father is there")
    assert asked(told) == ["father"], "Tijn's father is called Father"
    assert wants(build.ready(), "not Tijn’s father").why() == {"condition-without"}


# one click


def says(told: build.Told, name: str, whom: PersonId = NOBODY, being: Being | None = None) -> build.Told:
    return told.may(e.ConditionMeant(WISH, 0, whom, being, name=name))


def test_one_click_says_whom_it_means_and_that_person_is_kept_out() -> None:
    told = says(wants(case(e.RoleGiven(MARK, Role.SCHOOL)), "not Marc"), "Marc", MARK)
    assert told.why() == {"condition-without"} and asked(told) == []
    told.tell(e.LeftOut(MARK, "Her wish."), e.ConditionMet(WISH, 0, True), *build.judgements())
    assert told.verdict() is Verdict.YES


def test_or_is_waited_for() -> None:
    told = says(wants(case(), "only if my teacher is there"), "teacher", TUTOR)
    assert told.verdict() is Verdict.YES
    told.tell(e.LeftOut(TUTOR, "Ill."), e.ConditionMet(WISH, 0, True), *build.judgements())
    assert told.why() == {"condition-with"}


def test_nobody_of_the_case_is_an_answer_that_stands_for_whom_it_keeps_out() -> None:
    told = says(wants(case(), "not Marc"), "Marc")
    assert told.verdict() is Verdict.YES
    told.tell(replace(build.wish(NOOR, JUDGED, Want.MEET, "not Marc"), wish="again"))
    told.tell(e.ConditionMet("again", 0, True), *build.judgements())
    assert told.verdict() is Verdict.YES


def test_but_who_is_wanted_there_and_is_nobody_of_the_case_is_not_there() -> None:
    told = says(wants(case(), "only if Gran is there"), "Gran")
    assert told.why() == {"condition-with"}
    told.tell(e.PersonAdded(HEAD, "Rosa Marsh", "Rosa", False))
    told.tell(e.RoleGiven(HEAD, Role.SUPPORTER, Side.HARMED, "grandmother of Noor", NOOR))
    told.tell(e.ConditionMet(WISH, 0, True), *build.judgements())
    assert "condition-with" not in told.why() and asked(told) == []


def test_no_person_at_all_is_an_answer_too() -> None:
    told = says(wants(case(), "only with Rex beside me"), "Rex", NOBODY, Being.SOMETHING_ELSE)
    assert told.verdict() is Verdict.YES


@pytest.mark.parametrize("words", ["only if my gran is there", "alleen als oma erbij is", "only with my teacher"])
def test_but_that_mum_is_no_person_is_no_answer(words: str) -> None:
    told = wants(case(), words)
    (name,) = asked(told)
    no_person = e.ConditionMeant(WISH, 0, NOBODY, Being.SOMETHING_ELSE, "", name)
    assert refusal(told, no_person) == Rule.NO_SUCH_CONDITION
    told.may(replace(no_person, being=None))
    assert "condition-with" in told.why()


def test_who_comes_into_the_case_by_that_name_later_is_meant_whatever_was_answered() -> None:
    told = says(wants(case(), "not Marc"), "Marc")
    told.tell(e.PersonAdded(HEAD, "Marc Visser", "Marc", False), e.RoleGiven(HEAD, Role.SCHOOL))
    told.tell(e.ConditionMet(WISH, 0, True), *build.judgements())
    assert told.why() == {"condition-without"}


def test_an_answer_is_changed_by_another() -> None:
    told = says(says(wants(case(e.RoleGiven(MARK, Role.SCHOOL)), "not Marc"), "Marc"), "Marc", MARK)
    assert told.why() == {"condition-without"}


def test_in_words_that_are_not_understood_the_person_is_asked_about_as_any_name() -> None:
    told = says(wants(case(), "my teacher should hold the door"), "teacher", TUTOR)
    assert told.why() == {"condition-names"} and asked(told) == []
    told.may(e.ConditionMeant(WISH, 0, TUTOR, Being.SOMETHING_ELSE))
    assert told.verdict() is Verdict.YES


def test_only_of_words_that_are_asked_about_it_is_said_whom_they_mean_and_never_the_pupil() -> None:
    told = wants(case(), "not Marc")
    for name, whom, being in (
        ("Mark", MARK, None), ("Marc", NOOR, None), ("Marc", PersonId("nobody-known"), None),
        ("Marc", MARK, Being.THERE), ("", MARK, None), ("Marc", NOBODY, Being.THERE),
    ):  # fmt: skip
        assert refusal(told, e.ConditionMeant(WISH, 0, whom, being, name=name)) == Rule.NO_SUCH_CONDITION


def test_what_it_means_for_one_pupil_it_does_not_mean_for_another() -> None:
    told = says(wants(case(), "not my aunt"), "aunt", MARK)
    assert asked(wants(told, "not my aunt", TIJN), TIJN) == ["aunt"]
