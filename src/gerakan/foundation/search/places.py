"""Regions by name, old name and code, answered by the register itself."""

from collections.abc import Iterator

from gerakan.foundation.access import Actor
from gerakan.foundation.regions.permissions import BROWSE
from gerakan.foundation.regions.queries import search_regions
from gerakan.foundation.search.sources import Direct

SHORTEST = 3
MOST = 5


def regions_called(user: Actor, text: str) -> Iterator[Direct]:
    """Pages of the register that this person may open."""
    if len(text.strip()) >= SHORTEST and BROWSE.allows(user):
        for region in search_regions(text)[:MOST]:
            yield Direct(region.name, region.get_absolute_url(), region.code)
