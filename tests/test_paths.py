from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kring import paths


def mode(folder: Path) -> int:
    return stat.S_IMODE(folder.stat().st_mode)


def test_one_variable_moves_all_three_folders(tmp_path):
    folders = paths.users_folders({"KRING_HOME": str(tmp_path / "stick")})
    assert folders == paths.Folders.under(tmp_path / "stick")
    assert {folders.data.parent, folders.config.parent, folders.cache.parent} == {tmp_path / "stick"}


def test_without_it_the_system_says_where_under_our_name_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folders = paths.users_folders({})
    assert folders.data.name == folders.config.name == "Kring"


@pytest.mark.skipif(os.name != "posix", reason="Windows closes the user's folders by its own rules")
def test_folders_are_closed_to_others_even_with_an_open_umask(tmp_path):
    before = os.umask(0)
    try:
        folders = paths.Folders.under(tmp_path / "new" / "home").make()
    finally:
        os.umask(before)
    made = [folders.data, folders.config, folders.cache, tmp_path / "new", tmp_path / "new" / "home"]
    assert {mode(folder) for folder in made} == {0o700}


@pytest.mark.skipif(os.name != "posix", reason="Windows closes the user's folders by its own rules")
def test_a_folder_that_stood_open_is_closed_and_its_parent_left_alone(tmp_path):
    parent = tmp_path / "shared"
    parent.mkdir()
    parent.chmod(0o755)
    (parent / "kring").mkdir()
    (parent / "kring").chmod(0o755)
    paths.make_private_folder(parent / "kring")
    assert (mode(parent), mode(parent / "kring")) == (0o755, 0o700)


def test_resources_are_found_in_a_checkout():
    assert (paths.resources() / "icons" / "lock.svg").is_file()


def test_resources_inside_the_package_come_first(monkeypatch, tmp_path):
    package = tmp_path / "site-packages" / "kring"
    (package / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.resources() == package.resolve() / "resources"
