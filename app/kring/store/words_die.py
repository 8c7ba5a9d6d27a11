"""How all that people said in a case, and what they are called, dies while the record of what was done stays.

Besides the words of its events these are the turns of its talks, in which names were filled in, what the list shows of
the case, and what lies half written in a form. Backups keep it until they have had their days.
"""

from __future__ import annotations

from kring.domain import codec
from kring.domain.events import TalkOpened
from kring.store.connection import Database
from kring.store.vault import Vault

_SCRIPTS = "SELECT json_extract(body, '$.script_hash') FROM event WHERE kind = ?2 AND case_id"
_DRAFT = "draft:"


def of_case(vault: Vault, case_id: str) -> int:
    """Lets all words and names of a case die, in the bin too; how many events had some. Raises NotSaved.

    What the list shows of it is empty then, until the summary is written anew.
    """

    def work(database: Database) -> int:
        had = database.run("UPDATE event SET words = NULL WHERE case_id = ? AND words IS NOT NULL", case_id)
        database.run(  # turns hold the ids of people, so that no two cases share them; if they did, they would stay
            f"UPDATE script_text SET turns = '' WHERE hash IN ({_SCRIPTS} = ?1) AND hash NOT IN ({_SCRIPTS} <> ?1)",
            case_id,
            codec.kind_of(TalkOpened),
        )
        database.run("UPDATE case_row SET summary = '{}' WHERE id = ?", case_id)
        _forms(database, case_id)
        return had

    return vault.write(work)


def _forms(database: Database, case_id: str) -> None:
    """What was being written, what a rule did not take, and which form was open last."""
    own = f"{case_id}:"
    database.run("DELETE FROM meta WHERE substr(name, 1, length(?1)) = ?1", _DRAFT + own)
    database.run(
        "DELETE FROM meta WHERE name GLOB 'draft:refused:*' AND json_valid(value) "
        "AND ?1 IN (json_extract(value, '$.case'), json_extract(value, '$[0]'))",
        case_id,
    )
    database.run(
        "DELETE FROM meta WHERE name = 'half-written' AND json_valid(value) "
        "AND substr(json_extract(value, '$[0]'), 1, length(?1)) = ?1",
        own,
    )
