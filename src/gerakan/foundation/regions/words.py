"""What the finder's answers are called on screen."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.finder import Candidate, Finding, Status, Why

STATUS_WORDS = {
    Status.EXACT: _("persis"),
    Status.NORMALISED: _("sama setelah dirapikan"),
    Status.ALIAS: _("dikenal dengan tulisan lain"),
    Status.SUGGESTED: _("perlu dipilih"),
    Status.AMBIGUOUS: _("lebih dari satu daerah mungkin"),
    Status.UNKNOWN: _("tidak dikenal"),
}
WHY_WORDS = {
    Why.CODE: _("kode Kemendagri"),
    Why.BPS_CODE: _("kode BPS"),
    Why.FORMER_CODE: _("kode lama"),
    Why.LOST_ZERO: _("nol di akhir kode hilang"),
    Why.SAME_NAME: _("nama sama"),
    Why.FORMER_NAME: _("nama lama"),
    Why.SPELLING: _("ejaan lain"),
    Why.ABBREVIATION: _("singkatan"),
    Why.POPULAR_NAME: _("nama populer"),
    Why.DECIDED: _("diputuskan petugas"),
    Why.PRESS_ERROR: _("salah tulis"),
    Why.WRONG_KIND: _("jenis berbeda"),
    Why.OTHER_PROVINCE: _("provinsi berbeda"),
    Why.ALIKE: _("mirip"),
}


@dataclass(frozen=True)
class Answer:
    """A finding as a table shows it."""

    text: str
    status: str
    tone: str
    finding: Finding
    candidates: list[tuple[Candidate, str]]


def in_words(text: str, finding: Finding) -> Answer:
    """The finding with its reasons in words; tone "ok", "wait" or "stop" for the badge."""
    tone = "ok" if finding.is_resolved else "stop" if finding.status is Status.UNKNOWN else "wait"
    reasons = [(candidate, str(WHY_WORDS[candidate.why])) for candidate in finding.candidates]
    return Answer(text, str(STATUS_WORDS[finding.status]), tone, finding, reasons)
