"""Filters for figures and small tags the components draw with."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.http import HttpRequest
from django.templatetags.static import StaticNode, static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gerakan.foundation.ui import drawings, formats
from gerakan.foundation.ui.asides import Aside, asides_for
from gerakan.foundation.ui.pages import PageGroup, groups_of

register = template.Library()


@lru_cache(maxsize=500)
def address_of_file(path: str) -> str:
    """Where a static file stands: looked up once, because it never moves while we run."""
    return static(path)


class LastingAddress(StaticNode):
    """`{% static %}` as Django has it, remembered: a frame asks for a dozen files on every page."""

    @classmethod
    def handle_simple(cls, path: str) -> str:
        return address_of_file(path)


register.tag("static", LastingAddress.handle_token)

for _filter in (formats.number, formats.percent, formats.share, formats.rank, formats.moment, formats.clock):
    register.filter(_filter.__name__, _filter)


@register.filter
def rupiah(value: formats.Number | None) -> SafeString:
    """Short money, the exact rupiah on hover and in print."""
    if value is None:
        return SafeString(formats.MISSING)
    short, exact = formats.money(value), formats.money_exact(value)
    if short == exact:
        return format_html('<span class="nowrap">{}</span>', short)
    return format_html(
        '<span class="nowrap" title="{}"><span class="exact-screen">{}</span>'
        '<span class="exact-print">{}</span></span>',
        exact, short, exact,
    )  # fmt: skip


@register.filter
def rupiah_exact(value: formats.Number | None) -> str:
    """Every rupiah, for tables and documents."""
    return formats.money_exact(value)


@register.filter
def day(value: date | None, style: str = "") -> SafeString | str:
    """A date in a <time>; style "hari" adds the weekday, "pendek" shortens the month."""
    if value is None:
        return formats.MISSING
    text = formats.day(value, weekday=style == "hari", short=style == "pendek")
    return format_html('<time datetime="{}" class="nowrap">{}</time>', value.isoformat(), text)


@register.filter
def instant(value: datetime | None) -> SafeString | str:
    """Date, time and zone in a <time>."""
    if value is None:
        return formats.MISSING
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), formats.moment(value))


@register.simple_tag
def this_moment() -> str:
    """Now, for what is printed."""
    return formats.moment(timezone.now())


@register.simple_tag
def icon_address(name: str) -> str:
    """Where an icon of the sprite stands."""
    return f"{address_of_file('ui/icons.svg')}#{name}"


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """An icon of the sprite; with a label when it stands alone."""
    return _icon(str(name), str(label), str(css))


@lru_cache(maxsize=500)
def _icon(name: str, label: str, css: str) -> SafeString:
    voice = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    drawn = '<svg class="icon {}" {} focusable="false"><use href="{}"></use></svg>'
    return format_html(drawn, css, voice, icon_address(name))


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """This page's address with parameters changed; None or "" removes one."""
    request: HttpRequest = context["request"]
    params = request.GET.copy()
    for name, value in changes.items():
        params.pop(name, None)
        if value not in {None, ""}:
            params[name] = str(value)
    return f"?{params.urlencode()}" if params else request.path


register.simple_tag(drawings.interval, name="interval_geometry")
register.simple_tag(drawings.waterfall, name="waterfall_geometry")


@register.filter
def is_pair(value: object) -> bool:
    """A change written as [before, after]."""
    return isinstance(value, list | tuple) and len(value) == 2


@register.filter
def times(count: int) -> range:
    """Loop this often."""
    return range(int(count))


@register.inclusion_tag("ui/parts/asides.html", takes_context=True)
def asides(context: template.Context, place: str, thing: object) -> dict[str, list[Aside]]:
    """What later stages lay beside this page, for the person who looks."""
    return {"asides": asides_for(place, context["request"].user, thing)}


@register.simple_tag(takes_context=True)
def beside(context: template.Context, place: str, thing: object) -> list[Aside]:
    """The same for a template that draws them in its own way."""
    return asides_for(place, context["request"].user, thing)


@register.simple_tag
def page_groups(thing: str, key: int, here: str = "") -> list[PageGroup]:
    """The pages of a thing in groups; `here`: the page in view."""
    return groups_of(thing, key, here)
