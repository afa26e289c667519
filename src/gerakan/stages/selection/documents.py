"""The explanation sheet on paper: at most two pages."""

from pathlib import Path
from typing import Any

from gerakan.foundation.documents.pdf import qr_svg, render_pdf
from gerakan.foundation.ui import formats
from gerakan.stages.selection.queries.sheets import ItemRow, Sheet

SHEET = Path(__file__).parent / "templates/selection/sheet.typ"
ROOM = 5200
"""Characters of reasons that two pages hold beside everything else; shared by the items."""
NOTE_ROOM = 900


def sheet_pdf(sheet: Sheet, address: str) -> bytes:
    """The same words as the screen, shortened with an ellipsis where the paper ends; the address has all of them."""
    standing, run = sheet.standing, sheet.standing.run
    each = max(ROOM // max(len(sheet.items), 1), 40)
    return render_pdf(
        SHEET,
        {
            "region": standing.region.name, "province": standing.region.province.name, "edition": run.edition.name,
            "is_sample": run.edition.is_sample, "is_trial": run.is_trial, "sentence": sheet.sentence, "tie": sheet.tie,
            "missing": sheet.missing, "zone": str(standing.get_zone_display()), "chance": formats.share(standing.chance),
            "weighings": formats.share(standing.weighings), "score": formats.number(standing.score, 2),
            "parts": [
                [part.name, formats.number(part.value, 2), formats.number(part.weight), formats.number(part.points, 2),
                 formats.number(part.average, 2)]
                for part in sheet.parts
            ],
            "elements": [
                [row.title, formats.number(row.mark, 2), formats.number(row.share), formats.number(row.average, 2)]
                for row in sheet.elements
            ],
            "items": [_item(row, each) for row in sheet.items],
            "notes": _shortened(" · ".join(sheet.notes), NOTE_ROOM),
            "terms": str(run.terms), "hash": run.content_hash, "address": address, "qr": qr_svg(address),
        },
    )  # fmt: skip


def _item(row: ItemRow, room: int) -> list[Any]:
    words = row.decision or " · ".join(row.reasons)
    mark = formats.number(row.final, 2)
    if row.final != row.draft:
        mark = f"{mark} ({formats.number(row.draft, 2)})"
    return [_shortened(row.title, 90), mark, str(row.evidence_count), _shortened(words, room)]


def _shortened(text: str, room: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= room else plain[: room - 1].rpartition(" ")[0] + "…"
