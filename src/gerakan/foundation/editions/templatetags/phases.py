"""`{% hidden_from_me "right" … edition=… region=… as hidden %}`: does the phase hide something from the reader?"""

from typing import Any

from django import template

from gerakan.foundation.editions import phases
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region

register = template.Library()


@register.simple_tag(takes_context=True)
def hidden_from_me(context: dict[str, Any], *codes: str, edition: Edition, region: Region) -> bool:
    """Two queries a page, whatever the number of rows."""
    request = context["request"]
    if not hasattr(request, "restrictions"):
        request.restrictions = phases.restrictions()
    return any(
        region.pk not in request.restrictions.get((edition.pk, code), {region.pk})
        and phases.RIGHTS[code].concerns(request.user)
        for code in codes
    )
