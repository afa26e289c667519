"""PDF by typst: tagged, archival, from a template and JSON; text of people is data, never source."""

import datetime
import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import segno
from django.core.serializers.json import DjangoJSONEncoder

from gerakan.foundation.documents.content import Imprint, LetterContent
from gerakan.foundation.documents.words import amount_in_words, long_date

PACKAGE = Path(__file__).resolve().parents[2]
LETTER = Path(__file__).resolve().parent / "templates/documents/letter.typ"
HOUSE = LETTER.with_name("house.typ")


class RenderingFailed(RuntimeError):
    """The template and its data do not go together; the text says where."""


def render_pdf(template: Path, data: Mapping[str, Any], *, on: datetime.date | None = None) -> bytes:
    """PDF/UA-1 and PDF/A-2a of a .typ file under the package; `on` makes equal input give equal bytes.

    The template reads its values with `#let data = json("/data.json")`-like access through
    `json(bytes(sys.inputs.data))` and may import "/foundation/documents/templates/documents/house.typ".
    Raises RenderingFailed.
    """
    import typst  # noqa: PLC0415 - 84 MB of compiler, needed by few requests

    stamp = datetime.datetime.combine(on, datetime.time(), datetime.UTC) if on else None
    inputs = {"data": json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)}
    try:
        # ignore_system_fonts: a letter looks the same on every machine, in the fonts of the wheel.
        compiler = typst.Compiler(
            input=str(template), root=str(PACKAGE), ignore_system_fonts=True, sys_inputs=inputs,
            package_path=tempfile.gettempdir(), package_cache_path=tempfile.gettempdir(),
        )  # fmt: skip
        made = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=stamp)
    except typst.TypstError as error:
        raise RenderingFailed(f"{template.name}: {error.message}") from error
    if not isinstance(made, bytes):
        raise RenderingFailed(f"{template.name}: no pages")
    return made


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
