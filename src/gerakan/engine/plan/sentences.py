"""What each rule is called and says, in Indonesian, for files; a screen may say it in its own words by the rule's code."""

from collections.abc import Mapping
from dataclasses import dataclass

from gerakan.engine.plan.pillars import INDONESIAN
from gerakan.engine.plan.rules.finding import Finding, Place, Severity, Value


@dataclass(frozen=True, slots=True)
class Said:
    """title: the rule in a few words; sentence: what is wrong, with places and values."""

    title: str
    sentence: str


SEVERITIES = {Severity.SEVERE: "berat", Severity.WARNING: "peringatan", Severity.HINT: "saran"}

SHEET_NAMES: Mapping[str, str] = {
    "plan": "Kepala rencana",
    "missions": "Misi",
    "goals": "Tujuan",
    "strategies": "Strategi",
    "problems": "Masalah",
    "programmes": "Program",
    "indicators": "Indikator",
    "money": "Anggaran",
    "ceilings": "Pagu",
    "milestones": "Tonggak",
    "risks": "Risiko",
    "references": "Rujukan",
    "quick_wins": "Quick win",
    "swot": "SWOT",
    "gaps": "Kesenjangan",
    "stakeholders": "Pemangku kepentingan",
    "participation": "Catatan partisipasi",
    "waivers": "Pengecualian subdimensi",
    "evidence": "Bukti",
    "passages": "Naskah",
    "joint": "Program bersama",
    "totals": "Jumlah",
}

FIELD_NAMES: Mapping[str, str] = {
    "amount": "jumlah rupiah",
    "baseline": "nilai dasar",
    "baseline_year": "tahun dasar",
    "beneficiaries": "penerima manfaat",
    "beneficiaries_number": "jumlah penerima manfaat",
    "budget_code": "kode anggaran",
    "cause": "penyebab",
    "changed": "yang berubah",
    "citations": "kutipan angka",
    "cluster_share": "bagian kawasan",
    "code": "kode",
    "component": "komponen",
    "depends_on": "pendahulu",
    "desired": "keadaan yang diinginkan",
    "direction": "arah",
    "ends": "tahun selesai",
    "evidence": "bukti",
    "field": "bidang aksi",
    "formula": "rumus",
    "gap": "kesenjangan",
    "goal": "tujuan",
    "heard": "yang didengar",
    "helix": "unsur",
    "idea": "gagasan",
    "impact": "dampak",
    "indicators": "indikator",
    "innovation": "jenis inovasi",
    "is_stale": "sudah berubah",
    "keywords": "kata kunci",
    "kind": "jenis",
    "legal_basis": "dasar hukum",
    "likelihood": "kemungkinan",
    "location": "lokasi",
    "mission": "misi",
    "mitigation": "penanganan",
    "months": "lama",
    "name": "nama",
    "novelty": "kebaruan",
    "of": "yang diukur",
    "own_code": "program di rencana sendiri",
    "owner": "penanggung jawab",
    "parent": "induk",
    "pillar": "pilar",
    "present": "keadaan sekarang",
    "problems": "masalah",
    "programme": "program",
    "reason": "alasan",
    "recommendation": "rekomendasi",
    "rpjmd": "masa RPJMD",
    "rtrw_checked": "pemeriksaan RTRW",
    "scheme": "rencana rujukan",
    "source": "sumber",
    "starts": "tahun mulai",
    "starts_month": "bulan mulai",
    "statement": "pernyataan",
    "steps": "langkah",
    "strategies": "strategi",
    "strategy": "strategi",
    "subdimension": "subdimensi",
    "sustainability": "keberlanjutan",
    "targets": "target",
    "text": "teks",
    "vision": "visi",
    "who": "siapa",
    "withdrawn": "ditarik",
    "year": "tahun",
    "unit": "satuan",
}
PART_NAMES: Mapping[str, str] = {
    "direction": "Arah",
    "analysis": "Analisis",
    "problems": "Masalah",
    "coverage": "Subdimensi",
    "programmes": "Program",
    "indicators": "Indikator",
    "money": "Uang",
    "roadmap": "Peta jalan",
    "risks": "Risiko",
    "references": "Rujukan",
    "quick_wins": "Quick win",
    "participation": "Partisipasi",
}
"""Parts of completeness, in their order."""

MANY = 6
"""So many places are named in a sentence."""

