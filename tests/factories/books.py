"""A book at real size: chapters on a specimen plan, every kind of block, some 130 pages and 24 charts; nobody's region."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace

from gerakan.engine.plan.pillars import INDONESIAN, PILLARS
from gerakan.engine.plan.specimen import specimen
from gerakan.engine.plan.structure import Plan
from gerakan.foundation.documents.book.text import Run, Runs, words
from gerakan.foundation.documents.book.tree import (
    Block,
    Book,
    Chart,
    Look,
    Notice,
    Paragraph,
    Points,
    Roadmap,
    Section,
    Series,
    Shape,
    Signatures,
    Span,
    Table,
)
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.charts.chart import PILLARS as COLOURS

ORDER = tuple(PILLARS)
OWNER = "Kabupaten Contoh"
HOSTILE = '#read("/etc/passwd") $a$ *tebal* _miring_ <b>&amp;</b> {{ 7*7 }} </w:t> [tautan](x) \\ "kutip" @ref =1+1'
SHAPES = tuple(Shape)


def a_book(*, programmes: int = 72, language: str = "id", with_charts: bool = True) -> Book:
    """A book of real size; fewer programmes make a smaller one."""
    plan = specimen(programmes=programmes)
    years = tuple(range(plan.starts, plan.starts + plan.years))
    chapters = (
        _opening(plan),
        *(_pillar(plan, pillar, years) for pillar in ORDER),
        _money(plan, years),
        _calendar(plan, years),
        Section("pengesahan", "Pengesahan", (_signatures(),), is_numbered=False),
    )
    book = Book(
        code="buku-2",
        title="Rencana Induk Kota Cerdas",
        subtitle=f"{OWNER}, {years[0]}–{years[-1]}",
        owner=f"Pemerintah {OWNER}",
        version="1.3",
        dated="22 November 2026",
        chapters=chapters,
        front=(Section("pengantar", "Kata Pengantar", tuple(_foreword(plan))),),
        language=language,
        is_sample=True,
        is_draft=True,
        address="https://contoh.id/buku/contoh-2/",
        look=Look("#0a6a6b", _shield(), "Lambang Kabupaten Contoh"),
    )
    return book if with_charts else without_charts(book)


def a_small_book(*blocks: Block, language: str = "id") -> Book:
    """One chapter that holds these blocks."""
    chapter = Section("bab", "Bab pertama", blocks)
    return Book("buku", "Buku Contoh", "", "Kabupaten Contoh", "0.1", "22 November 2026", (chapter,), language=language)


def without_charts(book: Book) -> Book:
    """The same pages but for the drawings, to measure what these cost; references to them go too."""
    return replace(book, chapters=tuple(_bare(chapter) for chapter in book.chapters))


def _bare(section: Section) -> Section:
    blocks = (_unreferred(block) for block in section.blocks if not isinstance(block, Chart))
    return replace(section, blocks=tuple(blocks), sections=tuple(_bare(part) for part in section.sections))


def _unreferred(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    return Paragraph(tuple(replace(run, refers_to="") if run.refers_to.startswith("g-") else run for run in block.runs))


def _foreword(plan: Plan) -> Iterator[Block]:
    yield Notice(words("Buku ini memuat data contoh. Tidak satu pun angka di dalamnya milik suatu daerah."))
    for passage in plan.passages:
        yield Paragraph(words(passage.text))


def _opening(plan: Plan) -> Section:
    people = Table(
        "t-pihak", "Pihak yang didengar", ("Kode", "Nama", "Peran", "Minat", "Pengaruh"),
        tuple((one.code, one.name, one.role, str(one.interest), str(one.influence)) for one in plan.stakeholders),
        right=(3, 4), source="Catatan partisipasi, 2024",
    )  # fmt: skip
    aims = Points(tuple(words(one.text) for one in plan.goals), is_numbered=True)
    strength = Points(((Run("Visi. ", is_strong=True), Run(plan.vision)), (Run("Kata kunci: ", is_emphasis=True), *words(", ".join(plan.keywords)))))  # fmt: skip
    seen = Section("pihak", "Siapa yang didengar", (_lead("t-pihak", "memuat pihak yang didengar"), people))
    return Section("pendahuluan", "Pendahuluan", (strength,), (Section("tujuan", "Tujuan", (aims,)), seen))


def _pillar(plan: Plan, pillar: str, years: tuple[int, ...]) -> Section:
    own = [one for one in plan.programmes if one.pillar == pillar and one.kind == "programme"]
    codes = {one.code for one in own}
    listed = Table(
        f"t-{pillar}", f"Program pilar {INDONESIAN[pillar]}", ("Kode", "Program", "Perangkat daerah", "Mulai", "Selesai"),
        tuple((one.code, one.name, one.owner, str(one.starts), str(one.ends)) for one in own), right=(3, 4),
    )  # fmt: skip
    targets = Table(
        f"t-target-{pillar}", f"Indikator dan target pilar {INDONESIAN[pillar]}",
        ("Kode", "Indikator", "Satuan", "Awal", *map(str, years)),
        tuple((one.code, one.name, one.unit, formats.number(one.baseline), *(formats.number(one.targets.get(year)) for year in years))
              for one in plan.indicators if one.of in codes),
        right=tuple(range(3, 4 + len(years))), is_landscape=True, source="Laporan tahunan perangkat daerah",
    )  # fmt: skip
    parts = [Section(f"program-{pillar}", "Program", (_lead(f"t-{pillar}", "memuat seluruh program pilar ini"), listed)),
             Section(f"target-{pillar}", "Indikator dan target", (targets,)),
             Section(f"dana-{pillar}", "Dana", tuple(_charts(plan, pillar, codes, years)))]  # fmt: skip
    parts += [_programme(plan, one.code, years) for one in own]
    reading = Paragraph(words(plan.passages[ORDER.index(pillar) % len(plan.passages)].text))
    return Section(pillar, f"Pilar {INDONESIAN[pillar]}", (reading,), tuple(parts))


def _lead(anchor: str, said: str) -> Paragraph:
    return Paragraph((Run("", refers_to=anchor), Run(f" {said}.")))


def _charts(plan: Plan, pillar: str, codes: set[str], years: tuple[int, ...]) -> Iterator[Block]:
    yearly = {kind: tuple(_spent(plan, codes, year, kind) for year in years) for kind in ("investment", "running")}
    colour = COLOURS.get(pillar, "")
    for number, shape in enumerate(SHAPES):
        anchor = f"g-{pillar}-{shape}"
        yield Paragraph((Run("Dana menurut tahun ditunjukkan oleh "), Run("", refers_to=anchor), Run(".")))
        yield Chart(
            anchor, f"Dana pilar {INDONESIAN[pillar]} menurut tahun ({shape})",
            f"Dana pilar {INDONESIAN[pillar]} tersebar dari {years[0]} sampai {years[-1]}.", shape, tuple(map(str, years)),
            (Series("Investasi", yearly["investment"], colour), Series("Operasional", (*yearly["running"][:-1], None))),
            unit="miliar rupiah", source="Rencana dana, 2025–2034", is_horizontal=number == 0,
        )  # fmt: skip


def _spent(plan: Plan, codes: set[str], year: int, kind: str) -> float:
    return (
        sum(row.amount for row in plan.money if row.programme in codes and row.year == year and row.kind == kind) / 1e9
    )


def _programme(plan: Plan, code: str, years: tuple[int, ...]) -> Section:
    one = next(row for row in plan.programmes if row.code == code)
    facts = (
        ("Perangkat daerah", one.owner), ("Mitra", ", ".join(one.partners)), ("Lokasi", ", ".join(one.location)),
        ("Penerima manfaat", f"{one.beneficiaries} ({formats.number(one.beneficiaries_number)} orang)"),
        ("Kode anggaran", one.budget_code), ("Waktu", f"{one.starts}–{one.ends}"), ("Dasar hukum", one.legal_basis),
    )  # fmt: skip
    rows = tuple(
        (str(year), formats.money_exact(_spent(plan, {code}, year, "investment") * 1e9),
         formats.money_exact(_spent(plan, {code}, year, "running") * 1e9)) for year in years)  # fmt: skip
    risks = tuple(_risk(row.statement, row.mitigation) for row in plan.risks if row.programme == code)
    why, how = (
        Paragraph(words(" ".join(passage.text for passage in half))) for half in (plan.passages[:4], plan.passages[3:])
    )
    return Section(
        f"p-{code}", f"{code} {one.name}",
        (why, how, Table(f"t-kartu-{code}", f"Kartu program {code}", ("Hal", "Isi"), facts, widths=(1, 3)),
         Table(f"t-dana-{code}", f"Dana program {code}", ("Tahun", "Investasi", "Operasional"), rows, right=(1, 2)),
         Points(risks), Notice(words("Angka pada bagian ini adalah indikatif sampai APBD ditetapkan."))),
    )  # fmt: skip


def _risk(statement: str, mitigation: str) -> Runs:
    return (Run(f"{statement}. ", is_strong=True), Run(f"{mitigation}."))


def _money(plan: Plan, years: tuple[int, ...]) -> Section:
    rows = [(INDONESIAN[pillar], *(_spent_by(plan, pillar, year) for year in years)) for pillar in ORDER]
    sums = ("Jumlah", *(sum(column) for column in list(zip(*rows, strict=True))[1:]))
    table = Table(
        "t-dana", "Dana menurut pilar dan tahun (juta rupiah)", ("Pilar", *map(str, years)),
        tuple((str(row[0]), *map(formats.number, row[1:])) for row in (*rows, sums)),  # type: ignore[arg-type]
        right=tuple(range(1, 1 + len(years))), has_total=True, is_landscape=True,
        values=tuple((None, *row[1:]) for row in (*rows, sums)),  # type: ignore[arg-type]
    )  # fmt: skip
    return Section("dana", "Dana", (_lead("t-dana", "menjumlahkan seluruh program"), table))


def _spent_by(plan: Plan, pillar: str, year: int) -> int:
    codes = {one.code for one in plan.programmes if one.pillar == pillar}
    return sum(row.amount for row in plan.money if row.programme in codes and row.year == year) // 1_000_000


def _calendar(plan: Plan, years: tuple[int, ...]) -> Section:
    milestones: dict[str, list[tuple[int, str]]] = {}
    for row in plan.milestones:
        milestones.setdefault(row.programme, []).append((row.year, row.text))
    spans = (
        Span(one.code, one.name, one.starts, one.ends, INDONESIAN[one.pillar], COLOURS.get(one.pillar, ""),
             tuple(milestones.get(one.code, ())), one.depends_on)
        for pillar in ORDER for one in plan.programmes if one.pillar == pillar and one.kind == "programme"
    )  # fmt: skip
    road = Roadmap("peta-jalan", "Peta jalan seluruh program", years, tuple(spans), source="Rencana program")
    return Section("bab-peta-jalan", "Peta Jalan", (_lead("peta-jalan", "memuat seluruh program"), road))


def _signatures() -> Signatures:
    return Signatures(
        "Tanjung Contoh, 22 November 2026",
        "Rencana induk ini disahkan sebagai contoh dan tidak berlaku bagi daerah mana pun.",
        (("Kepala Dinas Komunikasi dan Informatika", "Nama Contoh, S.T.", "NIP 197001011995031001"),
         ("Bupati Contoh", "Nama Contoh Dua", "")),
        "https://contoh.id/buku/contoh-2/periksa/",
    )  # fmt: skip


def _shield() -> bytes:
    """A coat of arms that is nobody's: a PNG of three stripes."""
    wide, high = 96, 120
    stripes = (b"\x0a\x6a\x6b", b"\xff\xff\xff", b"\xa0\x45\x00")
    lines = b"".join(b"\x00" + stripes[row * 3 // high] * wide for row in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", head) + _part(b"IDAT", zlib.compress(lines)) + _part(b"IEND", b"")


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
