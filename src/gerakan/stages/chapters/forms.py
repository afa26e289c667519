"""What people send when they write: by the plain form, or from a device that saves by itself."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.stages.chapters.queries.template import template

LONGEST_KEY = 40
NO_MARK = re.compile(r"[^0-9A-Za-z-]")
MOST_UNHEARD = 50
LONGEST = 200_000
LARGEST = 2**31


class Unreadable(ValueError):
    """What a device sent is not a text."""


@dataclass(frozen=True)
class Sent:
    """A text with what its writer saw before it."""

    text: str
    seen: str
    key: str
    before: tuple[str, ...] = ()
    follows: int | None = None
    settles: int | None = None


def sent_json(body: bytes) -> Sent:
    """From a device; raises Unreadable with a sentence."""
    try:
        said = json.loads(body)
        return Sent(
            _text(said["text"]),
            _text(said["seen"]),
            _mark(_text(said["key"])),
            tuple(_mark(_text(one)) for one in said.get("before", ())[:MOST_UNHEARD]),
            _whole(said.get("follows")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(_("Kiriman tidak dapat dibaca. Muat ulang halaman ini.")) from error


def sent_form(data: Any) -> Sent:
    """From the plain form."""
    text, seen = (data.get(name, "")[:LONGEST] for name in ("text", "seen"))
    key, follows, settles = _mark(data.get("key", "")), data.get("follows", ""), data.get("settles", "")
    return Sent(text, seen, key, (), number_or_none(follows), number_or_none(settles))


def number_or_none(text: str | None) -> int | None:
    """A number of a form; None when it is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def _mark(key: str) -> str:
    """A device's mark holds letters and digits only."""
    return NO_MARK.sub("", key)[:LONGEST_KEY]


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Unreadable
    return value


def _whole(value: Any) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < LARGEST):
        raise Unreadable
    return value


class ChapterForm(forms.Form):
    """A chapter of the region's own."""

    book = forms.ChoiceField(label=gettext_lazy("Buku"))
    title = forms.CharField(label=gettext_lazy("Judul bab"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        books = [(one.code, one.titles["id"]) for one in template().books]
        self.fields["book"] = forms.ChoiceField(label=_("Buku"), choices=books)