WHY = {
    "placeholder": "hanya pengisi tempat",
    "mash": "bukan kata",
    "repeated": "mengulang kata yang sama",
    "short": "terlalu pendek",
    "echo": "sama dengan isian lain di baris itu",
    "served": "padahal sudah dilayani program",
    "unreasoned": "tanpa alasan",
}
KIND_NAMES = {"programme": "program", "activity": "kegiatan", "subactivity": "subkegiatan", "": "tidak ada"}
HELIX_NAMES = {
    "government": "pemerintah",
    "academia": "akademisi",
    "business": "dunia usaha",
    "community": "komunitas",
    "media": "media",
}
SIZES = {"small": "jauh lebih kecil daripada yang lazim", "large": "jauh lebih besar daripada anggaran lain"}
HELD = {"plan": "di tempat lain tertulis", "register": "nama resminya"}
CLAIMS = {
    "fact": "belum punya bukti atau angka rujukan",
    "future": "tentang masa depan belum menunjuk target rencana atau sumber proyeksinya",
}
DIRECTIONS = {"up": "makin tinggi makin baik", "down": "makin rendah makin baik"}
BASIS_NAMES = {"relative": "bagian nilai setahun", "absolute": "satuan setahun"}

SENTENCES: Mapping[str, Said] = {
    "R-101": Said("Kode ganda", "{sheet}: kode {code} dipakai {count} baris."),
    "R-102": Said("Rujukan putus", "{at} menunjuk {code}, yang tidak ada di lembar {sheet_other}."),
    "R-103": Said("Subdimensi bukan milik pilar", "{at} memakai pilar '{pillar}' dan subdimensi '{subdimension}', yang {right}."),
    "R-104": Said("Tingkat program salah", "Baris {code_at} adalah {kind}, tetapi induknya {above}."),
    "R-105": Said("Kata di luar pilihan", "{at} berisi '{word}'; pilihannya: {known}."),
    "R-106": Said("Nama ganda", "{sheet}: {count} baris bernama sama '{name}' ({places})."),
    "R-107": Said("Menyeberang subdimensi", "{at} adalah {subdimension}, padahal {other} adalah {across}; apakah benar?"),
    "R-108": Said("Baris tanpa induk", "{at} belum diisi, sehingga baris ini bukan milik siapa pun."),
    "R-111": Said("Masalah tanpa program", "Masalah {code_at} ({problem}) belum dijawab satu program pun."),
    "R-112": Said("Program tanpa masalah", "Program {code_at} ({name}) tidak menjawab masalah apa pun."),
    "R-113": Said("Pilar atau subdimensi kosong", "Program {code_at} ({name}) belum punya {field}."),
    "R-114": Said("Program tanpa indikator", "Program {code_at} ({name}) belum punya indikator."),
    "R-115": Said("Program tanpa penanggung jawab", "Program {code_at} ({name}) belum punya perangkat daerah penanggung jawab."),
    "R-116": Said("Program tanpa tahun", "Program {code_at} ({name}) belum menyebut {field_at}."),
    "R-117": Said("Program tanpa anggaran", "Program {code_at} ({name}) belum punya anggaran di tahun mana pun."),
    "R-118": Said("Anggaran tanpa sumber", "Anggaran {programme} sebesar {amount} belum menyebut sumber dana."),
    "R-119": Said("Program tanpa dasar hukum", "Program {code_at} ({name}) belum menyebut dasar hukum."),
    "R-120": Said("Kode anggaran kosong", "{sheet} {code_at} ({name}) belum punya kode anggaran."),
    "R-121": Said("Subdimensi tidak dilayani", "Subdimensi {subdimension} (pilar {pillar}) tidak punya program dan tidak dikecualikan."),
    "R-122": Said("Pengecualian tidak beralasan", "Subdimensi {subdimension} dikecualikan {why} ({places})."),
    "R-123": Said("Jangka waktu kosong", "Tidak ada program yang selesai dalam jangka {term} tahun."),
    "R-124": Said("Teknologi mendahului masalah", "Program teknologi {code_at} ({name}) belum punya {lacking}."),
    "R-125": Said("Tujuan tanpa indikator", "Tujuan {code_at} ({goal}) belum punya indikator."),
    "R-126": Said("Rantai terputus", "{at} belum diisi, sehingga {code} lepas dari rantai misi, tujuan, strategi, program."),
    "R-127": Said("Strategi tanpa program", "Strategi {code_at} ({strategy}) tidak dijalankan program mana pun."),
    "R-201": Said("Target berlawanan arah", "Target {name} tahun {year}, {target}, lebih buruk daripada nilai dasar {baseline}."),
    "R-202": Said("Target terlalu cepat", "Target {name} tahun {year} meminta {pace} {basis}; hanya sebagian kecil dari {peers} daerah sebanding melampaui {reached}."),
    "R-203": Said("Indikator belum dapat diukur", "Indikator {code_at} ({name}) belum punya {field}."),
    "R-204": Said("Tahun dasar terlambat", "Tahun dasar {name}, {baseline_year}, tidak mendahului target pertama tahun {year}."),
    "R-205": Said("Satuan atau arah berbeda", "Indikator {name} memakai '{here}' di {code_at} dan '{there}' di {code_other}."),
    "R-206": Said("Target di luar masa rencana", "Target {name} tahun {year} di luar masa rencana {starts}-{ends}."),
    "R-207": Said("Target mundur", "Target {name} tahun {year}, {target}, lebih buruk daripada tahun {before}, {earlier}."),
    "R-208": Said("Rumus atau sumber kosong", "Indikator {code_at} ({name}) belum menyebut {field}."),
    "R-209": Said("Nilai melompat seratus kali", "{at} berisi {target}, padahal {other} berisi {earlier}; apakah satuannya sama (ribuan, jutaan, persen)?"),
    "R-301": Said("Melampaui pagu", "Anggaran tahun {year} sebesar {amount} melampaui pagu {amount_allowed} (lebih {amount_over})."),
    "R-302": Said("Investasi tanpa biaya operasi", "{name} dibangun tahun {year} dengan {amount}, tetapi sesudahnya tidak ada biaya operasi."),
    "R-303": Said("Jumlah berbeda dari bagiannya", "Anggaran {code} tahun {year} tertulis {amount}, padahal jumlah bagiannya {amount_parts}."),
    "R-304": Said("Anggaran di luar tahun program", "Anggaran tahun {year} untuk {code} ({name}) di luar tahunnya, {starts}-{ends}."),
    "R-305": Said("Anggaran negatif", "{at} berisi {amount}."),
    "R-306": Said("Anggaran tampak dalam ribuan atau jutaan", "{at} berisi {amount}, {size}; apakah ditulis dalam ribuan atau jutaan?"),
    "R-307": Said("Bagian kawasan tidak sah", "Bagian daerah dalam program kawasan {code_at} ({name}) adalah {share}; harus di antara 0 dan 1."),
    "R-308": Said("Program kawasan terhitung dua kali", "Program {code_at} bernama sama dengan program bersama {code_other} ({name}) dari {cluster}, tetapi di sana belum ditandai sebagai program yang sama; uangnya terhitung dua kali."),
    "R-309": Said("Bagian kawasan lebih besar dari programnya", "Bagian daerah dalam program bersama {code_at} ({name}) dari {cluster} adalah {amount_share}, padahal program {code_other} yang memuatnya hanya {amount}."),
    "R-401": Said("Program di luar masa rencana", "{field_at} program {code_at} ({name}), {year}, di luar masa rencana {starts}-{ends}."),
    "R-402": Said("Melewati RPJMD tanpa rujukan", "Program {code_at} ({name}) berjalan sampai {year}, melewati RPJMD ({last}), tanpa rujukan rencana jangka panjang."),
    "R-403": Said("Tanpa rujukan RPJMD", "Program {code_at} ({name}) berjalan pada masa RPJMD {first}-{last} tanpa rujukan RPJMD, Renstra, atau RKPD."),
    "R-404": Said("Selesai sebelum mulai", "Program {code_at} ({name}) mulai {starts} dan selesai {ends}."),
    "R-405": Said("Di luar tahun induknya", "{field_at} {code_at} ({name}), {year}, di luar tahun induknya {parent} ({starts}-{ends})."),
    "R-406": Said("Ketergantungan melingkar", "Program saling menunggu: {ring}."),
    "R-407": Said("Pendahulu selesai terlambat", "{name} mulai {starts}, padahal menunggu {before} yang selesai {ends}."),
    "R-408": Said("Tonggak di luar tahun program", "Tonggak '{text}' tahun {year} di luar tahun program {name} ({starts}-{ends})."),
    "R-409": Said("Quick win terlalu lama", "Quick win {code_at} ({name}) berlangsung {months} bulan, paling lama {longest}."),
    "R-410": Said("Quick win di luar waktunya", "Quick win {code_at} ({name}) berlangsung {begins} sampai {ends}; seharusnya di antara {first} dan {last}."),
    "R-411": Said("Langkah di luar bulan", "Quick win {code_at} ({name}) punya langkah di bulan {month}, padahal lamanya {months} bulan."),
    "R-412": Said("Rencana di luar RPJMD", "Masa rencana {starts}-{ends} tidak bertemu RPJMD yang berlaku, {first}-{last}."),
    "R-501": Said("Kode tidak berlaku", "Rujukan {scheme} {code} tidak ada dalam daftar yang berlaku{nearest}."),
    "R-502": Said("Nama perangkat daerah tidak resmi", "{at} menyebut '{name}', bukan nama resmi perangkat daerah{nearest}."),
    "R-503": Said("Nama tempat tidak resmi", "{at} menyebut '{name}', bukan nama resmi tempat{nearest}."),
    "R-504": Said("Belum diperiksa terhadap RTRW", "Program infrastruktur {code_at} ({name}) belum diperiksa terhadap RTRW."),
    "R-505": Said("Satu nama ditulis dua cara", "{at} berisi '{name}', sedangkan {held} '{meant}'; tulislah nama yang sama di mana-mana."),
    "R-601": Said("Masalah tanpa bukti", "Masalah {code_at} ({problem}) belum punya bukti."),
    "R-602": Said("Bukti usang", "{at} bersandar pada bukti {code} ({text}) yang sudah berubah."),
    "R-603": Said("Bukti ditarik", "{at} bersandar pada bukti {code} ({text}) yang sudah ditarik."),
    "R-604": Said("Angka berbeda dari tabel", "Naskah {code_at} menulis {written}, padahal {other} berisi {value}."),
    "R-605": Said("Kutipan angka tidak berdasar", "Naskah {code_at} mengutip {written} dari {other}, tetapi angka itu tidak terbaca di teks atau selnya tidak ada."),
    "R-606": Said("Pernyataan tanpa bukti", "Pernyataan di naskah {code_at} {claim}: “{text}”."),
    "R-607": Said("Tidak seorang pun didengar", "Catatan partisipasi kosong."),
    "R-608": Said("Hanya satu pihak didengar", "Dari {count} catatan partisipasi hanya satu unsur yang didengar: {helix}."),
    "R-609": Said("Analisis tanpa bukti", "{sheet} {code} belum punya bukti."),
    "R-610": Said("Angka tanpa rujukan", "Naskah {code_at} menulis {written} tanpa menunjuk tabel rencana."),
    "R-611": Said("Isian kosong makna", "{at} berisi '{text}', {why}."),
    "R-612": Said("Kalimat sama di banyak sel", "{count} sel berisi kalimat yang sama '{text}' ({places})."),
    "R-613": Said("Sama dengan rencana lain", "{at} sama {share} dengan rencana {plan}, {sheet_copied} {code}."),
    "R-614": Said("Angka tidak ada di baris yang disebut", "Naskah {code_at} menulis {written} bersama nama '{name}', padahal {other} tidak memuat angka itu."),
    "R-701": Said("Risiko tanpa penanganan", "Risiko {code_at} ({statement}) belum punya {field}."),
    "R-702": Said("Risiko belum ditimbang", "{field} risiko {code_at} ({statement}) harus 1 sampai 5."),
    "R-703": Said("Program tanpa risiko", "Program {code_at} ({name}) belum menyebut satu risiko pun."),
    "R-711": Said("Quick win belum siap", "Quick win {code_at} ({name}) belum punya {field}."),
    "R-712": Said("Pilar tanpa quick win", "Pilar {pillar} punya {count} quick win, seharusnya {needed}."),
}  # fmt: skip
"""Every rule. The values are those of its finding, and beside them: `at` and `other`, the first and second place in words;
`sheet`, `sheet_other`, `code_at`, `code_other`, `field_at`, `year_at` of those; `places`, all of them."""


