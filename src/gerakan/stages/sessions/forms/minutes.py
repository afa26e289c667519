"""Lines of minutes as a form or a device sends them."""

import json
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from gerakan.foundation.ui.arriving import storable
from gerakan.stages.sessions.commands.minutes import MOST_LINES, Outcome, Said
from gerakan.stages.sessions.models import MinuteLine

LARGEST_NUMBER = 19


class Unreadable(ValueError):
    """What arrived is not what the page sends."""


def sent_lines(body: bytes) -> tuple[list[Said], int]:
    """Lines and the revision that the device knows; raises Unreadable."""
    try:
        sent = json.loads(body)
        rows = list(sent["lines"])[: MOST_LINES + 1]
        return [_said(row) for row in rows], _number(sent.get("since")) or 0
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise Unreadable(_("Kiriman ini tidak terbaca. Muat ulang halaman ini.")) from fault


def typed_line(post: QueryDict) -> Said:
    """One line of the plain form."""
    return _said({name: post.get(name, "") for name in ("text", "seen", "kind", "line", "key")})


def told(outcome: Outcome) -> dict[str, Any]:
    """For the device."""
    return {
        "line": outcome.line, "key": outcome.said.key, "status": outcome.status, "text": outcome.text,
        "by": outcome.by, "sentence": outcome.sentence,
    }  # fmt: skip


def _said(row: dict[str, Any]) -> Said:
    # A browser's form sends CR LF and a device LF: kept alike, or both would see conflicts.
    text, seen = (_text(row, name).replace("\r\n", "\n") for name in ("text", "seen"))
    return Said(
        text=text, seen=seen, kind=_text(row, "kind") or MinuteLine.Kind.NOTE, line=_number(row.get("line")),
        key=_text(row, "key")[:60], device=_text(row, "device")[:40],
    )  # fmt: skip


def _text(row: dict[str, Any], name: str) -> str:
    return storable(str(row.get(name) or ""))


def _number(value: object) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LARGEST_NUMBER else None
