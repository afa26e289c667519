"""Three small sample plans around what their regions are known for; every figure and sentence in them is sample."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gerakan.stages.masterplans.models import PILLAR_OF, SubDimension
from gerakan.surfaces.demo.sample_plan import Row, Sheets

MILLION = 1_000_000
WAIVED = "Contoh: rencana kecil ini hanya memperagakan satu subdimensi tiap pilar."
HELICES = (
    ("government", "Camat dan lurah"),
    ("academia", "Dosen dan guru"),
    ("business", "Pelaku usaha setempat"),
    ("community", "Kelompok warga"),
    ("media", "Wartawan daerah"),
)
CHANGES = "Contoh: urutan program diubah mengikuti masukan ini."
COMPONENTS = ("nature", "structure", "infrastructure", "superstructure", "culture")


@dataclass(frozen=True)
class Idea:
    """One programme and everything that hangs on it, told in the order of thinking: problem first."""

    subdimension: str
    problem: str
    strategy: str
    programme: str
    kind: str
    owner: str
    users: str
    user_count: int
    indicator: str
    unit: str
    direction: str
    first: float
    last: float
    cost: int

    @property
    def pillar(self) -> str:
        """Where it stands."""
        return PILLAR_OF[self.subdimension]


@dataclass(frozen=True)
class Small:
    """A region's plan in miniature: six ideas, one a pillar."""

    region: str
    vision: str
    keywords: str
    missions: tuple[str, str]
    where: str
    ideas: tuple[Idea, ...]

    def head(self, starts: int) -> dict[str, Any]:
        """Five years inside one RPJMD."""
        ends = starts + 4
        return {
            "years": 5, "rpjmd_starts": starts, "rpjmd_ends": ends, "vision": self.vision, "keywords": self.keywords,
        }  # fmt: skip

    def sheets(self, starts: int) -> Sheets:
        """Rows of every sheet."""
        return dict(_analysis(self, starts)) | dict(_action(self, starts)) | dict(_quick_wins(self, starts))


def _analysis(small: Small, starts: int) -> Iterator[tuple[str, list[Row]]]:
    ideas = list(enumerate(small.ideas, start=1))
    yield "bukti", [
        {"code": f"BK-{n}", "kind": "survey", "text": one.problem, "source": f"Survei contoh {starts - 1}",
         "dated": f"{starts - 1}-0{n}-15", "page": str(n), "quotation": one.problem}
        for n, one in ideas
    ]  # fmt: skip
    yield "masalah", [
        {"code": f"M-{n}", "pillar": one.pillar, "subdimension": one.subdimension, "statement": one.problem, "evidence": f"BK-{n}"}
        for n, one in ideas
    ]  # fmt: skip
    yield "swot", list(_swot(small))
    yield "kesenjangan", [
        {"code": f"KS-{n}", "subdimension": one.subdimension, "present": one.problem,
         "desired": f"{one.indicator}: {_number(one.last)} {one.unit}", "cause": f"Kerja {one.owner} belum bertemu kebutuhan {one.users}",
         "gap": f"{one.indicator} baru {_number(one.first)} {one.unit}", "recommendation": one.strategy, "priority": str(n % 3 + 1),
         "evidence": f"BK-{n}"}
        for n, one in ideas
    ]  # fmt: skip
    yield "pemangku", [
        {"name": who, "helix": helix, "interest": "4", "influence": str(2 + at % 3), "role": "pemberi masukan"}
        for at, (helix, who) in enumerate(HELICES)
    ]  # fmt: skip
    yield "peran-serta", [
        {"held_on": f"{starts - 1}-0{at + 2}-10", "who": who, "helix": helix,
         "heard": f"Contoh: {who.lower()} mendahulukan {small.ideas[at].programme}.", "changed": CHANGES}
        for at, (helix, who) in enumerate(HELICES)
    ]  # fmt: skip
    served = {one.subdimension for one in small.ideas}
    yield (
        "pengecualian",
        [{"subdimension": part, "reason": WAIVED} for part in SubDimension.values if part not in served],
    )


def _swot(small: Small) -> Iterator[Row]:
    """Each component with what helps and what hinders."""
    for at, (component, idea) in enumerate(zip(COMPONENTS, small.ideas, strict=False), start=1):
        said = (("S", f"{idea.users.capitalize()} sudah terbiasa bekerja bersama"), ("W", idea.problem),
                ("O", f"{idea.strategy} didukung kementerian dan mitra"), ("T", f"Pergantian pejabat menghentikan {idea.programme}"))  # fmt: skip
        for kind, statement in said:
            yield {"component": component, "kind": kind, "statement": statement, "weight": "3", "evidence": f"BK-{at}"}


