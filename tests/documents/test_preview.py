from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

import paper_builders as build
from kring.documents.papers import make_pdf
from kring.documents.preview import page_images


def test_a_preview_shows_every_page_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    paper = make_pdf("agreement", build.agreement(), "en")
    pictures = page_images(paper.data, 1.0)
    assert len(pictures) == paper.pages
    for picture in pictures:
        assert (picture.width, picture.height) == (596, 842)
        assert len(picture.rgba) == picture.width * picture.height * 4
        assert picture.rgba[:4] == b"\xff\xff\xff\xff"
        assert b"\x00\x00\x00\xff" in picture.rgba
    assert list(tmp_path.iterdir()) == []
