"""What is wrong at a place of a file that somebody wrote, in one sentence."""

from __future__ import annotations

import re
from typing import assert_never

from kring.domain.errors import Problem
from kring.domain.problems import Code, NoScript
from kring.i18n import _
from kring.words.script_hints import hints

_PLACE = re.compile(r"\{([0-9])\}")


def problem(found: Problem) -> str:
    """The sentence for a problem, with its values put in."""
    sentence = sentences()[found.code]
    values = dict(enumerate(found.values))
    return _PLACE.sub(lambda place: values.get(int(place[1]), ""), sentence)


def sentences() -> dict[Code, str]:
    """The sentence for every code; {0}, {1} and {2} are the values in their order."""
    return {
        **_file(),
        **_written(),
        **_values(),
        **_script(),
        **_words_apart(),
        **_parts(),
        **_step(),
        **_rehearsal(),
        **_template(),
        **hints(),
    }


def _file() -> dict[Code, str]:
    return {
        Code.NOT_A_FILE: _("This file cannot be read."),
        Code.TOO_BIG: _("This file is larger than {0} KiB."),
        Code.TOO_MANY: _("This file has more than {0} entries."),
        Code.WRONG_ENCODING: _("This file is not saved as plain text in UTF-8; save it so in your editor."),
        Code.ODD_LETTER: _("The character {0} cannot stand in a file."),
        Code.EMPTY_FILE: _("This file is empty."),
        Code.ANCHOR: _("A text that begins with “&” or “*” has to be in quotes."),
        Code.TAG: _("A word that begins with “!” has to be in quotes."),
        Code.TOO_DEEP: _("This is nested more than {0} levels deep."),
        Code.TWICE: _("“{0}” is written twice; the first time on line {1}."),
        Code.TWICE_IN_ENTRY: _(
            "“{0}” stands twice in one entry, the first time on line {1}. Is “- {2}: …” missing above this line? "
            "If not, take one out."
        ),
        Code.KEY_NOT_TEXT: _("Before a colon there must be one word."),
        Code.SECOND_DOCUMENT: _("A file holds one text; put what stands below “---” into a file of its own."),
        Code.TAB: _("Indent with ordinary spaces, not with a tab or another kind of space."),
        Code.QUOTE_OPEN: _("This text begins with a quotation mark and never ends with one; close it."),
        Code.BACKSLASH: _("In double quotes “\\” has a meaning of its own; use single quotes."),
        Code.BRACKET_OPEN: _("This bracket is not closed, or a comma is missing in it."),
        Code.COLON: _("A text with a colon in it has to be in quotes."),
        Code.MISSING_COLON: _("Here a word with a colon is expected, such as “title:”; text that goes on is indented."),
        Code.INDENTATION: _("This line is not indented like those around it."),
        Code.BRACES: _("A text that begins with “{{” has to be in quotes."),
        Code.NEEDS_QUOTES: _("A text that begins with this character has to be in quotes."),
        Code.NOT_READABLE: _("This cannot be read; look at the quotes and the indentation here."),
    }


