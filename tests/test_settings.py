from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring import settings
from kring.settings import PaperSize, Settings, ThemeChoice

KINDS_OF_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
CHOICES = st.builds(
    Settings,
    language=st.sampled_from(["", "en", "nl"]),
    theme=st.sampled_from(ThemeChoice),
    text_size=st.integers(90, 200),
    idle_lock=st.sampled_from([5, 10, 30]),
    live_size=st.integers(22, 56),
    single_keys=st.booleans(),
    paper=st.sampled_from(PaperSize),
)


@given(CHOICES)
def test_what_was_chosen_is_there_again(tmp_path_factory, chosen):
    folder = tmp_path_factory.mktemp("config")
    settings.save(chosen, folder)
    assert settings.load(folder) == chosen


def test_the_file_holds_only_what_differs(tmp_path):
    settings.save(replace(Settings(), theme=ThemeChoice.DARK), tmp_path)
    assert json.loads((tmp_path / settings.FILE_NAME).read_text("utf-8")) == {"theme": "dark"}
    assert [path.name for path in tmp_path.iterdir()] == [settings.FILE_NAME]


def test_without_a_file_everything_is_the_default(tmp_path):
    assert settings.load(tmp_path / "nowhere") == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"dark"', "[" * 100_000, "\x00"])
def test_a_broken_file_gives_defaults_and_is_kept_aside(tmp_path, text):
    (tmp_path / settings.FILE_NAME).write_text(text, encoding="utf-8")
    assert settings.load(tmp_path) == Settings()
    assert (tmp_path / settings.BROKEN_NAME).read_text("utf-8") == text
    assert not (tmp_path / settings.FILE_NAME).exists()


def test_bytes_that_are_no_text_are_kept_aside_too(tmp_path):
    (tmp_path / settings.FILE_NAME).write_bytes(b"\xff\xfe{")
    assert settings.load(tmp_path) == Settings()
    assert (tmp_path / settings.BROKEN_NAME).exists()


@given(st.dictionaries(st.sampled_from([*asdict(Settings()), "from_a_newer_kring"]), KINDS_OF_JSON))
def test_whatever_the_values_are_the_rest_is_kept_and_the_program_starts(tmp_path_factory, values):
    folder = tmp_path_factory.mktemp("config")
    (folder / settings.FILE_NAME).write_text(json.dumps({**values, "theme": "contrast-light"}), encoding="utf-8")
    loaded = settings.load(folder)
    assert loaded.theme is ThemeChoice.CONTRAST_LIGHT
    assert loaded.idle_lock in settings.IDLE_MINUTES and loaded.text_size in settings.TEXT_PERCENT


@pytest.mark.parametrize("wrong", [{"text_size": 89}, {"text_size": 201}, {"idle_lock": 7}, {"live_size": 0}])
def test_a_value_out_of_bounds_is_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        replace(Settings(), **wrong)
