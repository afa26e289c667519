"""The words by which plans are recognised: pillars, sections, headings of columns, as Indonesian plans write them."""

import re
from collections.abc import Mapping

from gerakan.stages.masterplans.models import GIFFINGER, Pillar, SubDimension

MARKS = re.compile(r"[^\w\s/]+")
NUMBER = re.compile(
    r"^\s*(?:bab\s+[ivxlc\d]+|[ivxlc]{1,5}(?=[.)])|\d{1,2}(?:\.\d{1,2})*|[a-z](?=[.)]))[\s.)\-–:]+", re.IGNORECASE
)
CODE = re.compile(r"^\s*[A-Z]{1,3}[-.]?\d[\w.\-]*[\s.:)–-]+")
YEAR = re.compile(r"\b(20[1-9]\d)\b")

PILLARS: Mapping[str, str] = {
    "smart governance": Pillar.GOVERNANCE, "tata kelola cerdas": Pillar.GOVERNANCE, "pemerintahan cerdas": Pillar.GOVERNANCE,
    "smart branding": Pillar.BRANDING, "citra daerah cerdas": Pillar.BRANDING, "jenama cerdas": Pillar.BRANDING,
    "smart economy": Pillar.ECONOMY, "ekonomi cerdas": Pillar.ECONOMY, "smart living": Pillar.LIVING, "kehidupan cerdas": Pillar.LIVING,
    "smart society": Pillar.SOCIETY, "masyarakat cerdas": Pillar.SOCIETY,
    "smart environment": Pillar.ENVIRONMENT, "lingkungan cerdas": Pillar.ENVIRONMENT,
    **{f"smart {word}": pillar for word, pillar in GIFFINGER.items()},
}  # fmt: skip
SECTIONS: Mapping[str, str] = {
    "visi": "vision", "pernyataan visi": "vision", "visi dan misi": "vision", "visi smart city": "vision", "visi misi": "vision",
    "visi dan misi smart city": "vision", "misi": "misi", "misi smart city": "misi", "misinya": "misi",
    "sasaran": "sasaran", "tujuan": "sasaran", "tujuan dan sasaran": "sasaran", "sasaran dan indikator": "sasaran", "sasaran strategis": "sasaran",
    "program": "program", "program prioritas": "program", "program unggulan": "program", "program dan kegiatan": "program",
    "rencana aksi": "program", "daftar program": "program", "program strategis": "program",
}  # fmt: skip
HEADS: Mapping[str, str] = {
    **dict.fromkeys(("no", "nomor", "no urut"), "number"),
    **dict.fromkeys(("kode", "kode program", "kode kegiatan", "kode indikator"), "code"),
    **dict.fromkeys(("program", "nama program", "program prioritas", "program unggulan", "program kerja", "program inovasi",
                     "rencana aksi", "nama program/inovasi", "program/inovasi", "nama inovasi"), "program"),
    **dict.fromkeys(("nama",), "name"), **dict.fromkeys(("jenis",), "kind"),
    **dict.fromkeys(("kegiatan", "nama kegiatan", "kegiatan utama", "rencana kegiatan", "program/kegiatan"), "activity"),
    **dict.fromkeys(("bagian dari", "program induk"), "parent"), **dict.fromkeys(("pilar", "dimensi", "dimensi smart city", "pilar smart city"), "pillar"),
    **dict.fromkeys(("subdimensi", "sub dimensi", "sub pilar"), "subdimension"),
    **dict.fromkeys(("opd", "opd penanggung jawab", "opd pelaksana", "opd pengampu", "skpd", "pd pelaksana", "perangkat daerah",
                     "perangkat daerah penanggung jawab", "perangkat daerah pelaksana", "penanggung jawab", "pelaksana", "instansi",
                     "instansi pelaksana", "leading sector", "pemilik program"), "owner"),
    **dict.fromkeys(("mitra", "mitra kerja", "opd pendukung"), "partners"), **dict.fromkeys(("penerima manfaat", "penerima"), "beneficiaries"),
    **dict.fromkeys(("lokasi", "lokus"), "location"),
    **dict.fromkeys(("tahun", "tahun pelaksanaan", "waktu", "waktu pelaksanaan", "periode", "jadwal", "periode pelaksanaan"), "years"),
    **dict.fromkeys(("kode anggaran", "kode rekening", "kode nomenklatur"), "budget_code"),
    **dict.fromkeys(("indikator", "indikator kinerja", "indikator program", "indikator kinerja program", "indikator keberhasilan",
                     "indikator sasaran", "tolok ukur"), "indicator"),
    **dict.fromkeys(("satuan", "unit"), "unit"),
    **dict.fromkeys(("dasar", "nilai dasar", "baseline", "kondisi awal", "data awal", "capaian awal", "kondisi saat ini"), "baseline"),
    **dict.fromkeys(("tahun dasar",), "baseline_year"), **dict.fromkeys(("target", "target akhir", "target kinerja"), "target"),
    **dict.fromkeys(("rumus", "formula"), "formula"), **dict.fromkeys(("sumber data",), "source"),
    **dict.fromkeys(("anggaran", "pagu", "pagu anggaran", "pagu indikatif", "biaya", "kebutuhan anggaran", "estimasi anggaran",
                     "estimasi biaya", "rencana anggaran", "total anggaran", "jumlah anggaran"), "money"),
    **dict.fromkeys(("sumber dana", "sumber pendanaan", "sumber anggaran", "sumber pembiayaan"), "fund"),
    **dict.fromkeys(("jumlah", "total"), "total"), **dict.fromkeys(("misi",), "mission"), **dict.fromkeys(("sasaran", "tujuan"), "goal"),
    **dict.fromkeys(("strategi",), "strategy"), **dict.fromkeys(("tonggak", "milestone", "capaian tonggak"), "milestone"),
    **dict.fromkeys(("risiko",), "risk"), **dict.fromkeys(("rujukan",), "reference"), **dict.fromkeys(("quick win", "nama quick win"), "quick_win"),
}  # fmt: skip
LABELS: Mapping[str, str] = {
    "opd": "owner", "perangkat daerah penanggung jawab": "owner", "penanggung jawab": "owner", "perangkat daerah": "owner", "opd penanggung jawab": "owner", "pelaksana": "owner",
    "waktu": "years", "waktu pelaksanaan": "years", "tahun": "years", "tahun pelaksanaan": "years", "lokasi": "location",
    "penerima manfaat": "beneficiaries", "mitra": "partners", "dasar hukum": "legal_basis",
}  # fmt: skip


