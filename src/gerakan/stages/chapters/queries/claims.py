"""What the texts state as fact, and what each statement rests on (row 100)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gerakan.foundation.documents.book import tree
from gerakan.foundation.documents.book.text import Runs, plain
from gerakan.stages.chapters.queries.blocks import blocks_of

PROVEN, BY_DATA, UNPROVEN, STALE, WITHDRAWN = "proven", "data", "unproven", "stale", "withdrawn"
NAMED = re.compile(
    r"\b(?:nomor|no\.?|pasal|ayat|buku|bab|tabel|gambar|lampiran|huruf|angka|butir|pilar|tahap|langkah|tahun|bulan)[\s-]*\d+(?:[./-]\d+)*"
    r"|\b[a-z]{1,5}-\d+[a-z]?\b"
    r"|\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\b"
    r"|\b\d{1,2}\s(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b",
    re.IGNORECASE,
)
"""Numbers that name a thing or a year and measure nothing."""
MEASURED = re.compile(
    r"\d"
    r"|\b(?:ter(?:tinggi|rendah|besar|kecil|baik|buruk|banyak|sedikit|cepat|lambat|luas|padat|miskin|kaya|maju)|paling \w+) (?:se\w+|(?:di|dari|antara|nomor) \w+)"
    r"|\bsatu-satunya\b|\bpertama di (?:indonesia|provinsi|kabupaten|kota|kawasan)\b|\bmayoritas\b|\bkali lipat\b"
    r"|\b(?:separuh|sepertiga|seperempat|dua pertiga|tiga perempat|setengah) (?:dari )?(?:warga|penduduk|keluarga|rumah|desa|wilayah)",
    re.IGNORECASE,
)
"""Figures, and words that compare or count without one; both need proof."""


@dataclass(frozen=True)
class Claim:
    """A paragraph that states a fact; evidence and data are what it rests on."""

    book: str
    code: str
    title: str
    language: str
    number: int
    text: str
    evidence: tuple[str, ...]
    data: tuple[str, ...]
    state: str

    @property
    def is_open(self) -> bool:
        """Somebody has to prove it, or to look for newer evidence."""
        return self.state in (UNPROVEN, STALE, WITHDRAWN)


def claims_of(contents: Mapping[str, Any]) -> list[Claim]:
    """Of every text of a plan's contents, in the order of reading."""
    evidence = evidence_of(contents["rows"]["bukti"])
    return [
        claim
        for entry in contents["chapters"]
        for language, text in entry["texts"].items()
        for claim in _of_text(entry, language, blocks_of(text, contents["figures"]), evidence)
    ]


def evidence_of(rows: Any) -> dict[str, str]:
    """Code -> what a claim that names it is."""
    return {row["code"].casefold(): _grade(row) for row in rows}


def _grade(row: Mapping[str, Any]) -> str:
    return WITHDRAWN if row["withdrawn"] else STALE if row["is_stale"] else PROVEN


def _of_text(
    entry: Mapping[str, Any], language: str, blocks: tuple[tree.Block, ...], evidence: Mapping[str, str]
) -> Iterator[Claim]:
    for number, runs in enumerate(statements(blocks), 1):
        if state := state_of(runs, evidence):
            data = tuple(run.datum for run in runs if run.datum)
            codes = tuple(one.removeprefix("bukti/") for one in data if one.startswith("bukti/"))
            yield Claim(
                entry["book"], entry["code"], entry["title"], language, number, plain(runs), codes,
                tuple(one for one in data if not one.startswith("bukti/")), state,
            )  # fmt: skip


def statements(blocks: tuple[tree.Block, ...]) -> Iterator[Runs]:
    """Every paragraph and point, in the order of reading."""
    for block in blocks:
        if isinstance(block, tree.Points):
            yield from block.items
        elif isinstance(block, tree.Paragraph | tree.Notice):
            yield block.runs


def state_of(runs: Runs, evidence: Mapping[str, str]) -> str:
    """What a statement rests on; empty when it states no figure and names no evidence."""
    data = [run.datum for run in runs if run.datum]
    grades = {evidence.get(one.removeprefix("bukti/").casefold(), "") for one in data if one.startswith("bukti/")}
    for worst in (WITHDRAWN, STALE, PROVEN):
        if worst in grades:
            return worst
    if any(not one.startswith(("bukti/", "rencana/")) for one in data):
        return BY_DATA
    written = "".join(run.text for run in runs if not run.datum)
    return UNPROVEN if MEASURED.search(NAMED.sub("", written)) else ""