def _written() -> dict[Code, str]:
    return {
        Code.HASH: _("All text after “ #” is left out; put the text in quotes, or a remark on a line of its own."),
        Code.MISSING_DASH: _("Here “{0}” begins another entry; write “- ” before it."),
        Code.DASH_IN_FRONT: _("Here “{0}” begins another entry; in place of the two spaces before it write “- ”."),
        Code.OTHER_DASH: _("Before an entry stands the short dash of the keyboard, “-”, not “{0}”."),
        Code.RULE: _("Take this line out; a line of dashes may stand only after “#”, as a remark."),
        Code.BULLET: _("A list has “-” before each entry, not “*”."),
        Code.SLASHES: _("A remark begins with “#”, not with “//”."),
        Code.DASH_AFTER_COLON: _("After the colon comes one text, without “-”; a list begins on the next line."),
        Code.BLOCK_MARK: _("After “|” or “>” the line ends; the text follows on the next lines, indented."),
        Code.FENCE: _("Remove the line “```”; a file begins with its first word, such as “format:”."),
        Code.OWN_LINE: _("“{0}” begins a line of its own, below the word before it."),
        Code.BELOW_WORD: _("“{0}” begins a line of its own, below “{1}” and two spaces further in."),
        Code.TOO_FAR_IN: _("This line stands too far in; let it begin below “{0}”."),
        Code.ENTRY_ELSEWHERE: _("Here an entry of a list begins, below “{0}”, which is none; move it to its own list."),
        Code.LIST_WITHOUT_WORD: _(
            "Above this list a word is missing, such as “phases:”, “parts:”, “steps:” or “choices:”."
        ),
        Code.QUESTION_IN_BRACES: _("Within { } and [ ] a text that ends with “?” has to be in quotes."),
        Code.COMMA_IN_BRACES: _("“{0}” comes after a comma; within { } a text with a comma has to be in quotes."),
        Code.QUOTE_CLOSED_ONLY: _(
            "This text ends with a quotation mark and does not begin with one; write both or none."
        ),
        Code.AFTER_QUOTE: _(
            "The text goes on after its closing quotation mark; put all in double quotes, and use ‘ ’ inside."
        ),
        Code.CURLY_QUOTES: _('Around a text only straight quotation marks (") work, not “ and ”.'),
        Code.SPACE_AFTER_COLON: _("Write a space after the colon of “{0}:”."),
        Code.SPACE_AFTER_DASH: _("Write a space after the “-” at the beginning of this line."),
        Code.OTHER_SPACE: _("The space after “{0}” is not the one of the keyboard; delete it and type it again."),
        Code.WORD_BEFORE_TEXT: _(
            "Lines that belong to an entry stand below this text; begin it with “id:”, and put the text below that, "
            "behind a word such as “ask:”."
        ),
        Code.DASH_TOO_FAR_IN: _("This line stands too far in; let its “-” stand straight below the “-” of line {0}."),
        Code.ENTRY_TOO_FAR_IN: _(
            "This entry, with all that belongs to it, stands too far in; let its “-” stand straight below the “-” of "
            "line {0}."
        ),
        Code.ENTRY_TOO_FAR_OUT: _(
            "This entry, with all that belongs to it, does not stand far enough in; let its “-” stand straight below "
            "the “-” of line {0}."
        ),
        Code.SAME_ENTRY: _("“{0}” belongs to the entry above; take its “-” away and let it begin below “{1}”."),
        Code.NO_DASH: _("Here each stands by its name, without “-”; write “{0}:”, as far in as the others."),
    }


