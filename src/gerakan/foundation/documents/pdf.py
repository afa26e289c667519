"""PDF by typst: tagged, archival, from a template and JSON; text of people is data, never source."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import segno
from django.core.serializers.json import DjangoJSONEncoder

from gerakan.foundation.documents.compiling import NotSet, Task, compiled, compiled_apart
from gerakan.foundation.documents.content import Imprint, LetterContent
from gerakan.foundation.documents.words import amount_in_words, long_date

PACKAGE = Path(__file__).resolve().parents[2]
LETTER = Path(__file__).resolve().parent / "templates/documents/letter.typ"
HOUSE = LETTER.with_name("house.typ")


class RenderingFailed(RuntimeError):
    """The template and its data do not go together; the text says where."""


def render_pdf(
    template: Path, data: Mapping[str, Any], *, on: datetime.date | None = None, is_long: bool = False
) -> bytes:
    """PDF/UA-1 and PDF/A-2a of a .typ file under the package; `on` makes equal input give equal bytes.

    The template reads its values with `#let data = json("/data.json")`-like access through
    `json(bytes(sys.inputs.data))` and may import "/foundation/documents/templates/documents/house.typ".
    A long paper is set in a process of its own, so that a worker does not keep its memory. Raises RenderingFailed.
    """
    said = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    task = Task(str(template), str(PACKAGE), said, on.isoformat() if on else "")
    try:
        return compiled_apart(task) if is_long else compiled(task)
    except NotSet as error:
        raise RenderingFailed(f"{template.name}: {error}") from error


def letter_pdf(content: LetterContent, imprint: Imprint) -> bytes:
    """A letter on paper."""
    data = {
        **asdict(content),
        "number": imprint.number,
        "date": long_date(imprint.dated_on),
        "verification_url": imprint.verification_url,
        "annex_count": amount_in_words(len(content.annexes)) + " lampiran",
        "qr": qr_svg(imprint.verification_url),
        "is_sample": imprint.is_sample,
        "is_draft": imprint.is_draft,
    }
    return render_pdf(LETTER, data, on=imprint.dated_on)


def qr_svg(address: str) -> str:
    """The verification address as a QR drawing."""
    return str(segno.make(address, error="m").svg_inline(border=0, scale=4))