OF_MANY: Mapping[str, str] = {
    "R-306": "{count} jumlah anggaran {size}, mulai dengan {at}; apakah ditulis dalam ribuan atau jutaan?",
    "R-613": "{count} teks sama dengan rencana {plan}, yang paling mirip {share}.",
}
"""What a rule says of many things at once."""


def sentence(finding: Finding) -> str:
    """What a finding says to a person.

    >>> from gerakan.engine.plan.rules.finding import found
    >>> one = Finding("R-607", 1, Severity.SEVERE, (Place("participation"),))
    >>> sentence(one)
    'Catatan partisipasi kosong.'
    """
    values = {name: _told(name, value) for name, value in finding.values}
    copied = {"sheet_copied": SHEET_NAMES.get(str(finding.about("sheet")), "")} if finding.rule == "R-613" else {}
    many = OF_MANY.get(finding.rule, "") if int(finding.about("count") or 1) > 1 else ""
    said = (many or SENTENCES[finding.rule].sentence).format(**{**values, **copied, **_places(finding.places)})
    said = " ".join(said.split())  # a value that is not there leaves no gap
    return said[:1].upper() + said[1:]


def _places(places: tuple[Place, ...]) -> dict[str, str]:
    first, second = places[0], places[-1]
    return {
        "at": spot(first),
        "other": spot(second),
        "sheet": SHEET_NAMES.get(first.sheet, first.sheet),
        "sheet_other": SHEET_NAMES.get(second.sheet, second.sheet),
        "code_at": first.code,
        "code_other": second.code,
        "field_at": FIELD_NAMES.get(first.field, first.field),
        "year_at": str(first.year or ""),
        "places": _codes(places),
    }


