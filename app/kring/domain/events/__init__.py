"""Everything that can happen in a case, each a small frozen record; a case is a fold over these.

Events are only ever added. What people said, what was written about them and how they are called has a type of its
own, `FreeText` or `TypedName`: the store keeps all of it in one column, so that it can die earlier than the record.
"""

from kring.domain.events.after import *  # noqa: F403  every event is to be had here
from kring.domain.events.base import *  # noqa: F403  every event is to be had here
from kring.domain.events.deciding import *  # noqa: F403  every event is to be had here
from kring.domain.events.incidents import *  # noqa: F403  every event is to be had here
from kring.domain.events.meeting import *  # noqa: F403  every event is to be had here
from kring.domain.events.models import *  # noqa: F403  every event is to be had here
from kring.domain.events.opening import *  # noqa: F403  every event is to be had here
from kring.domain.events.session import *  # noqa: F403  every event is to be had here