def _values() -> dict[Code, str]:
    return {
        Code.UNKNOWN_WORD: _("“{0}” is not known here."),
        Code.UNKNOWN_WORD_MEANT: _("“{0}” is not known here. Did you mean “{1}”?"),
        Code.BELONGS_AT_TOP: _("“{0}” stands at the top of a script, beside “title”; move it there."),
        Code.BELONGS_TO_PHASE: _("“{0}” goes with a phase, beside its “id” and “title”; move it there."),
        Code.BELONGS_TO_PART: _(
            "“{0}” goes with a whole part, beside its “who”; move it there, or begin another part here."
        ),
        Code.BELONGS_TO_STEP: _("“{0}” goes with a step, beside its “id”; move it there."),
        Code.ENTRY_BY_NAME: _("An entry begins with “- id:”; write “- id: {0}” here, and the rest of it below."),
        Code.ONE_WORD: _("“{0}” is one word, not a list; keep one of them."),
        Code.WORDS_BEHIND_DASH: _("After each “-” of “{0}” comes the text itself, without “{1}:”."),
        Code.ONE_ONLY: _("There is one “{0}” only, without “-”; give the second one to another step."),
        Code.DOTS: _("“…” is still here, where your own words belong."),
        Code.MISSING_WORD: _("“{0}” is missing here."),
        Code.NOT_TEXT: _("“{0}” is one text; write it after the colon, without “-” and without words below it."),
        Code.NEEDS_WORDS: _("Below “{0}” stand words of their own, each on a line, without “-”: {1}."),
        Code.NEEDS_WORDS_EACH: _("After each “-” of “{0}” come words with values: {1}."),
        Code.LIST_MEANT: _("Write several as a list: “{0}: [{1}]”."),
        Code.LANGUAGE: _("“language” is a short code, such as “en” or “nl”."),
        Code.LANGUAGE_MEANT: _("“language” is a short code; for “{0}” write “{1}”."),
        Code.NOT_A_LIST: _("“{0}” must be a list, with “-” before each entry."),
        Code.NOT_WORDS: _("An entry of “{0}” must be words with values, such as “id: …”."),
        Code.NO_VALUE: _("“{0}” has no value; write one or remove the word."),
        Code.VALUE_NEEDED: _("“{0}” has no value and cannot be left out; write one after the colon."),
        Code.NOTHING_BELOW: _("Nothing stands below “{0}”; write “- {1}: …” there, or take out the whole entry."),
        Code.NOT_WHOLE: _("“{0}” must be a whole number from {1} to {2}."),
        Code.NOT_ONE_OF: _("“{0}” cannot be “{1}”; it is one of: {2}."),
        Code.NOT_ONE_OF_MEANT: _("“{0}” cannot be “{1}”. Did you mean “{2}”?"),
        Code.BAD_ID: _("“{0}” is written in small letters from a to z without accents, digits and hyphens."),
        Code.ID_TWICE: _("“{0}” was already used on line {1}; give this another name."),
        Code.CODE_TWICE: _("The code “{0}” was already used on line {1}; give this answer another one."),
        Code.NOT_A_DAY: _("“{0}” must be a date such as 2026-11-17: year, month, day."),
        Code.NOT_A_MOMENT: _("“{0}” must be a date and time such as 2026-11-17 14:05: year, month, day, time."),
    }


def _script() -> dict[Code, str]:
    return {
        Code.UNKNOWN_FORMAT: _("This program does not read this format; write “format: {0}”."),
        Code.FORMAT_MISSING: _("“format: {0}” is missing; write it as the first line."),
        Code.ID_TAKEN: _("There is already a script called “{0}” in this language; give yours another id."),
        Code.ID_OURS: _("“{0}” among your own scripts has this id. To keep both, give this one another id."),
        Code.ID_OURS_CHANGED: _(
            "“{0}” among your own scripts has this id, and was changed in Kring; what was changed there is not in this "
            "file. To keep both, give this one another id."
        ),
        Code.FIRST_DIFFERS: _("“first” says “{0}”, but in the order of the parts “{1}” speaks first. Change one."),
        Code.COMPUTED: _("“{0}” is worked out from the order of the parts; remove the word."),
        Code.BEGINS_MISSING: _("“{0}” stands on line {1} too, where “{2}” begins; write “begins: {3}” in this part."),
        Code.BEGINS_SAME: _(
            "“{0}” stands on line {1} too, and “{2}” begins in both parts; where this part is for the other order, "
            "write “begins: {3}”, else give the line another name."
        ),
        Code.NO_ID: _(
            "This entry has no “id:”. Where it belongs to the one above, take “-” away and indent “{0}” as far as its "
            "“id”; where it is a step of its own, give it one."
        ),
        Code.ACT_DIFFERS: _("This line has “{0}”; so under “formal” it is “{0}” too."),
        Code.NO_SUCH_WORDS: _("No words that come with Kring are called “{0}”; these are: {1}."),
        Code.IS_A_GROUP: _("“{0}” is a group; write “who: everyone” and below it “group: {0}”."),
        Code.STEPS_MEANT: _(
            "“{0}” is a list of steps: below it write “- id: …”, and below that “ask:” with the words."
        ),
        Code.FORMAL_WHOLE: _("“formal” is the whole line in the other form; “{0}” alone would be read aloud."),
        Code.TOO_MANY_LINES: _("With all its rounds this script has more than {0} lines; take some out."),
    }


