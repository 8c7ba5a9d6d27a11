"""Signs that writing programs and web pages put in the place of the plain ones with which a file is written."""

from __future__ import annotations

import re

DASHES = "–—•·▪●○◦‣"  # in the place of "-"
OTHER_SPACES = "\xa0\u2000-\u200b\u202f\u3000"  # in the place of a space, for a pattern
OTHER_SIGN = re.compile(rf" *([{DASHES}]|[0-9]{{1,3}}[.)]|[a-z]\))\s")  # before an entry of a list, in the place of "-"
NO_SPACE_BEHIND = re.compile(r" *-[^\s-]")
OTHER_SPACE = re.compile(rf" *(?:- +)*(?P<before>-|[^\W\d_][^\W_]*(?: [^\W_]+){{0,3}}:) *[{OTHER_SPACES}]")
TEXTS = ("wordings", "follow up", "answers", "needs", "groups", "strikes")  # lists of which each entry is a text
SETS = ("phases", "parts", "steps", "replies", "choices")  # lists of which each entry is words with values
