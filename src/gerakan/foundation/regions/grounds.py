"""The ground that pages of a region stand on: a stage says what is lacking, every page that depends on it asks (ADR 2).

A stage calls `register_ground(...)` in its AppConfig.ready(); a page says `{% lacking region "plan" %}`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gerakan.foundation.access import Actor
from gerakan.foundation.regions.models import Region

AGREEMENT, GUIDANCE, PLAN, PUBLIC_PLAN = TOPICS = ("agreement", "guidance", "plan", "public_plan")
"""What a page is about."""


@dataclass(frozen=True)
class Lack:
    """Something that lapsed or was never made, in a sentence; `url` only for whoever may go there."""

    text: str
    url: str = ""
    is_late: bool = False


Reader = Callable[[Region, Actor], Iterable[Lack]]
_readers: dict[str, tuple[tuple[str, ...], Reader]] = {}


def register_ground(key: str, reader: Reader, *topics: str) -> None:
    """Say it on pages about these topics; call again to replace it. Raises ValueError at a topic that no page has."""
    if unknown := set(topics) - set(TOPICS):
        raise ValueError(f"no page is about {', '.join(sorted(unknown))}")
    _readers[key] = (topics, reader)


def lacks(region: Region, topic: str, user: Actor) -> list[Lack]:
    """Everything that is amiss under a page about this topic, as far as the person may know."""
    return [lack for topics, reader in _readers.values() if topic in topics for lack in reader(region, user)]
