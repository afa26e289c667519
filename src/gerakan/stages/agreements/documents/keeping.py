"""Keeping what belongs to an agreement: its number, its papers, every version with a fingerprint."""

import datetime
import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from gerakan.foundation.accounts.models import User
from gerakan.foundation.documents.numbering import NoSeries, take_number
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.documents import paper
from gerakan.stages.agreements.documents.content import content_of
from gerakan.stages.agreements.models import Agreement, AgreementFile

Kind = AgreementFile.Kind


def new_number(unit: str) -> str:
    """The next national number of the unit; refused in a person's words when the unit has no series this year."""
    try:
        return take_number(unit, on=timezone.localdate())[1]
    except NoSeries as reason:
        raise TransitionRefused(str(reason)) from reason


def write_papers(agreement: Agreement, kind: str, by: User | None) -> AgreementFile:
    """The PDF of this kind, and the Word file beside it."""
    content = content_of(agreement, is_draft=kind == Kind.DRAFT)
    keep(agreement, Kind.WORD, paper.agreement_docx(content), by, ".docx")
    return keep(agreement, kind, paper.agreement_pdf(content, on=_stamp(agreement)), by, ".pdf")


def keep(
    agreement: Agreement, kind: str, content: bytes, by: User | None, suffix: str, **facts: Any
) -> AgreementFile:  # fmt: skip
    """Store bytes as the next version of their kind."""
    version = (agreement.files.filter(kind=kind).aggregate(last=Max("version"))["last"] or 0) + 1
    name = f"{slugify(f'nota kesepahaman {agreement.region} {agreement.edition.year}')}-{kind}-{version}{suffix}"
    kept = AgreementFile(
        agreement=agreement, kind=kind, version=version, name=name, sha256=hashlib.sha256(content).hexdigest(),
        size=len(content), stored_by=by, **facts,
    )  # fmt: skip
    kept.file.save(name, ContentFile(content), save=False)
    kept.save()
    return kept


def _stamp(agreement: Agreement) -> datetime.date:
    return agreement.dated_on or timezone.localdate()
