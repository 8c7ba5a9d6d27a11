"""What is worth a second look at a place of a script, in one sentence."""

from __future__ import annotations

from kring.domain.problems import Code
from kring.i18n import _


def hints() -> dict[Code, str]:
    """The sentence for every hint; {0}, {1} and so on are the values in their order."""
    return {
        **_copied(),
        Code.SAME_WORDS: _("“{0}” says the same as “{1}”; remove it, or write the other form of address."),
        Code.A_NAME: _("“{0}” looks like somebody’s name; “{{ person }}” becomes the name of whoever is addressed."),
        Code.HARD_WORD: _("“{0}” labels a person by what was done; say what happened, or use a name."),
        Code.SORRY: _("“{0}” may sound like asking for an apology. One counts only unasked; ask an open question."),
        Code.NO_WELCOME: _("Nobody is welcomed here; begin with a line to “say”, such as “Thank you for coming”."),
        Code.NO_LIMITS: _(
            "Nothing says what stays here and what has to be passed on; say it before the first question."
        ),
        Code.NO_CLOSING: _("Nothing is said or asked at the end; close with last words, and what comes next."),
        Code.ONE_LEADS: _(
            "“{{ facilitators }}” is one name here, since one leads; write “{{ facilitator }}”, or where two do, "
            "“facilitators: 2” at the top."
        ),
        Code.PERSON_IS_YOU: _(
            "“{{ person }}” is you here, since this part is for “facilitator”; name whom you mean, such as "
            "{{ everyone }}, or say it in a part for that person."
        ),
        Code.STANDS_IN: _(
            "“{0}” is read aloud as it stands; for a name write “{{ person }}”, in a text in quotes, else the words."
        ),
        Code.QUESTION_SAID: _(
            "This is a question, and no answer to it is kept; where one is waited for, write “ask:” in place of “say:”."
        ),
        Code.CURLY_AROUND: _(
            'The marks “ ” around this text are shown with it; around a text write straight ones (").'
        ),
        Code.OTHER_LANGUAGE: _("“language” says “{0}”, and what is said here looks like “{1}”; change one of them."),
        Code.ONE_ORDER: _(
            "“{0}” comes up only where “{1}” begins; write a part with it for “begins: {2}” too, or leave “begins” out."
        ),
        Code.PRIVATE_FOR: _(
            "“private” is time apart for each pupil with the own supporters; for “{0}” write “who: harmed”, "
            "“who: responsible” or both."
        ),
        Code.EVIDENCE_OTHER: _("“{0}” is about “{1}”, and this talk is with “{2}”; look which one is meant."),
        Code.EVIDENCE_MEANT: _("“{0}” is about “{1}”, and this talk is with “{2}”. Did you mean “{3}”?"),
        Code.ORDERS_DIFFER: _(
            "“{0}” has another “{2}” here than on line {1}; the same line says the same in both orders, else give this "
            "one another name."
        ),
        Code.LONG_LINE: _("This has {0} letters, and three lines on the screen hold {1}; make it two lines to say."),
    }


def _copied() -> dict[Code, str]:
    return {
        Code.NAMES_THEMSELVES: _(
            "“{0}” is said here to “{1}” themselves (“{2}”, line {3}); if this is for the other side, write “{2}: {4}” "
            "there, else “{{ person }}” here."
        ),
        Code.SIDE_AGAIN: _(
            "The part before is for “{0}” too (line {1}); if this one is for the other side, write “who: {2}”."
        ),
        Code.ASKED_TWICE: _("This is asked on line {0} too, of the same people; change the words, or take it out."),
        Code.FORMAL_COPIED: _(
            "“{0}” says the same as on line {1}, and “{2}” says something else; write it for this line."
        ),
    }