def _action(small: Small, starts: int) -> Iterator[tuple[str, list[Row]]]:
    ideas = list(enumerate(small.ideas, start=1))
    yield "misi", [{"code": f"MS-{n}", "text": text} for n, text in enumerate(small.missions, start=1)]
    yield "sasaran", [
        {"code": f"SS-{n}", "mission": f"MS-{(n - 1) // 3 + 1}", "text": f"{one.strategy} sampai tuntas"} for n, one in ideas
    ]  # fmt: skip
    yield "strategi", [
        {"code": f"ST-{n}", "pillar": one.pillar, "subdimension": one.subdimension, "goal": f"SS-{n}", "text": one.strategy,
         "kind": ("SO", "WO", "ST", "WT")[n % 4]}
        for n, one in ideas
    ]  # fmt: skip
    yield "kode", [{"scheme": scheme, "key": key} for scheme, key in _codes(len(ideas))]
    yield "program", [_programme(small, n, one, starts) for n, one in ideas]
    yield "indikator", [row for n, one in ideas for row in _indicators(n, one, starts)]
    yield "anggaran", [row for n, one in ideas for row in _money(n, one)]
    yield (
        "pagu",
        [{"label": "Contoh: ruang fiskal RPJMD", **{f"y{year}": str(_ceiling(small)) for year in range(1, 6)}}],
    )
    yield (
        "peta-jalan",
        [
            {"programme": f"P-{n}", "year": str(year), "text": text}
            for n, one in ideas
            for year, text in (
                (starts, f"Rancangan {one.programme} disepakati {one.users}"),
                (starts + 4, f"{one.indicator} mencapai {_number(one.last)} {one.unit}"),
            )
        ],
    )
    yield (
        "rujukan",
        [
            {"programme": f"P-{n}", "scheme": scheme, "key": key}
            for n, _one in ideas
            for scheme, key in (("RPJMD", f"RPJMD-0{n}"), ("SDG", f"{n}.1"))
        ],
    )
    yield "risiko", [
        {"programme": f"P-{n}", "statement": f"{one.programme} tidak dipakai {one.users}", "likelihood": str(1 + n % 4), "impact": "3",
         "cause": f"{one.users.capitalize()} tidak diajak sejak awal", "mitigation": f"Uji coba bersama {one.users} di {small.where}",
         "owner": one.owner}
        for n, one in ideas
    ]  # fmt: skip


def _codes(count: int) -> Iterator[tuple[str, str]]:
    for number in range(1, count + 1):
        yield "RPJMD", f"RPJMD-0{number}"
        yield "SDG", f"{number}.1"


def _programme(small: Small, number: int, one: Idea, starts: int) -> Row:
    return {
        "code": f"P-{number}", "kind": "programme", "name": one.programme, "pillar": one.pillar, "subdimension": one.subdimension,
        "problems": f"M-{number}", "beneficiaries": one.users, "beneficiaries_number": str(one.user_count),
        "strategy": f"ST-{number}", "owner": one.owner, "partners": "Forum Smart City", "location": small.where,
        "starts": str(starts), "ends": str(starts + 4), "budget_code": f"2.16.0{number}", "flagship": "ya" if number <= 2 else "",
        "legal_basis": "Contoh: Peraturan Kepala Daerah tentang rencana ini", "innovation": one.kind, "field": "cooperation",
        "rtrw_checked": "ya",
    }  # fmt: skip


