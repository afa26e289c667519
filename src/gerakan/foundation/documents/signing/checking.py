"""What is looked at before a signed paper is kept."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gerakan.foundation.documents.signing import pdf_text
from gerakan.foundation.documents.signing.comparing import compare
from gerakan.foundation.documents.signing.finding import Finding
from gerakan.foundation.documents.signing.providers import OfficeProvider, SigningRefused


@dataclass(frozen=True)
class Checked:
    """A signed paper and what was found in it."""

    content: bytes
    page_count: int
    same_share: float | None = None
    differences: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def last_signer(self) -> str:
        """Whose certificate made the newest signature."""
        return self.findings[-1].signer if self.findings else ""


class UploadRefused(ValueError):
    """The file cannot be taken; the text says why."""


def checked_upload(content: bytes, *, approved: bytes) -> Checked:
    """Pages, the text beside the approved one, and any electronic signature; a broken signature is refused."""
    try:
        read = pdf_text.read(content)
        wanted = pdf_text.read(approved).text if approved else ""
    except pdf_text.Unreadable as failure:
        raise UploadRefused(_("Berkas ini bukan PDF yang dapat dibuka.")) from failure
    found = _signatures(content)
    if broken := [row.signer for row in found if not row.is_whole]:
        raise UploadRefused(
            _("Tanda tangan elektronik %s tidak utuh: isi berkas berubah sesudahnya.") % ", ".join(broken)
        )
    if found and not found[-1].covers_all:
        raise UploadRefused(_("Berkas ini diubah sesudah tanda tangan elektronik terakhir."))
    said = compare(wanted, read.text)
    return Checked(content, read.page_count, said.same_share, said.differences, found)


def checked_signing(before: bytes, after: bytes) -> Checked:
    """What a provider returned: the very document that was sent, one whole signature more that covers everything."""
    if not after.startswith(before):
        raise SigningRefused(_("Penyelenggara mengembalikan dokumen yang lain dari yang dikirim."))
    broken = _("Tanda tangan yang dikembalikan penyelenggara tidak utuh.")
    try:
        found, earlier, read = _signatures(after), _signatures(before), pdf_text.read(after)
    except (UploadRefused, pdf_text.Unreadable) as failure:
        raise SigningRefused(broken) from failure
    if len(found) != len(earlier) + 1 or not all(row.is_whole for row in found) or not found[-1].covers_all:
        raise SigningRefused(broken)
    return Checked(after, read.page_count, 1.0, [], found)


def _signatures(content: bytes) -> list[Finding]:
    if b"/ByteRange" not in content:
        return []
    from gerakan.foundation.documents.signing import pades  # noqa: PLC0415 - a second of imports, for signed files only

    office = OfficeProvider()
    try:
        return pades.findings(content, trusted=office.authority() if office.is_ready else b"")
    except SigningRefused as failure:
        raise UploadRefused(_("Tanda tangan elektronik di dalam berkas ini tidak dapat dibaca.")) from failure
