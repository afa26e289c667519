"""Papers of local institutions: the commitment sheet and the hand-over, as PDF."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from gerakan.foundation.documents.pdf import render_pdf
from gerakan.foundation.documents.words import long_date
from gerakan.foundation.regions.handing_over import Section
from gerakan.foundation.ui import formats
from gerakan.stages.institutions.models import CommitmentSeat, CommitmentSheet, Handover, Promise

TEMPLATE = Path(__file__).resolve().parent / "templates/institutions/paper.typ"


@dataclass(frozen=True)
class Part:
    """One heading with its lines."""

    heading: str
    lines: Sequence[str]
    is_open: Sequence[bool] = ()


@dataclass(frozen=True)
class Signer:
    """A place at the foot: the office, and who signed when."""

    title: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Paper:
    """Everything that a paper says."""

    title: str
    subtitle: str
    date: str
    text: str
    parts: Sequence[Part]
    signers: Sequence[Signer]
    is_sample: bool = False


def paper_pdf(paper: Paper, *, on: datetime.date) -> bytes:
    """Tagged, archival PDF."""
    return render_pdf(TEMPLATE, asdict(paper), on=on)


@translation.override(settings.LANGUAGE_CODE)
def commitment_paper(
    sheet: CommitmentSheet, *, promises: Sequence[Promise], seats: Sequence[CommitmentSeat], on: datetime.date
) -> Paper:  # fmt: skip
    """In Indonesian, as papers are."""
    return Paper(
        title="Lembar Komitmen", subtitle=f"{sheet.region.name}, {sheet.guidance.edition.name}", date=long_date(on),
        text=sheet.text, parts=[Part("Kami berjanji", [_promise(row) for row in promises])],
        signers=[Signer(row.label, "") for row in seats], is_sample=sheet.guidance.edition.is_sample,
    )  # fmt: skip


@translation.override(settings.LANGUAGE_CODE)
def handover_paper(handover: Handover, *, sections: Sequence[Section], on: datetime.date) -> Paper:
    """What the new holder finds, and what is open."""
    incoming = handover.incoming
    signers = [Signer(handover.outgoing.title, handover.outgoing.name, _when(handover.confirmed_at))]
    signers += [Signer(incoming.title, incoming.name, _when(handover.signed_at))] if incoming else []
    return Paper(
        title="Berita Acara Serah Terima", subtitle=f"{handover.outgoing.office_label}, {handover.region.name}",
        date=long_date(on), text=handover.message, signers=signers,
        parts=[Part(str(row.title), [line.text for line in row.lines], [line.is_gap for line in row.lines]) for row in sections],
    )  # fmt: skip


def _promise(row: Promise) -> str:
    money = f" ({formats.money_exact(row.amount)})" if row.amount else ""
    due = f", paling lambat {long_date(row.due_on)}" if row.due_on else ""
    return f"{row.text}{money}{due}"


def _when(moment: Any) -> str:
    return formats.moment(moment) if moment else ""