def _words_apart() -> dict[Code, str]:
    return {
        Code.NO_WORDS: _("“{0}” has no words; write “say:”, “ask:” or “do:”, or look what the line is called."),
        Code.NAME_ALONE: _(
            "“{0}” has no words: under “lines:” write “{0}:”, and below it “say:”, “ask:” or “do:”; or "
            "look what the line is called."
        ),
        Code.NO_WORDS_MEANT: _("“{0}” has no words. Did you mean “{1}”, which stands under “lines”?"),
        Code.NO_ANSWER_TEXT: _("The words of “{1}” have no text for the answer “{0}”; write one beside the others."),
        Code.LINE_LACKS: _("The script of this name has a line “{0}”, and there are no words for it here; write them."),
        Code.LINE_RENAMED: _("Nothing in the script of this name is called “{0}”. Did you mean “{1}”?"),
        Code.LINE_SPARE: _("Nothing in the script of this name is called “{0}”; what is missing under “{1}” is “{2}”."),
        Code.NAME_LACKS: _("Under “{0}” nothing is called “{1}”, as it is in the script of this name; write it there."),
        Code.CODE_RENAMED: _("“{0}” is no code of “{2}”; before the colon write “{1}”, and translate only the text."),
        Code.WORDS_NOT_NAMED: _(
            "“{0}” and {1} more lines have no words here; all of them stand in “{2}”: write “words: [{2}]” at the top."
        ),
        Code.ORDER_WORD: _("“{0}” stands where the line is named in a part, not under “lines”; move it there."),
        Code.LINE_UNUSED: _("“{0}” stands under “lines”, and no part names it; put it into “steps:”, or take it out."),
        Code.WORDS_TWICE: _("The words of “{0}” stand twice, here and under “lines”; remove one of them."),
        Code.KIND_WORDS: _("“scripts” stands in a file of words only; for that write “kind: words” at the top."),
        Code.WORD_ABOVE: _("Above this line “{0}:” is missing, at the edge and on a line of its own."),
        Code.NAME_ABOVE: _(
            "Above this line the name of the script is missing, such as “{0}:”, and this stands below it."
        ),
        Code.LINES_BY_NAME: _("Under “lines” each line stands by its name, without “-”; write “{0}:” here."),
    }


