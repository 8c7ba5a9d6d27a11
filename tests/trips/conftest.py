"""The dressed application of the window's tests."""

from __future__ import annotations

from ui.conftest import _fonts, themed

__all__ = ["_fonts", "themed"]
