"""Lines of minutes as a form or a device sends them."""

import json
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

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
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
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
    kind = str(row.get("kind") or MinuteLine.Kind.NOTE)
    # A browser's form sends CR LF and a device LF: kept alike, or both would see conflicts.
    text, seen = (str(row.get(name) or "").replace("\r\n", "\n").replace("\x00", "") for name in ("text", "seen"))
    return Said(
        text=text, seen=seen, kind=kind, line=_number(row.get("line")), key=str(row.get("key") or "")[:60],
        device=str(row.get("device") or "")[:40],
    )  # fmt: skip


def _number(value: object) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LARGEST_NUMBER else None