def _parts() -> dict[Code, str]:
    return {
        Code.NO_LINE_OF_PART: _("“{0}” looks at a line of its own part that has “choices”; there are: {1}."),
        Code.UNTIL_ELSEWHERE: _(
            "“{0}” on line {1} is asked in another part; “until” needs a question of this part, which goes round again."
        ),
        Code.NOTHING_ENDS_IT: _(
            "“{0}” needs a question with “choices” in this part, and there is none; ask it here, or take “{0}” out."
        ),
        Code.NO_SUCH_LINE: _("No line is called “{0}”; name one above this one, or take this out."),
        Code.LINE_BELOW: _("“{0}” comes later, on line {1}; an answer is known only below its line. Move one of them."),
        Code.WAITS_FOR_ITSELF: _("“{0}” cannot wait for its own answer; name a line above this one."),
        Code.LINE_OF_PART: _(
            "“{0}” is asked in this part itself, so the part cannot wait for it; put “{1}” under the step it is for."
        ),
        Code.NO_SUCH_LINE_MEANT: _("No line above is called “{0}”. Did you mean “{1}”?"),
        Code.NO_CODES: _("Nothing can follow from “{0}”: it has no answers to choose from (“answer: choice”)."),
        Code.NO_SUCH_ANSWER: _("“{0}” is not an answer to “{1}”; the answers are: {2}."),
        Code.NEVER_THERE: _(
            "This never comes up: “only after” and “unless” name the same answers to “{0}”; remove one."
        ),
        Code.NO_SUCH_GROUP: _("There is no group “{0}”; name it at the top under “groups”. There are: {1}."),
        Code.NO_GROUPS: _("There is no group “{0}”; name it at the top, “groups: [{0}]”, or take “group” out here."),
        Code.BRANCH_MEANT: _("Say after which answer, with the name of a line above: “{0}: {line: …, answers: […]}”."),
        Code.CHOICES_BY_CODE: _("Here each answer stands by its code, without “-”: “better: Better”."),
        Code.GROUP_OF_NOBODY: _("Nobody is spoken to in the group “{0}”: no part names it."),
        Code.ONLY_BY_CHAIRS: _("“{0}” goes only with a round along the chairs (“how: circle”)."),
        Code.GOES_TOGETHER: _("“{0}” needs “{1}” beside it; write that too, or take “{0}” out."),
        Code.NOT_COUNTED: _("“{0}” is nobody who can be one or several; choose words that fit both, without “|”."),
        Code.NOBODY_BEFORE: _(
            "“own supporters” come after somebody: “[harmed, own supporters]”; before it write “supporters of harmed”."
        ),
        Code.NOT_HEARD: _(
            "“{0}” does not hear what is said in private here, and cannot reply to it; the pupil can, the own "
            "supporters, and “facilitator” if “who” has it."
        ),
        Code.ONE_FACILITATOR: _(
            "This script has one facilitator; take “led by” out here, or for two write “facilitators: 2” at the top."
        ),
        Code.WRONG_KIND: _("“{0}” does not go with a script of the kind “{1}”."),
    }


def _step() -> dict[Code, str]:
    return {
        Code.SAY_ASK_DO: _("A step has exactly one of “say”, “ask” and “do”; write another step for the rest."),
        Code.ONLY_WITH_ASK: _("“{0}” goes only with a question (“ask”)."),
        Code.ANSWER_NEEDS: _("“answer: {0}” needs “{1}”."),
        Code.NEEDS_ANSWER: _("“{0}” needs “answer: {1}”."),
        Code.TWO_CHOICES: _("A choice has at least two answers."),
        Code.SCALE_RANGE: _("A scale goes up; exchange “from” and “to”, and with them “low” and “high”."),
        Code.RECORD_ANSWER: _("“records: {0}” needs “answer: {1}”."),
        Code.ASKED_BEFORE: _("“records: {0}” belongs in a talk before; in the conference it comes too late."),
        Code.RECORD_CHOICE: _("“records: {0}” needs “answer: choice”, and “choices” with some of the codes {1}."),
        Code.RECORD_CODE: _("The code “{0}” is not one that “records: {1}” knows: {2}."),
        Code.NOT_IN_CONFERENCE: _("“person” is for talks; a conference names a role."),
        Code.NOT_IN_TALK: _("“{0}” is for conferences; a talk has “person”, supporters and “facilitator”."),
        Code.NOT_IN_CIRCLE: _(
            "“{0}” is not for a circle: it has no sides, and no answer counts as evidence. It has “everyone”, “person” "
            "(for whom it is), “supporters” (all others who sit there) and “facilitator”."
        ),
        Code.NO_SIDES: _("“{0}” is not for a circle: it has no sides, and answers stay answers; take “{0}” out."),
        Code.NEEDS_PARTS: _("Steps stand in a part; write “parts:” above them, then “- who: …” and “how: …”."),
        Code.NOT_FILLED: _("“{0}” is read aloud as it stands; for a name write “{1}”, in a text in quotes."),
        Code.TEMPLATE_CODE: _("“{% … %}” is not read here; write a part with “with:”, or {{ harmed: is | are }}."),
        Code.TEMPLATE_FILTER: _("Between braces stands a name alone, “{{ harmed }}”, or “{{ harmed: is | are }}”."),
        Code.NO_FILL_HERE: _("No names are filled in here; write it without “{0}”."),
        Code.UNKNOWN_FILL: _("“{0}” cannot be filled in; these can: {1}."),
        Code.UNKNOWN_FILL_MEANT: _("“{0}” is not a name that can be filled in here. Did you mean “{1}”?"),
        Code.FILL_FAILS: _("This text cannot be filled in with names; look at what stands between the braces."),
    }