def plain(text: str) -> str:
    """Small letters without numbering, marks and more than one space."""
    return " ".join(MARKS.sub(" ", NUMBER.sub("", text)).casefold().split())


def uncoded(text: str) -> str:
    """Without numbering, bullet and code in front."""
    bare = text.strip().lstrip("•●▪◦‣–-*➢✓ ").strip()
    return CODE.sub("", NUMBER.sub("", bare)).strip(" .;:")


def pillar_in(text: str) -> str:
    """The one pillar that a heading names; empty for none and for several."""
    words = plain(text)
    found = {pillar for name, pillar in PILLARS.items() if name in words}
    return found.pop() if len(found) == 1 else ""


SUBDIMENSIONS = {str(label).casefold(): value for value, label in SubDimension.choices}


def subdimension_in(text: str) -> str:
    """The sub-dimension whose name a heading is."""
    return SUBDIMENSIONS.get(plain(text), "")


def section_of(text: str) -> str:
    """What a heading opens; empty when it opens nothing that rules read."""
    words = plain(text)
    if words in SECTIONS:
        return SECTIONS[words]
    begun = max((name for name in SECTIONS if words.startswith(f"{name} ")), key=len, default="")
    if words.startswith("program ") and pillar_in(words):
        return "program"
    return SECTIONS[begun] if begun and len(words.split()) <= len(begun.split()) + 4 else ""


def head_of(text: str) -> str:
    """What a column holds, by its heading; empty when no rule knows it."""
    words = plain(re.sub(r"\([^)]*\)", " ", text))
    if words in HEADS:
        return HEADS[words]
    if YEAR.fullmatch(words) or re.fullmatch(r"(?:target |anggaran |pagu |rp |biaya )?(?:tahun )?20[1-9]\d", words):
        return "year"
    if re.fullmatch(r"(?:target |anggaran |pagu |rp )?(?:tahun (?:ke )?|th |t)(?:\d{1,2})", words):
        return "year"
    if words.startswith(
        ("indikator ", "target ", "anggaran ", "pagu ", "opd ", "perangkat daerah ", "program ", "sumber dana ")
    ):
        return HEADS.get(words.split()[0], HEADS.get(" ".join(words.split()[:2]), ""))
    return ""
