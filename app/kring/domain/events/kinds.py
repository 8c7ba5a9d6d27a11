"""Under which name each kind of event is stored, for ever: a class may be renamed, what it is `stored` as never.

A kind that is no longer recorded keeps its class, since old vaults have it. A new one gets a line in
tests/golden/events.txt.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kring.domain.events import after, deciding, incidents, meeting, models, opening, session
from kring.domain.events.base import Event

_PARTS = (opening, incidents, deciding, meeting, models, session, after)
_DEFINED = (made for part in _PARTS for made in vars(part).values())
_ALL = {made for made in _DEFINED if isinstance(made, type) and issubclass(made, Event) and "stored" in vars(made)}

KINDS: Mapping[str, type[Event]] = MappingProxyType({kind.stored: kind for kind in _ALL})
