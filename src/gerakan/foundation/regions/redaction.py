"""Blotting out the names of a region in a text: its own, earlier and popular ones, its codes, its capital, its province."""

import re

from django.utils.translation import gettext as _

from gerakan.foundation.regions.models import Region

LONG_ENOUGH = 5
"""Longer names are also found inside of words, such as in an address of the region's site."""


def names_of(region: Region) -> list[str]:
    """Everything that would tell which region it is, the longest first (two queries)."""
    names = {region.name, region.base_name, region.code, region.bps_code, region.capital, region.province.name}
    names |= {version.name for version in region.versions.all()} | {alias.text for alias in region.aliases.all()}
    names |= {name.replace(" ", "") for name in names}
    return sorted((name for name in names if len(name) > 2), key=lambda name: (-len(name), name))


def redacted(text: str, region: Region) -> str:
    """The text without the region's names."""
    known: list[str] | None = getattr(region, "names_to_redact", None)
    if known is None:
        known = names_of(region)
        region.names_to_redact = known  # type: ignore[attr-defined]
    parts = [re.escape(name) if len(name) >= LONG_ENOUGH else rf"\b{re.escape(name)}\b" for name in known]
    return re.sub("|".join(parts), _("[disamarkan]"), text, flags=re.IGNORECASE)
