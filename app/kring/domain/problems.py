"""The faults that a script or rehearsal file can have: codes that stay, for sentences that may change.

Beside each code stands what its values are, in their order; a `…-meant` code ends with the word that was probably
meant.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What is wrong at a place of a file."""

    # the file as a whole
    NOT_A_FILE = "not-a-file"
    TOO_BIG = "file-too-big"  # kibibytes allowed
    TOO_MANY = "too-many-entries"  # entries allowed
    WRONG_ENCODING = "wrong-encoding"
    ODD_LETTER = "odd-letter"  # its code point, such as U+0000
    EMPTY_FILE = "file-empty"

    # how it is written down
    ANCHOR = "anchor"
    TAG = "tag"
    TOO_DEEP = "too-deep"  # levels allowed
    TWICE = "written-twice"  # word, first line
    KEY_NOT_TEXT = "key-not-text"
    SECOND_DOCUMENT = "second-document"
    TAB = "tab"
    QUOTE_OPEN = "quote-open"
    BACKSLASH = "backslash"
    BRACKET_OPEN = "bracket-open"
    COLON = "colon-in-text"
    MISSING_COLON = "missing-colon"
    INDENTATION = "indentation"
    BRACES = "braces-unquoted"
    NEEDS_QUOTES = "needs-quotes"
    NOT_READABLE = "not-readable"
    HASH = "hash"
    MISSING_DASH = "missing-dash"  # word before which it is missing
    QUOTE_CLOSED_ONLY = "quote-closed-only"
    AFTER_QUOTE = "after-quote"
    CURLY_QUOTES = "curly-quotes"
    SPACE_AFTER_COLON = "space-after-colon"  # word
    SPACE_AFTER_DASH = "space-after-dash"
    OTHER_SPACE = "other-space"  # what stands before it
    WORD_BEFORE_TEXT = "word-before-text"
    DASH_TOO_FAR_IN = "dash-too-far-in"  # line with whose dash it belongs
    SAME_ENTRY = "same-entry"  # word behind a dash, word with which the entry above begins
    ENTRY_TOO_FAR_IN = "entry-too-far-in"  # line with whose dash it belongs
    ENTRY_TOO_FAR_OUT = "entry-too-far-out"  # the same
    NO_DASH = "no-dash"  # the name behind it

    # words and their values
    UNKNOWN_WORD = "unknown-word"  # word
    UNKNOWN_WORD_MEANT = "unknown-word-meant"  # word, suggestion
    BELONGS_AT_TOP = "belongs-at-top"  # word
    BELONGS_TO_PHASE = "belongs-to-phase"  # word
    BELONGS_TO_PART = "belongs-to-part"  # word
    BELONGS_TO_STEP = "belongs-to-step"  # word
    ENTRY_BY_NAME = "entry-by-name"  # the name that stands in the place of "- id: …"
    ONE_WORD = "one-word"  # word
    WORDS_BEHIND_DASH = "words-behind-dash"  # word, the word that stands behind the dash
    ONE_ONLY = "one-only"  # word
    DOTS = "dots"
    MISSING_WORD = "missing-word"  # word
    NOT_TEXT = "not-text"  # word
    NOT_A_LIST = "not-a-list"  # word
    NOT_WORDS = "not-words"  # word
    NEEDS_WORDS = "needs-words"  # word, words that stand below it
    NEEDS_WORDS_EACH = "needs-words-each"  # word, words that stand in each of its entries
    NEEDS_PARTS = "needs-parts"
    RULE = "rule"
    BULLET = "bullet"
    DASH_IN_FRONT = "dash-in-front"  # word
    OTHER_DASH = "other-dash"  # the sign that stands in the place of a dash
    SLASHES = "slashes"
    DASH_AFTER_COLON = "dash-after-colon"
    BLOCK_MARK = "block-mark"
    FENCE = "fence"
    OWN_LINE = "own-line"  # word that begins a line of its own
    BELOW_WORD = "below-word"  # word that begins a line of its own, word below which it belongs
    TOO_FAR_IN = "too-far-in"  # word above, below whose beginning the line begins
    ENTRY_ELSEWHERE = "entry-elsewhere"  # word below which it stands
    LIST_WITHOUT_WORD = "list-without-word"
    QUESTION_IN_BRACES = "question-in-braces"
    COMMA_IN_BRACES = "comma-in-braces"  # what stands behind the comma
    LIST_MEANT = "list-meant"  # word, the list as it is written
    LANGUAGE = "language"
    LANGUAGE_MEANT = "language-meant"  # what is written, code
    NO_VALUE = "no-value"  # word
    VALUE_NEEDED = "value-needed"  # word
    NOTHING_BELOW = "nothing-below"  # word, word with which an entry of it begins
    NOT_WHOLE = "not-whole"  # word, lowest, highest
    NOT_ONE_OF = "not-one-of"  # word, value, all that are allowed
    NOT_ONE_OF_MEANT = "not-one-of-meant"  # word, value, suggestion
    BAD_ID = "bad-id"  # word
    ID_TWICE = "id-twice"  # id, first line
    TWICE_IN_ENTRY = "twice-in-entry"  # word, first line, word with which the entry begins
    CODE_TWICE = "code-twice"  # code, first line
    NOT_A_DAY = "not-a-day"  # word
    NOT_A_MOMENT = "not-a-moment"  # word

    # what a script must be
    UNKNOWN_FORMAT = "unknown-format"  # formats that are read
    FORMAT_MISSING = "format-missing"  # the format that it is
    ID_TAKEN = "id-taken"  # the id
    ID_OURS = "id-ours"  # title of the own script that has it; this one may take its place
    ID_OURS_CHANGED = "id-ours-changed"  # the same, where that one was changed in the window
    FIRST_DIFFERS = "first-differs"  # who the file says, who it is by the order
    COMPUTED = "computed"  # word that is worked out
    NO_WORDS = "no-words"  # id of the line
    NAME_ALONE = "name-alone"  # id of the line, which stands as a name alone
    NO_WORDS_MEANT = "no-words-meant"  # id of the line, suggestion
    BEGINS_MISSING = "begins-missing"  # id, first line, side that begins there, side that is missing here
    BEGINS_SAME = "begins-same"  # id, first line, side that begins in both, the other side
    NO_ID = "no-id"  # word with which the entry begins
    NO_ANSWER_TEXT = "no-answer-text"  # code, id of the line
    LINE_LACKS = "line-lacks"  # id of the line
    LINE_RENAMED = "line-renamed"  # what it is called here, what the script calls it
    LINE_SPARE = "line-spare"  # what it is called here, word above it, the name that is missing under it
    NAME_LACKS = "name-lacks"  # word, the name that is missing under it
    CODE_RENAMED = "code-renamed"  # code that is there, code that is meant, id of the line
    WORDS_NOT_NAMED = "words-not-named"  # id of the first line, how many more, the file of words that has all
    ACT_DIFFERS = "act-differs"  # what the line does
    NO_SUCH_WORDS = "no-such-words"  # name, all that there are
    IS_A_GROUP = "is-a-group"  # name
    STEPS_MEANT = "steps-meant"  # word
    ORDER_WORD = "order-word"  # word
    LINE_UNUSED = "line-unused"  # id of the line
    FORMAL_WHOLE = "formal-whole"  # what stands there
    TOO_MANY_LINES = "too-many-lines"  # lines allowed
    WORDS_TWICE = "words-twice"  # id of the line
    KIND_WORDS = "kind-words"
    WORD_ABOVE = "word-above"  # the word
    NAME_ABOVE = "name-above"  # the name that is probably meant
    LINES_BY_NAME = "lines-by-name"  # how the first one is written
    NO_LINE_OF_PART = "no-line-of-part"  # word, all lines of its part with answers to choose from
    UNTIL_ELSEWHERE = "until-elsewhere"  # id, line of the file
    NOTHING_ENDS_IT = "nothing-ends-it"  # word
    NO_SUCH_LINE = "no-such-line"  # id
    LINE_BELOW = "line-below"  # id, line of the file
    WAITS_FOR_ITSELF = "waits-for-itself"  # id
    LINE_OF_PART = "line-of-part"  # id, word
    NO_SUCH_LINE_MEANT = "no-such-line-meant"  # id, suggestion
    NO_CODES = "no-codes"  # id of a line whose answers have no codes
    NO_SUCH_ANSWER = "no-such-answer"  # code, id of the line, all its codes
    NEVER_THERE = "never-there"  # id of the line
    NO_SUCH_GROUP = "no-such-group"  # name, all that there are
    NO_GROUPS = "no-groups"  # name
    BRANCH_MEANT = "branch-meant"  # word
    CHOICES_BY_CODE = "choices-by-code"
    GROUP_OF_NOBODY = "group-of-nobody"  # name
    ONLY_BY_CHAIRS = "only-by-chairs"  # word
    GOES_TOGETHER = "goes-together"  # word that is there, word that is missing
    NOT_COUNTED = "not-counted"  # name of a fill
    NOBODY_BEFORE = "nobody-before"
    NOT_HEARD = "not-heard"  # selector
    ONE_FACILITATOR = "one-facilitator"
    WRONG_KIND = "wrong-kind"  # word, kind of script it does not belong to
    SAY_ASK_DO = "say-ask-do"
    ONLY_WITH_ASK = "only-with-ask"  # word
    ANSWER_NEEDS = "answer-needs"  # answer, word
    NEEDS_ANSWER = "needs-answer"  # word, answer
    TWO_CHOICES = "two-choices"
    SCALE_RANGE = "scale-range"
    RECORD_ANSWER = "record-answer"  # record, answer
    ASKED_BEFORE = "asked-before"  # record
    RECORD_CHOICE = "record-choice"  # record, all codes that are allowed
    RECORD_CODE = "record-code"  # code, record, all that are allowed
    NOT_IN_CONFERENCE = "not-in-conference"
    NOT_IN_TALK = "not-in-talk"  # selector
    NOT_IN_CIRCLE = "not-in-circle"  # selector, name that is filled in, or word
    NO_SIDES = "no-sides"  # word
    NOT_FILLED = "not-filled"  # what stands there, how it is written
    TEMPLATE_CODE = "template-code"
    TEMPLATE_FILTER = "template-filter"
    NO_FILL_HERE = "no-fill-here"  # the fill as it stands
    UNKNOWN_FILL = "unknown-fill"  # name, all that there are
    UNKNOWN_FILL_MEANT = "unknown-fill-meant"  # name, suggestion

    # what a rehearsal must be
    NOT_A_TIME = "not-a-time"  # word
    NOT_AN_OFFSET = "not-an-offset"  # word
    NOT_A_LOCAL_MOMENT = "not-a-local-moment"  # word
    NO_DATE_IN_WORDS = "no-date-in-words"  # what stands between the braces
    NOT_IN_ORDER = "not-in-order"
    OPENING_FIRST = "opening-first"
    NOTHING_HAPPENS = "nothing-happens"
    QUOTE_NOT_THERE = "quote-not-there"
    ONE_MOVE = "one-move"
    NOT_RUN = "not-run"  # id of a script
    FILL_FAILS = "fill-fails"

    # what a template must be
    TEMPLATE_TOO_BIG = "template-too-big"  # kibibytes allowed
    TEMPLATE_TOO_LONG = "template-too-long"
    TEMPLATE_VALUE = "template-value"
    TEMPLATE_SYNTAX = "template-syntax"
    TEMPLATE_TOO_DEEP = "template-too-deep"  # levels allowed
    TEMPLATE_LOOPS = "template-loops"  # loops allowed
    TEMPLATE_NOT_ALLOWED = "template-not-allowed"  # what it is
    TEMPLATE_UNKNOWN_NAME = "template-unknown-name"  # name
    TEMPLATE_UNDERSCORE = "template-underscore"  # name
    TEMPLATE_UNKNOWN_FILTER = "template-unknown-filter"  # filter

    # what a paper must be, beside that
    FENCE_OPEN = "paper-fence-open"  # its name
    FENCE_UNKNOWN = "paper-fence-unknown"  # its name

    # no fault: what is worth a second look in a script that can be used
    SAME_WORDS = "same-words"  # word, the word that says the same
    A_NAME = "a-name"  # word that looks like somebody's name
    HARD_WORD = "hard-word"  # word that calls a person by what was done
    SORRY = "sorry"  # word that cues an apology
    NO_WELCOME = "no-welcome"
    NO_LIMITS = "no-limits"
    NO_CLOSING = "no-closing"
    ONE_LEADS = "one-leads"
    PERSON_IS_YOU = "person-is-you"
    STANDS_IN = "stands-in"  # what stands in the place of a name or words
    QUESTION_SAID = "question-said"
    CURLY_AROUND = "curly-around"
    OTHER_LANGUAGE = "other-language"  # language that is written down, language of the texts
    ONE_ORDER = "one-order"  # id, side that begins, the other side
    PRIVATE_FOR = "private-for"  # selector
    EVIDENCE_OTHER = "evidence-other"  # condition, whom it is about, whom the talk is with
    EVIDENCE_MEANT = "evidence-meant"  # condition, whom it is about, whom the talk is with, suggestion
    ORDERS_DIFFER = "orders-differ"  # id, first line, word that differs
    NAMES_THEMSELVES = "names-themselves"  # fill, side, word for whom, its line, the other side
    SIDE_AGAIN = "side-again"  # side, line of the part before, the other side
    ASKED_TWICE = "asked-twice"  # line of the first
    FORMAL_COPIED = "formal-copied"  # word, line that says the same, what the line does
    LONG_LINE = "long-line"  # letters it has, letters that three lines hold


class NoScript(StrEnum):
    """Why a file that was chosen is not looked at as a script at all."""

    GONE = "gone"
    FOLDER = "folder"
    UNREADABLE = "unreadable"
    TOO_BIG = "too-big"
    NO_TEXT = "no-text"
    REHEARSAL_FILE = "rehearsal-file"
    WORDS_FILE = "words-file"