def _indicators(number: int, one: Idea, starts: int) -> Iterator[Row]:
    """The goal's and the programme's: a straight way from the baseline to the last year."""
    for code, of, name in (
        (f"I-{number}", "programme", one.indicator), (f"IS-{number}", "goal", f"Warga yang merasakan {one.programme}")
    ):  # fmt: skip
        first, last = (one.first, one.last) if of == "programme" else (20.0, 45.0)
        targets = {f"y{year}": _number(first + (last - first) * year / 5) for year in range(1, 6)}
        yield {
            "code": code, of: f"{'P' if of == 'programme' else 'SS'}-{number}", "name": name,
            "unit": one.unit if of == "programme" else "persen", "direction": one.direction if of == "programme" else "up",
            "formula": f"{name.lower()} menurut catatan {one.owner} pada akhir tahun", "source": f"Laporan tahunan {one.owner}",
            "baseline_year": str(starts - 1), "baseline": _number(first), **targets,
        }  # fmt: skip


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _money(number: int, one: Idea) -> Iterator[Row]:
    """Built in the first two years, running ever after."""
    base = one.cost * MILLION
    yield {"programme": f"P-{number}", "source": "APBD", "kind": "investment", "y1": str(base), "y2": str(base // 2)}
    yield {
        "programme": f"P-{number}",
        "source": "APBD",
        "kind": "running",
        **{f"y{y}": str(base // 5) for y in (2, 3, 4, 5)},
    }


def _ceiling(small: Small) -> int:
    return int(sum(one.cost for one in small.ideas) * 1.2) * MILLION


def _quick_wins(small: Small, starts: int) -> Iterator[tuple[str, list[Row]]]:
    chosen = list(enumerate(small.ideas, start=1))
    yield "quick-win", [_quick_win(small, n, one, starts) for n, one in chosen]
    steps = (
        "Menyepakati tempat uji coba",
        "Melatih pelaksana",
        "Menjalankan uji coba",
        "Menghitung manfaat bersama warga",
    )
    yield "langkah", [
        {"quick_win": f"QW-{n}", "month": str(month), "text": f"{text}: {one.programme}"}
        for n, one in chosen
        for month, text in zip((1, 3, 6, 9), steps, strict=True)
    ]  # fmt: skip


def _quick_win(small: Small, number: int, one: Idea, starts: int) -> Row:
    return {
        "code": f"QW-{number}", "name": f"Uji coba {one.programme}", "pillar": one.pillar, "subdimension": one.subdimension,
        "programme": f"P-{number}", "problems": f"M-{number}", "idea": f"{one.programme} dimulai di {small.where}",
        "beneficiaries_number": str(max(one.user_count // 10, 20)), "owner": one.owner, "starts_on": f"{starts}-01-05", "months": "9",
        "indicators": f"I-{number}", "sustainability": f"{one.owner} menganggarkan kelanjutannya setiap tahun",
    }  # fmt: skip


def _six(*ideas: Sequence[Any]) -> tuple[Idea, ...]:
    return tuple(Idea(*row) for row in ideas)


TEBING_TINGGI = Small(
    "12.76",
    "Tebing Tinggi kota sayur organik yang melayani, sehat, dan lestari",
    "organik, melayani, sehat, lestari",
    ("Menumbuhkan usaha pangan organik dari pekarangan sampai pasar", "Melayani warga kota dengan cepat, sehat, dan bersih"),
    "Kecamatan Bajenis",
    _six(
        ("public_services", "Petani kota mengurus bantuan di tiga loket yang berbeda", "Menyatukan loket layanan petani kota",
         "Satu Loket Petani Kota", "service", "Dinas Ketahanan Pangan dan Pertanian", "petani kota", 1200,
         "Permohonan petani yang selesai dalam tiga hari", "persen", "up", 30, 85, 350),
        ("business", "Sayur organik kota dijual tanpa nama asalnya", "Memberi nama dan jaminan asal sayur organik kota",
         "Merek Sayur Organik Tebing Tinggi", "policy", "Dinas Perdagangan, Koperasi, dan UKM", "kelompok tani organik", 480,
         "Kelompok tani bermerek bersama", "kelompok", "up", 4, 36, 420),
        ("industry", "Panen sayur organik rusak sebelum sampai ke pembeli", "Menyimpan dan mengolah panen organik di kota",
         "Rumah Dingin Sayur Organik", "process", "Dinas Ketahanan Pangan dan Pertanian", "petani dan pedagang sayur", 900,
         "Panen organik yang rusak", "persen", "down", 28, 10, 1800),
        ("health", "Jajanan sekolah miskin sayur", "Membawa sayur organik ke kantin sekolah",
         "Kantin Sekolah Hijau", "service", "Dinas Kesehatan", "siswa sekolah dasar", 9500,
         "Sekolah dengan kantin bersayur setiap hari", "sekolah", "up", 6, 60, 600),
        ("community", "Pekarangan kosong belum menjadi kebun bersama", "Menghidupkan kebun bersama di setiap lingkungan",
         "Kebun Lingkungan", "process", "Kecamatan Bajenis", "warga lingkungan", 5200,
         "Kebun lingkungan yang dipanen", "kebun", "up", 9, 75, 500),
        ("waste", "Sisa sayur pasar menumpuk setiap pagi", "Mengolah sisa sayur pasar menjadi kompos kota",
         "Kompos Pasar", "process", "Dinas Lingkungan Hidup", "pedagang pasar", 640,
         "Sisa sayur pasar yang menjadi kompos", "persen", "up", 12, 70, 750),
    ),
)  # fmt: skip

KATINGAN = Small(
    "62.06",
    "Katingan menjaga danau dan hutan, menyejahterakan desa di tepinya",
    "danau, hutan, desa, sejahtera",
    ("Menjaga danau dan hutan bersama desa di tepinya", "Menghidupkan wisata dan usaha dari alam yang terjaga"),
    "Kecamatan Katingan Hilir",
    _six(
        ("public_services", "Warga hulu menempuh sehari perjalanan air untuk urusan kependudukan", "Membawa layanan dasar ke desa hulu",
         "Perahu Layanan Hulu", "service", "Dinas Kependudukan dan Pencatatan Sipil", "warga desa hulu", 8700,
         "Desa hulu yang didatangi layanan setiap bulan", "desa", "up", 7, 48, 1400),
        ("tourism", "Pengunjung danau datang tanpa pemandu dan tanpa aturan kunjungan", "Menata kunjungan danau bersama desa",
         "Jelajah Danau dan Hutan Katingan", "service", "Dinas Pariwisata", "desa wisata tepi danau", 2600,
         "Pengunjung yang dipandu warga desa", "orang per tahun", "up", 400, 4200, 950),
        ("welfare", "Nelayan danau menjual ikan segar dengan harga yang jatuh saat air surut", "Mengolah ikan danau di desa",
         "Dapur Ikan Danau", "process", "Dinas Perikanan", "keluarga nelayan danau", 1900,
         "Keluarga nelayan yang mengolah ikannya", "keluarga", "up", 60, 720, 800),
        ("mobility", "Jadwal perahu antardesa tidak diketahui penumpang", "Memberi kepastian jadwal perahu antardesa",
         "Papan Jadwal Perahu", "process", "Dinas Perhubungan", "penumpang perahu", 15000,
         "Perahu yang berangkat sesuai jadwal", "persen", "up", 35, 80, 450),
        ("education", "Anak desa hulu belajar tanpa buku tentang hutan sendiri", "Mengajarkan hutan dan danau sebagai muatan setempat",
         "Sekolah Hutan dan Danau", "policy", "Dinas Pendidikan", "siswa desa hulu", 6100,
         "Sekolah dengan muatan hutan dan danau", "sekolah", "up", 3, 64, 380),
        ("protection", "Kebakaran lahan diketahui setelah api meluas", "Mengetahui api sedini mungkin bersama desa",
         "Regu Pantau Api Desa", "policy", "Badan Penanggulangan Bencana Daerah", "desa tepi hutan", 11000,
         "Waktu dari api terlihat sampai regu tiba", "jam", "down", 9, 2, 1600),
    ),
)  # fmt: skip

HALMAHERA_SELATAN = Small(
    "82.04",
    "Halmahera Selatan mengelola kekayaan alam untuk pulau-pulau yang maju dan lestari",
    "kekayaan alam, pulau, maju, lestari",
    ("Mengolah kekayaan alam di daerah sendiri", "Menghubungkan pulau-pulau dengan layanan yang pasti"),
    "Kecamatan Bacan",
    _six(
        ("public_policy", "Data hasil laut dan kebun tercatat berbeda di tiap perangkat daerah", "Menyatukan data kekayaan alam daerah",
         "Satu Data Kekayaan Alam", "process", "Badan Perencanaan Pembangunan Daerah", "penyusun kebijakan dan warga", 3000,
         "Kumpulan data kekayaan alam yang terbuka", "kumpulan", "up", 5, 45, 520),
        ("tourism", "Wisatawan sejarah rempah tidak menemukan jalur kunjungan", "Menyusun jalur kunjungan rempah dan alam",
         "Jalur Rempah Bacan", "service", "Dinas Pariwisata", "pelaku wisata pulau", 1100,
         "Pengunjung jalur rempah", "orang per tahun", "up", 900, 6500, 700),
        ("industry", "Kelapa dan ikan keluar pulau tanpa diolah", "Mengolah kelapa dan ikan di pulau asalnya",
         "Sentra Olah Kelapa dan Ikan", "process", "Dinas Perindustrian dan Perdagangan", "petani kelapa dan nelayan", 7400,
         "Kelapa dan ikan yang diolah di daerah", "persen", "up", 11, 45, 2600),
        ("health", "Pulau kecil didatangi dokter dua bulan sekali", "Mendatangkan dokter ke pulau kecil secara tetap",
         "Dokter Keliling Pulau", "service", "Dinas Kesehatan", "warga pulau kecil", 21000,
         "Pulau dengan kunjungan dokter bulanan", "pulau", "up", 6, 38, 1900),
        ("security", "Peringatan gelombang tinggi tidak sampai ke perahu kecil", "Menyampaikan peringatan cuaca sampai ke perahu",
         "Radio Aman Nelayan", "process", "Badan Penanggulangan Bencana Daerah", "nelayan perahu kecil", 9800,
         "Nelayan penerima peringatan", "persen", "up", 22, 80, 640),
        ("energy", "Listrik pulau kecil menyala enam jam semalam", "Menambah listrik surya di pulau kecil",
         "Surya untuk Pulau Kecil", "policy", "Bagian Sumber Daya Alam", "rumah tangga pulau kecil", 4300,
         "Lama nyala listrik pulau", "jam per hari", "up", 6, 20, 2400),
    ),
)  # fmt: skip

SMALL_PLANS = (TEBING_TINGGI, KATINGAN, HALMAHERA_SELATAN)
