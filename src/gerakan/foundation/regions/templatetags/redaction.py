"""`{{ text|redacted:region }}`: without the names of a region; with no region the text as it is."""

from typing import Any

from django import template

from gerakan.foundation.regions import redaction
from gerakan.foundation.regions.models import Region

register = template.Library()


@register.filter
def redacted(text: Any, region: Region | None) -> str:
    """Nothing stays nothing."""
    words = "" if text is None else str(text)
    return redaction.redacted(words, region) if region is not None else words
