"""Files of letters: made or received, fingerprinted, kept."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils.text import slugify

from gerakan.foundation.documents.content import Imprint, LetterContent
from gerakan.foundation.documents.models import Letter, LetterFile
from gerakan.foundation.documents.pdf import HOUSE, LETTER, letter_pdf
from gerakan.foundation.documents.word import letter_docx
from gerakan.foundation.documents.word_template import TEMPLATE


def make_files(letter: Letter) -> None:
    """Word and PDF of one content under one number."""
    content, imprint = LetterContent.from_data(letter.data), imprint_of(letter)
    name = slugify(f"{letter.number} {letter.region_code}") or "surat"
    keep(letter, f"{name}.pdf", letter_pdf(content, imprint), LetterFile.Format.PDF)
    keep(letter, f"{name}.docx", letter_docx(content, imprint), LetterFile.Format.DOCX)


def preview_pdf(letter: Letter) -> bytes:
    """How the letter will look; kept nowhere."""
    return letter_pdf(LetterContent.from_data(letter.data), imprint_of(letter))


def imprint_of(letter: Letter) -> Imprint:
    """Number, date and address of verification as they stand now."""
    return Imprint(
        number=letter.number,
        dated_on=letter.dated_on,
        verification_url=letter.verification_url,
        is_sample=letter.is_sample,
        is_draft=not letter.number,
    )


def keep(letter: Letter, name: str, content: bytes, form: str = LetterFile.Format.OTHER) -> LetterFile:
    """Store bytes with their fingerprint."""
    kept = LetterFile(letter=letter, name=name, format=form, sha256=fingerprint([content]), size=len(content))
    kept.file.save(name, ContentFile(content), save=False)
    kept.save()
    return kept


def fingerprint(chunks: Iterable[bytes]) -> str:
    """SHA-256 of a file read piece by piece."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


@cache
def template_version() -> str:
    """Which templates a letter was made with: a fingerprint over all of them."""
    parts: tuple[Path, ...] = (LETTER, HOUSE, TEMPLATE)
    return fingerprint(part.read_bytes() for part in parts)[:16]
