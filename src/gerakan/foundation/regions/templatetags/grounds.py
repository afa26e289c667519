"""`{% lacking region "plan" %}`: what lapsed or is missing of that which a page about a region rests on."""

from typing import Any

from django import template

from gerakan.foundation.regions.grounds import lacks
from gerakan.foundation.regions.models import Region

register = template.Library()


@register.inclusion_tag("regions/lacking.html", takes_context=True)
def lacking(context: dict[str, Any], region: Region, topic: str) -> dict[str, Any]:
    """Nothing when all stands."""
    found = lacks(region, topic, context["request"].user)
    return {"lacks": found, "tone": "stop" if any(row.is_late for row in found) else "wait"}
