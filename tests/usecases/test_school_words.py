"""A school chooses its country and its words, and every text, guide and paper says them from then on (F98)."""

from __future__ import annotations

from pathlib import Path

import builders as build
from kring.documents import catalogue
from kring.domain.session.script import Script
from kring.i18n import _
from kring.usecases.access import school_words
from kring.usecases.desk import country
from kring.usecases.desk.desk import Desk


def guide(desk: Desk, name: str) -> str:
    found = desk.library.find(name, desk.language)
    assert found is not None and isinstance(found.script, Script)
    return found.text


def test_in_flanders_guides_lists_window_and_papers_speak_flemish(tmp_path: Path) -> None:
    from kring import i18n

    i18n.use("nl")
    desk = build.desk(tmp_path, language="nl")
    assert "aandachtsfunctionaris" in guide(desk, "talk-harmed-1")
    school_words.keep_country(desk, "vl")
    for name in ("talk-harmed-1", "conference", "talk-responsible-1"):
        text = guide(desk, name).lower()
        assert "aandachtsfunctionaris" not in text and "herstelbijeenkomst" not in text
    assert "zorgcoördinator" in guide(desk, "talk-harmed-1")
    assert "title: Hergo" in guide(desk, "conference")
    lists = desk.texts()
    assert lists.text("checklists", "serious", "calls", "lead", "who") == "Zorgcoördinator"
    assert lists.text("checklists", "serious", "calls", "helpline", "number") == "102"
    assert "CLB" in lists.text("checklists", "concerns", "abuse-at-home", "call")
    assert _("Follow-up") == "Opvolging en nazorg" and _("facilitator") == "moderator"
    assert "Hergo" in catalogue.template("preparation-checklist", "nl")
    assert "Alleen voor de zorgcoördinator" in catalogue.template("footer", "nl")


def test_it_is_kept_in_the_vault_and_taken_up_when_that_is_opened(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    school_words.keep_country(desk, "uk")
    school_words.keep_role(desk, "lead", "child protection officer", "child protection officers")
    school_words.keep_done(desk, "weapon", "Ring the office, line 4.")
    kept = country.kept(desk.vault)
    assert kept == desk.school_words
    assert school_words.own_line(desk, "weapon") == ("Ring the office, line 4.",)
    assert school_words.own_line(desk, "sexual") == ()
    other = build.desk(tmp_path, open_vault=desk.vault)
    school_words.take_up(other, kept)
    assert _("safeguarding lead") == "child protection officer"
    assert other.texts().text("checklists", "concerns", "weapon", "call") == "Ring the office, line 4."
    assert other.texts().text("checklists", "serious", "calls", "helpline", "who") == "Childline"


def test_an_emptied_word_is_the_usual_one_again(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    school_words.keep_role(desk, "lead", "protector", "")
    assert school_words.roles(desk)["lead"] == (("safeguarding lead", "safeguarding leads"), ("protector", ""))
    assert _("safeguarding lead") == "protector"
    school_words.keep_role(desk, "lead", " ", "")
    school_words.keep_done(desk, "weapon", " ")
    assert desk.school_words == country.SchoolWords(roles={"en": {}}, done={"en": {}})
    assert _("safeguarding lead") == "safeguarding lead"


def test_braces_and_names_in_a_school_s_word_are_plain_letters(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    school_words.keep_role(desk, "lead", "lead {person} {{ x }}", "")
    assert "lead" in desk.texts().text("checklists", "concerns_closed")
    assert guide(desk, "talk-harmed-1")
