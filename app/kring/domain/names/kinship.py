"""Words that name somebody without a name, by kinship or by what that person is at school, in English and Dutch.

Each word stands with what it means, so that "mama" in a wish and "mother of Noor" in the case are found to be the same.
A word too many costs one click; a word too few may bring somebody into the room whom a child keeps out.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

PARENTS, HEAD, PEOPLE = "parents", "head", "people"
_KIN = {
    "mother": "mother mum mom mam mummy mommy mammy mama mamma mammie mams ma moeder moeke",
    "father": "father dad daddy papa pappa paps pap pa vader",
    "parent": "parent ouder",
    PARENTS: "parents ouders folks",
    "brother": "brother bro broer broertje broers broertjes brothers",
    "sister": "sister sis zus zusje zuster zussen zusjes sisters",
    "sibling": "sibling siblings twin tweelingbroer tweelingzus",
    "grandmother": "grandmother grandma granny grannies gran nan nana nanna oma bomma omaatje grootmoeder",
    "grandfather": "grandfather grandpa grandad granddad gramps opa bompa opaatje grootvader",
    "grandparents": "grandparent grandparents grootouders",
    "uncle": "uncle oom nonkel",
    "aunt": "aunt auntie aunty tante",
    "cousin": "cousin nephew niece neef neefje nicht nichtje",
    "son": "son zoon",
    "daughter": "daughter dochter",
    "stepfather": "stepfather stepdad stiefvader stiefpapa plusvader pluspapa bonusvader bonuspapa",
    "stepmother": "stepmother stepmum stepmom stiefmoeder stiefmama plusmoeder plusmama bonusmoeder bonusmama",
    "stepbrother": "stepbrother stiefbroer halfbroer",
    "stepsister": "stepsister stiefzus halfzus",
    "foster-mother": "pleegmoeder pleegmama",
    "foster-father": "pleegvader pleegpapa",
    "foster-parents": "pleegouder pleegouders stiefouder stiefouders carer carers guardian guardians voogd verzorger",
    "foster-brother": "pleegbroer",
    "foster-sister": "pleegzus",
    "family": "family relative relatives familie gezin",
    "friend": "friend friends bestie bff vriend vriendje vriendin vriendinnetje vrienden vriendinnen",
    "partner": "boyfriend girlfriend husband wife partner",
    "godmother": "godmother peettante meetje",
    "godfather": "godfather peetoom peetje",
    "neighbour": "neighbour neighbor neighbours neighbors buur buurman buurvrouw buren",
    "babysitter": "babysitter nanny oppas",
}  # fmt: skip
_AT_SCHOOL = {
    "teacher": """teacher teachers juf juffen juffrouw juffie meester leerkracht leerkrachten leraar lerares leraren
    docent docente docenten""",
    "tutor": "tutor mentor mentrix klassenleraar klastitularis titularis",
    HEAD: "headteacher headmaster headmistress principal directeur directrice rector directie schoolleider",
    "carer": """counsellor counselor zorgcoordinator leerlingbegeleider leerlingbegeleidster vertrouwenspersoon
    begeleider begeleidster""",
    "coach": "coach",
    "caretaker": "caretaker janitor concierge",
    "helper": """psychologist psycholoog therapist therapeut trainer zorgleerkracht zorgjuf brugfiguur wijkagent
    facilitator""",
    "somebody": "miss sir madam mister missus meneer mevrouw",
}
# Several at once, or anybody: whom of the case they mean is asked, and never guessed.
_ANYBODY = {
    "adults": "adult adults grownup grownups grown volwassene volwassenen",
    "mates": "mate mates buddy buddies pal pals maat maten classmate classmates klasgenoot klasgenoten",
    PEOPLE: "people man woman men women boy boys girl girls guy guys mensen vrouw jongen jongens meisje meisjes",
    "others": "others anderen",
    "pupils": "pupil pupils leerling leerlingen child children kid kids kind kinderen",
    "gang": "gang clique crew squad bende kliek groepje clubje vriendengroep",
    "strangers": "stranger strangers vreemden onbekenden",
    "staff": "staff personeel",
    "outside": "police officer nurse interpreter doctor politie agent verpleegkundige tolk arts schoolarts",
}
ADULT_KIN = frozenset({"mother", "father", "parent", "parents", "grandmother", "grandfather", "grandparents", "uncle",
                       "aunt", "stepfather", "stepmother", "foster-mother", "foster-father", "foster-parents",
                       *_AT_SCHOOL})  # fmt: skip
AT_SCHOOL = frozenset(_AT_SCHOOL)
SEVERAL = frozenset({"parents", "grandparents", "foster-parents", "family"})
_MEANS = MappingProxyType({w: what for what, words in (_KIN | _AT_SCHOOL | _ANYBODY).items() for w in words.split()})
_WHO = {"one", "ones", "those", "someone", "anyone", "degene", "diegene", "degenen", "diegenen", "iemand"}
_BEFORE = {"step", "stief", "foster", "pleeg", "half", "bonus", "plus", "grand", "great", "god", "schoon", "ex"}
_OF_A_BODY = {"my", "his", "her", "your", "their", "our"}


def kinship(words: Sequence[str], at: int) -> tuple[int, str] | None:
    """Where a word for somebody that stands here begins, and what it means; `words` are plain.

    A word in the plural, or with the s of whose, has the same meaning; "foster mother" is no mother.
    """
    what = _MEANS.get(words[at]) or (_MEANS.get(words[at][:-1]) if words[at].endswith("s") else None)
    if what is None and words[at] == HEAD and (at == 0 or words[at - 1] not in _OF_A_BODY):
        what = HEAD  # "the head", and not "my head down"
    if words[at] in _WHO and words[at + 1 : at + 2] in (["who"], ["that"], ["die"]):
        what = PEOPLE  # "the one who laughed"
    if what is None:
        return None
    if at > 0 and words[at - 1] in _BEFORE:
        kind = "foster" if words[at - 1] in ("foster", "pleeg") else words[at - 1]
        return at - 1, f"{kind}-{what}"
    return at, what


def kinships(words: Sequence[str]) -> frozenset[str]:
    """Everything that somebody is by the words of a relation, as "mother of Noor"; "mother's friend" is nothing."""
    found = [kinship(words, at) for at in range(len(words))]
    known = [one[1] for one in found if one is not None]
    several = len(known) > 1 and not {"of", "van", "s"}.isdisjoint(words)
    return frozenset() if several else frozenset(known)
