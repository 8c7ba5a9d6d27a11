"""More than a hundred honest ways to a conference although the case's own data says that one condition is unmet.

They were written from what the practice asks for, by somebody who had not read the rules. Above each stands the rule.
"""

from __future__ import annotations

from attempts_came_in import CAME_IN, COMES_IN
from attempts_choice import CHOICE
from attempts_days import DAYS_AND_NAMES
from attempts_named import LEAVES, NAMED, WITHOUT_A_NAME
from attempts_room import IN_THE_ROOM
from attempts_safety import SAFETY
from attempts_staff import STAFF

BEFORE = (*CHOICE, *SAFETY, *STAFF, *DAYS_AND_NAMES, *CAME_IN, *NAMED, *WITHOUT_A_NAME)
IN_IT = (*IN_THE_ROOM, *COMES_IN, *LEAVES)
ATTEMPTS = (*BEFORE, *IN_IT)

# What still gets through, by name, and why: each is a hole that is not mended yet.
KNOWN_OPEN: dict[str, str] = {}
