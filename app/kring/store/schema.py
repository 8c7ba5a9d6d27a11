"""The tables as they are made and changed: one tuple of statements for each version of the vault.

The search index follows the events (search.py): `search_state` says up to which one. A number that an erasure sets free
may be given again, so the index then goes back to before it.

Events are only ever added. Triggers hold that, so that no mistake elsewhere in the program can rewrite a record; they
yield only inside an erasure, which puts a row into `erasing` that cannot be committed. Only what people said and how
they are called may die: the words of an event become NULL, the turns of a script, in which names stand, empty.
"""

from __future__ import annotations

from collections.abc import Callable

from kring.store.connection import Database
from kring.store.parting_words import fill_index, part_words

Step = str | Callable[[Database], object]
"""A statement, or what a statement cannot do."""

_TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE case_series (series TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE case_row (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL UNIQUE,
        opened_at TEXT NOT NULL,
        closed_at TEXT,
        deleted_at TEXT,
        practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
        summary TEXT NOT NULL)""",
    "CREATE INDEX case_open ON case_row (seq) WHERE closed_at IS NULL AND deleted_at IS NULL",
    "CREATE INDEX case_closed ON case_row (closed_at, seq) WHERE closed_at IS NOT NULL AND deleted_at IS NULL",
    "CREATE INDEX case_bin ON case_row (deleted_at, seq) WHERE deleted_at IS NOT NULL",
    """CREATE TABLE event (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        case_id TEXT NOT NULL REFERENCES case_row (id),
        talk_id TEXT,
        at TEXT NOT NULL,
        by TEXT,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        words TEXT,
        deleted_at TEXT)""",
    "CREATE INDEX event_case ON event (case_id, talk_id, seq)",
    "CREATE TABLE script_text (hash TEXT PRIMARY KEY, text TEXT NOT NULL, turns TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE print_log (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        paper TEXT NOT NULL,
        case_id TEXT,
        pages INTEGER NOT NULL CHECK (pages >= 0),
        copies INTEGER NOT NULL CHECK (copies >= 1),
        destination TEXT NOT NULL CHECK (destination IN ('printer', 'file')))""",
    "CREATE INDEX print_log_case ON print_log (case_id, number)",
    """CREATE TABLE audit (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 40 AND action NOT GLOB '*[^a-z0-9-]*'),
        object_type TEXT NOT NULL CHECK (length(object_type) BETWEEN 1 AND 40
                                         AND object_type NOT GLOB '*[^a-z0-9-]*'),
        object_id TEXT NOT NULL CHECK (length(object_id) <= 64 AND object_id NOT GLOB '*[^A-Za-z0-9:_-]*'),
        chain BLOB NOT NULL CHECK (length(chain) = 32))""",
)

_INDEX = (
    """CREATE VIRTUAL TABLE search USING fts5 (
        folded, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')""",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)

_SEARCH = (
    *_INDEX,
    "CREATE TABLE search_state (one INTEGER PRIMARY KEY CHECK (one = 1), upto INTEGER NOT NULL)",
    "INSERT INTO search_state VALUES (1, 0)",
)

_ERASING = (
    "CREATE TABLE nowhere (id INTEGER PRIMARY KEY CHECK (id IS NULL))",
    """CREATE TABLE erasing (
        flag INTEGER PRIMARY KEY CHECK (flag = 1),
        gone_before_commit INTEGER NOT NULL REFERENCES nowhere (id) DEFERRABLE INITIALLY DEFERRED)""",
)


def _keep(table: str) -> str:
    return f"""CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}
        WHEN NOT EXISTS (SELECT 1 FROM erasing)
        BEGIN SELECT raise(ABORT, 'kept'); END"""


def _fixed(table: str) -> str:
    return f"CREATE TRIGGER {table}_is_fixed BEFORE UPDATE ON {table} BEGIN SELECT raise(ABORT, 'fixed'); END"


_EVENT_IS_FIXED = """CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event
        WHEN NEW.seq IS NOT OLD.seq OR NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id
          OR NEW.talk_id IS NOT OLD.talk_id OR NEW.at IS NOT OLD.at OR NEW.by IS NOT OLD.by
          OR NEW.kind IS NOT OLD.kind OR NEW.body IS NOT OLD.body
          OR (NEW.words IS NOT NULL AND NEW.words IS NOT OLD.words)
        BEGIN SELECT raise(ABORT, 'fixed'); END"""

_RULES = (
    _keep("event"),
    _keep("case_row"),
    _keep("script_text"),
    _keep("print_log"),
    _keep("audit"),
    _fixed("script_text"),
    _fixed("print_log"),
    _fixed("audit"),
    _EVENT_IS_FIXED,
    """CREATE TRIGGER event_words_die AFTER UPDATE OF words ON event
        WHEN OLD.words IS NOT NULL AND NEW.words IS NULL
        BEGIN DELETE FROM search WHERE rowid = OLD.seq; END""",
    """CREATE TRIGGER event_dies AFTER DELETE ON event
        BEGIN
          DELETE FROM search WHERE rowid = OLD.seq;
          UPDATE search_state SET upto = min(upto, OLD.seq - 1);
        END""",
    """CREATE TRIGGER case_identity_is_fixed BEFORE UPDATE OF seq, id, number, practice ON case_row
        BEGIN SELECT raise(ABORT, 'fixed'); END""",
)

# Since the second version names and every field of words lie in `words`, and the index is made anew. The rule that
# nothing is rewritten is away only inside this one transaction.
_PARTED: tuple[Step, ...] = (
    "DROP TRIGGER event_is_fixed",
    "DROP TRIGGER script_text_is_fixed",
    part_words,
    "DROP TABLE search",
    *_INDEX,
    fill_index,
    _EVENT_IS_FIXED,
    """CREATE TRIGGER script_text_is_fixed BEFORE UPDATE ON script_text
        WHEN NEW.hash IS NOT OLD.hash OR NEW.text IS NOT OLD.text OR (NEW.turns IS NOT OLD.turns AND NEW.turns <> '')
        BEGIN SELECT raise(ABORT, 'fixed'); END""",
)

VERSIONS: tuple[tuple[Step, ...], ...] = (_TABLES + _SEARCH + _ERASING + _RULES, _PARTED)
