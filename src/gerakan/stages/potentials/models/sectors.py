"""The vocabulary of sectors: seventeen lapangan usaha as BPS publishes regional product since 2010."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VOCABULARY = "bps-17-2010"
"""Changes when BPS changes its list; every figure and every run says which one it speaks."""


@dataclass(frozen=True)
class Sector:
    """One lapangan usaha; the seventeen are sections of KBLI, some of them joined."""

    code: str
    name: str | Promise


SECTORS = (
    Sector("A", _("Pertanian, kehutanan, dan perikanan")),
    Sector("B", _("Pertambangan dan penggalian")),
    Sector("C", _("Industri pengolahan")),
    Sector("D", _("Pengadaan listrik dan gas")),
    Sector("E", _("Pengadaan air, pengelolaan sampah, limbah, dan daur ulang")),
    Sector("F", _("Konstruksi")),
    Sector("G", _("Perdagangan besar dan eceran; reparasi mobil dan sepeda motor")),
    Sector("H", _("Transportasi dan pergudangan")),
    Sector("I", _("Penyediaan akomodasi dan makan minum")),
    Sector("J", _("Informasi dan komunikasi")),
    Sector("K", _("Jasa keuangan dan asuransi")),
    Sector("L", _("Real estat")),
    Sector("M,N", _("Jasa perusahaan")),
    Sector("O", _("Administrasi pemerintahan, pertahanan, dan jaminan sosial wajib")),
    Sector("P", _("Jasa pendidikan")),
    Sector("Q", _("Jasa kesehatan dan kegiatan sosial")),
    Sector("R,S,T,U", _("Jasa lainnya")),
)
CODES = tuple(sector.code for sector in SECTORS)
EXTRACTIVE = frozenset({"B"})
"""Left out when oil, gas and mines would hide everything else."""


def name_of(code: str) -> str:
    """As people read it."""
    return next((str(sector.name) for sector in SECTORS if sector.code == code), code)


def code_of(words: str) -> str | None:
    """The code that a table means: "a", "M, N", "MN", "R S T U", or the name itself."""
    folded = _folded(words.replace("&", " dan "))
    for sector in SECTORS:
        if folded in (_folded(sector.code), _folded(str(sector.name)), _folded(f"{sector.code} {sector.name}")):
            return sector.code
    return None


def _folded(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


class Misnamed(StrEnum):
    """What a row names instead of one of the seventeen."""

    TOTAL = "total"
    OLD = "old"
    BELOW = "below"
    NOTHING = ""


OLD_SECTORS = (
    "Pertanian", "Pertanian, Peternakan, Kehutanan dan Perikanan", "Listrik, Gas dan Air Bersih", "Listrik, Gas dan Air Minum",
    "Bangunan", "Perdagangan, Hotel dan Restoran", "Pengangkutan dan Komunikasi",
    "Keuangan, Persewaan dan Jasa Perusahaan", "Keuangan, Real Estat dan Jasa Perusahaan", "Jasa-jasa",
)  # fmt: skip
"""Of the nine sectors of the series with base year 2000; names that both series share are not among them."""
TOTALS = ("PDRB", "Produk Domestik Regional Bruto", "Produk Domestik Bruto", "PDB", "Jumlah", "Total", "Jumlah PDRB", "Total PDRB")  # fmt: skip
NUMBERED = re.compile(r"^\(?(\d{1,2}|[A-U])[.)]\s*(\d+[.)]?)?")


def misnamed(words: str) -> Misnamed:
    """A sum, a sector of the old series, a part of a sector, or none of these; a sector itself is none.

    >>> misnamed("Jumlah"), misnamed("6. Perdagangan, Hotel & Restoran"), misnamed("A.1 Tanaman Pangan"), misnamed("A")
    (<Misnamed.TOTAL: 'total'>, <Misnamed.OLD: 'old'>, <Misnamed.BELOW: 'below'>, <Misnamed.NOTHING: ''>)
    """
    said = " ".join(words.replace("&", " dan ").split())
    if _folded(said) in {_folded(one) for one in TOTALS}:
        return Misnamed.TOTAL
    if code_of(words) is not None:
        return Misnamed.NOTHING
    number = NUMBERED.match(said)
    bare = said[number.end() :].strip() if number else said
    if said in {str(n) for n in range(1, 10)} or _folded(bare) in {_folded(one) for one in OLD_SECTORS}:
        return Misnamed.OLD
    return Misnamed.BELOW if number and (number[1].isdigit() or number[2]) else Misnamed.NOTHING
