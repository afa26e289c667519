"""PAdES: signing a PDF, and looking at signatures that stand in one."""

import io
from typing import Any

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from gerakan.foundation.documents.signing.finding import Finding
from gerakan.foundation.documents.signing.providers import SigningRefused, Wish

BROKEN = (PdfError, SigningError, ValueError, KeyError, TypeError, AttributeError)
"""What a damaged PDF makes the library raise."""


def signed(document: bytes, *, keys: bytes, wish: Wish) -> bytes:
    """An incremental update with one more signature, so that earlier ones stay whole."""
    signer = signers.SimpleSigner.load_pkcs12_data(keys, other_certs=[])
    about = signers.PdfSignatureMetadata(
        field_name=wish.field, reason=wish.reason, location=wish.location or None, md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
    )  # fmt: skip
    try:
        made = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(document)), about, signer=signer)
    except BROKEN as failure:
        raise SigningRefused(str(failure)) from failure
    return bytes(made.getvalue())


def findings(document: bytes, *, trusted: bytes = b"") -> list[Finding]:
    """Every signature in a PDF, first to last; raises SigningRefused when the file cannot be read."""
    context = ValidationContext(trust_roots=_roots(trusted), allow_fetching=False)
    try:
        reader = PdfFileReader(io.BytesIO(document))
        return [_finding(one, context) for one in reader.embedded_regular_signatures]
    except Exception as failure:
        raise SigningRefused(str(failure)) from failure


def _roots(trusted: bytes) -> list[Any]:
    return list(load_certs_from_pemder_data(trusted)) if trusted else []


def _finding(one: Any, context: ValidationContext) -> Finding:
    status = validate_pdf_signature(one, signer_validation_context=context)
    certificate = one.signer_cert
    return Finding(
        signer=certificate.subject.human_friendly,
        issuer=certificate.issuer.human_friendly,
        signed_at=one.self_reported_timestamp.isoformat() if one.self_reported_timestamp else "",
        is_whole=bool(status.intact and status.valid),
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        is_trusted=bool(status.trusted),
    )