def _codes(places: tuple[Place, ...]) -> str:
    told = [place.code for place in places[:MANY]]
    more = len(places) - len(told)
    return ", ".join(told) + (f", dan {more} lainnya" if more else "")


def spot(place: Place) -> str:
    """A place in words.

    >>> spot(Place("programmes", "P-001", "owner"))
    'Program P-001, penanggung jawab'
    >>> spot(Place("Kabupaten Contoh:risks", "R-4", "cause"))
    'Rencana Kabupaten Contoh, Risiko R-4, penyebab'
    """
    whose, _, name = place.sheet.rpartition(":")
    own = "" if whose and name == "plan" else SHEET_NAMES.get(name, name)
    sheet = ", ".join(part for part in (whose and f"Rencana {whose}", own) if part)
    is_paragraph = name == "passages" and place.field == "text"
    field = "" if is_paragraph else FIELD_NAMES.get(place.field, place.field.replace("_", " "))
    year = str(place.year) if place.year is not None and str(place.year) not in place.code else ""
    return ", ".join(part for part in (f"{sheet} {place.code}".strip(), field, year) if part)


def _told(name: str, value: Value) -> str:
    if name.startswith("amount"):
        return rupiah(int(value))
    if name == "nearest":
        return f"; mungkin maksudnya '{value}'" if value else ""
    if name == "right":
        return f"sepasang dengan pilar '{INDONESIAN[str(value)]}'" if value else "tidak dikenal"
    if name == "share" and float(value) <= 1:
        return f"{float(value):.0%}".replace("%", " persen")
    return _number(value) if isinstance(value, float) else _word(name, str(value))


_WORDS: Mapping[str, Mapping[str, str]] = {
    "field": FIELD_NAMES,
    "why": WHY,
    "kind": KIND_NAMES,
    "above": KIND_NAMES,
    "size": SIZES,
    "held": HELD,
    "claim": CLAIMS,
    "here": DIRECTIONS,
    "there": DIRECTIONS,
    "basis": BASIS_NAMES,
    "helix": HELIX_NAMES,
    "pillar": INDONESIAN,
    "subdimension": INDONESIAN,
    "across": INDONESIAN,
}


def _word(name: str, value: str) -> str:
    if name == "lacking":
        return ", ".join(FIELD_NAMES.get(part, part) for part in value.split(", "))
    return _WORDS.get(name, {}).get(value, value)


def _number(value: float) -> str:
    whole = f"{value:,.4f}".rstrip("0").rstrip(".")
    return whole.translate(str.maketrans(",.", ".,"))


def rupiah(amount: int) -> str:
    """As a letter writes it.

    >>> rupiah(1250000000)
    'Rp1.250.000.000'
    """
    return f"{'-' if amount < 0 else ''}Rp{abs(amount):,}".replace(",", ".")