def _rehearsal() -> dict[Code, str]:
    return {
        Code.NOT_A_TIME: _("“{0}” must be a time of day such as 13:30."),
        Code.NOT_AN_OFFSET: _("“{0}” must be the distance from world time, such as +01:00."),
        Code.NOT_A_LOCAL_MOMENT: _("“{0}” must be a local date and time such as 2026-11-17 14:05, without a zone."),
        Code.NO_DATE_IN_WORDS: _(
            "“{0}” is no date that moves with the case. Write it such as 2026-11-17, weekday 2026-11-17 or "
            "month 2026-11-17 between the braces."
        ),
        Code.NOT_IN_ORDER: _(
            "This day is out of order; look at the date, or move the event: each one comes after the one above it."
        ),
        Code.OPENING_FIRST: _("The first event opens the case (“open:”), and no other one does."),
        Code.NOTHING_HAPPENS: _("Nothing happens here; an event says what happens, such as “talk:”."),
        Code.QUOTE_NOT_THERE: _("A quote must stand in the words of the answer, letter for letter."),
        Code.ONE_MOVE: _("A move says exactly one thing, such as “note:” or “break:”."),
        Code.NOT_RUN: _("Nothing in the rehearsal runs this script; write “script: {0}” in a talk or circle of it."),
    }


def _template() -> dict[Code, str]:
    return {
        Code.TEMPLATE_TOO_BIG: _("This template is larger than {0} KiB."),
        Code.TEMPLATE_TOO_LONG: _("The finished text would be too long."),
        Code.TEMPLATE_VALUE: _("A value does not fit here."),
        Code.TEMPLATE_SYNTAX: _("The braces here cannot be read; look whether each one is closed."),
        Code.TEMPLATE_TOO_DEEP: _("This is nested more than {0} levels deep."),
        Code.TEMPLATE_LOOPS: _("Loops are nested more than {0} deep here."),
        Code.TEMPLATE_NOT_ALLOWED: _("“{0}” is not allowed in a template."),
        Code.TEMPLATE_UNKNOWN_NAME: _("“{0}” is not a name that can be filled in here."),
        Code.TEMPLATE_UNDERSCORE: _("“{0}” is not allowed: names here do not begin with “_”."),
        Code.TEMPLATE_UNKNOWN_FILTER: _("“{0}” is not a filter that is known here."),
        Code.FENCE_OPEN: _("“{0}” is begun or ended here, without its other half."),
        Code.FENCE_UNKNOWN: _("“{0}” is not a part of a paper that is known here."),
    }


def no_script(why: NoScript) -> str:
    """Why a file is not looked at, and that nothing came of it."""
    match why:
        case NoScript.GONE:
            return _("This file is no longer there. Nothing was changed.")
        case NoScript.FOLDER:
            return _("This is a folder, not a file. Choose a file in it.")
        case NoScript.UNREADABLE:
            return _("This file cannot be read. Nothing was changed.")
        case NoScript.TOO_BIG:
            return _("This file is larger than 256 KiB; no script is that large. Nothing was changed.")
        case NoScript.NO_TEXT:
            return _("This file is not plain text in UTF-8. Save it that way in the program you wrote it with.")
        case NoScript.REHEARSAL_FILE:
            return _("This file is a rehearsal, which plays a case. It is not a script that a talk can follow.")
        case NoScript.WORDS_FILE:
            return _("This file holds words alone (“kind: words”); a script says in which order they come, too.")
        case _:
            assert_never(why)
