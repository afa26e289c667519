"""Words of the specimen plan. Sample: no region's real figures or decisions."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Idea:
    """One programme to be: name, kind of innovation, action field, indicator with unit, direction and baseline."""

    name: str
    innovation: str
    field: str
    indicator: str
    unit: str
    direction: str
    baseline: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A sub-dimension: its agency, two problems, who gains, what is to be done, and four ideas."""

    agency: str
    problems: tuple[str, str]
    users: str
    strategy: str
    ideas: tuple[Idea, Idea, Idea, Idea]


_SHORT = {
    "po": "policy", "pr": "process", "se": "service", "te": "technology",
    "in": "infrastructure", "ap": "application", "hu": "human_resources", "li": "literacy", "co": "cooperation",
    "pi": "policy_institution",
}  # fmt: skip


def _idea(line: str) -> Idea:
    name, innovation, field, indicator, unit, direction, baseline = (part.strip() for part in line.split("|"))
    return Idea(name, _SHORT[innovation], _SHORT[field], indicator, unit, direction, float(baseline))


def _theme(agency: str, *words: str) -> Theme:
    one, other, users, strategy, ideas = words
    first, second, third, fourth = (_idea(line) for line in ideas.strip().splitlines())
    return Theme(agency, (one, other), users, strategy, (first, second, third, fourth))


THEMES: Mapping[str, Theme] = {
    "public_services": _theme(
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Warga pulau terluar menempuh dua hari perjalanan untuk mengurus akta",
        "Pengaduan layanan dijawab rata-rata setelah dua belas hari kerja",
        "penduduk yang mengurus dokumen", "Mendekatkan layanan dasar ke kantor kelurahan dan kapal keliling",
        """Layanan Akta di Kelurahan|se|ap|Dokumen terbit di kelurahan|persen|up|18
        Kapal Layanan Keliling|se|in|Desa terjangkau layanan keliling|desa|up|12
        Satu Pintu Pengaduan Warga|pr|ap|Lama jawaban pengaduan|hari|down|12
        Standar Layanan Ramah Difabel|po|pi|Kantor layanan ramah difabel|kantor|up|7"""),
    "bureaucracy": _theme(
        "Sekretariat Daerah", "Surat antarperangkat masih berjalan di atas kertas selama sepekan",
        "Data pegawai berbeda di tiga sistem yang tidak saling membaca",
        "pegawai perangkat daerah", "Menyatukan proses dan data antarperangkat daerah",
        """Naskah Dinas Elektronik|te|ap|Naskah dinas bertanda tangan elektronik|persen|up|31
        Peta Proses Bisnis Daerah|pr|pi|Proses bisnis yang sudah dipetakan|proses|up|24
        Satu Data Kepegawaian|pr|ap|Rekaman pegawai yang sama di semua sistem|persen|up|64
        Akademi Aparatur Analitik|po|hu|Pegawai bersertifikat analisis data|orang|up|15"""),
    "public_policy": _theme(
        "Badan Perencanaan Pembangunan Daerah", "Kebijakan disusun tanpa data pembanding antarwilayah",
        "Usulan musyawarah desa jarang terlacak sampai anggaran",
        "penyusun kebijakan dan warga pengusul", "Menyusun kebijakan dari data terbuka dan usulan yang terlacak",
        """Forum Data Daerah|pr|co|Kumpulan data terbuka yang mutakhir|kumpulan|up|46
        Jejak Usulan Musrenbang|te|ap|Usulan yang statusnya terlihat warga|persen|up|9
        Telaah Dampak Peraturan|po|pi|Peraturan dengan telaah dampak|peraturan|up|3
        Klinik Naskah Kebijakan|po|hu|Naskah kebijakan yang dibimbing|naskah|up|5"""),
    "tourism": _theme(
        "Dinas Pariwisata", "Wisatawan singgah kurang dari satu malam di daerah ini",
        "Pemandu wisata bersertifikat hanya ada di ibu kota",
        "wisatawan dan pelaku wisata", "Memperpanjang masa tinggal dengan jalur wisata antardesa",
        """Jalur Wisata Antardesa|se|in|Lama tinggal wisatawan|malam|up|0.9
        Sekolah Pemandu Lokal|po|hu|Pemandu bersertifikat|orang|up|22
        Kalender Festival Bersama|pr|co|Festival dengan kunjungan tercatat|festival|up|4
        Tiket Wisata Terpadu|te|ap|Kunjungan dengan tiket terpadu|persen|up|6"""),
    "business": _theme(
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "Izin usaha mikro selesai dalam waktu yang sulit diperkirakan",
        "Calon penanam modal tidak menemukan peta lahan siap pakai",
        "pelaku usaha dan penanam modal", "Memberi kepastian waktu izin dan tempat usaha",
        """Janji Waktu Izin Usaha|po|pi|Izin selesai sesuai janji|persen|up|52
        Peta Lahan Siap Usaha|te|ap|Bidang lahan yang terpetakan|bidang|up|38
        Pendampingan Usaha Rintisan|se|hu|Usaha rintisan yang bertahan|usaha|up|11
        Temu Penanam Modal Tahunan|pr|co|Kesepakatan yang terlaksana|kesepakatan|up|3"""),
    "city_appearance": _theme(
        "Dinas Pekerjaan Umum dan Penataan Ruang", "Trotoar pusat kota terputus oleh parkir liar",
        "Papan nama jalan dan bangunan tua tidak terawat",
        "pejalan kaki di pusat kota", "Menata ruang jalan dan wajah bangunan bersejarah",
        """Trotoar Tanpa Putus|se|in|Panjang trotoar yang utuh|kilometer|up|14
        Rawat Bangunan Pusaka|po|in|Bangunan pusaka yang terawat|bangunan|up|9
        Taman Saku Kelurahan|se|in|Taman saku yang dikelola warga|taman|up|5
        Tata Papan Nama Kota|po|pi|Ruas jalan dengan papan nama baku|ruas|up|20"""),
    "industry": _theme(
        "Dinas Perindustrian dan Perdagangan", "Rumput laut dijual mentah ke luar daerah",
        "Sentra kerajinan kesulitan memenuhi pesanan berulang",
        "perajin dan pengolah hasil laut", "Mengolah hasil laut dan kerajinan sampai siap ekspor",
        """Rumah Olah Rumput Laut|se|in|Rumput laut yang diolah di daerah|ton|up|120
        Sentra Kerajinan Bermutu|po|hu|Perajin dengan sertifikat mutu|perajin|up|33
        Bursa Pesanan Kerajinan|te|ap|Pesanan berulang yang terpenuhi|persen|up|41
        Laboratorium Mutu Pangan|se|in|Sampel pangan yang diuji|sampel|up|85"""),
    "welfare": _theme(
        "Dinas Sosial", "Bantuan sosial tumpang tindih di beberapa desa",
        "Keluarga nelayan tidak bekerja pada musim barat",
        "keluarga berpenghasilan rendah", "Menyatukan data bantuan dan memberi kerja di luar musim",
        """Satu Daftar Penerima Bantuan|te|ap|Penerima ganda dalam daftar|persen|down|13
        Kerja Musim Barat|po|co|Keluarga nelayan dengan kerja musim barat|keluarga|up|140
        Koperasi Pangan Kampung|pr|co|Koperasi pangan yang aktif|koperasi|up|6
        Kelas Keterampilan Ibu|se|hu|Peserta yang membuka usaha|peserta|up|27"""),
    "transactions": _theme(
        "Badan Pendapatan Daerah", "Retribusi pasar dipungut tunai tanpa rekam jejak",
        "Pedagang kecil belum mempunyai alat bayar digital",
        "pedagang pasar dan pembayar retribusi", "Membiasakan pembayaran nontunai dari pasar sampai pajak",
        """Retribusi Pasar Nontunai|te|ap|Retribusi pasar yang nontunai|persen|up|16
        Pasar Belajar Bayar Digital|se|li|Pedagang yang menerima bayar digital|pedagang|up|210
        Insentif Pajak Tepat Waktu|po|pi|Wajib pajak tepat waktu|persen|up|48
        Kerja Sama Bank Desa|pr|co|Desa dengan agen bank|desa|up|19"""),
    "harmony": _theme(
        "Dinas Perumahan dan Kawasan Permukiman", "Bangunan baru berdiri di sempadan sungai",
        "Warga sulit mengetahui peruntukan lahannya sendiri",
        "pemilik lahan dan pengembang", "Membuka rencana tata ruang sampai tingkat persil",
        """Tata Ruang Terbuka Persil|te|ap|Persil dengan peruntukan terbuka|persen|up|22
        Penertiban Sempadan Sungai|po|pi|Bangunan di sempadan sungai|bangunan|down|96
        Kampung Layak Huni|se|in|Rumah tidak layak huni|rumah|down|830
        Musyawarah Ruang Kampung|pr|co|Kampung dengan kesepakatan ruang|kampung|up|8"""),
    "health": _theme(
        "Dinas Kesehatan", "Antrean rawat jalan lebih dari tiga jam setiap Senin",
        "Kader posyandu mencatat tumbuh kembang di buku yang hilang",
        "pasien rawat jalan dan ibu hamil", "Mempersingkat antrean dan menjaga catatan kesehatan",
        """Antrean Rumah Sakit Terjadwal|te|ap|Lama antrean rawat jalan|menit|down|190
        Catatan Tumbuh Kembang Anak|te|ap|Balita dengan catatan lengkap|persen|up|44
        Dokter Datang ke Pulau|se|co|Pulau dengan kunjungan dokter bulanan|pulau|up|5
        Kader Sehat Bersertifikat|po|hu|Kader posyandu bersertifikat|kader|up|62"""),
    "mobility": _theme(
        "Dinas Perhubungan", "Jadwal angkutan umum tidak dapat dipastikan penumpang",
        "Persimpangan pasar macet setiap pagi hari kerja",
        "penumpang angkutan dan pengguna jalan", "Memberi kepastian jadwal dan melancarkan persimpangan",
        """Jadwal Angkutan Pasti|te|ap|Angkutan tepat jadwal|persen|up|35
        Persimpangan Pasar Lancar|se|in|Waktu tempuh persimpangan pasar|menit|down|17
        Angkutan Sekolah Kampung|se|co|Siswa pengguna angkutan sekolah|siswa|up|260
        Jalur Sepeda Sekolah|po|in|Panjang jalur sepeda|kilometer|up|3"""),
    "community": _theme(
        "Dinas Komunikasi dan Informatika", "Kelompok warga belum mempunyai ruang bertemu yang terbuka",
        "Kabar bohong menyebar lebih cepat daripada penjelasan resmi",
        "kelompok warga dan relawan", "Memberi ruang bertemu dan kecakapan memilah kabar",
        """Balai Warga Digital|se|in|Balai warga yang aktif|balai|up|10
        Relawan Literasi Digital|po|li|Relawan literasi terlatih|relawan|up|45
        Papan Kabar Kampung|te|ap|Kabar resmi yang dibaca warga|persen|up|12
        Dana Prakarsa Warga|pr|co|Prakarsa warga yang didanai|prakarsa|up|4"""),
    "education": _theme(
        "Dinas Pendidikan", "Sekolah pulau kekurangan guru mata pelajaran",
        "Anak putus sekolah tidak tercatat di satu daftar",
        "siswa dan guru", "Membagi guru antarpulau dan mencari anak yang tidak bersekolah",
        """Kelas Bersama Antarpulau|te|ap|Sekolah dengan kelas bersama|sekolah|up|14
        Daftar Anak Tidak Sekolah|pr|ap|Anak tidak sekolah yang ditemukan|persen|up|28
        Beasiswa Guru Pulau|po|hu|Guru penerima beasiswa|guru|up|18
        Perpustakaan Perahu|se|in|Kunjungan perpustakaan perahu|kunjungan|up|950"""),
    "security": _theme(
        "Badan Penanggulangan Bencana Daerah", "Peringatan dini gelombang tinggi terlambat diterima nelayan",
        "Pos keamanan lingkungan tidak terhubung satu sama lain",
        "nelayan dan warga pesisir", "Menyampaikan peringatan dini sampai ke perahu",
        """Peringatan Dini Gelombang|te|in|Nelayan penerima peringatan|persen|up|26
        Pos Keamanan Terhubung|pr|co|Pos keamanan yang terhubung|pos|up|23
        Kampung Tangguh Bencana|po|li|Kampung dengan rencana evakuasi|kampung|up|12
        Pusat Panggilan Darurat|se|ap|Waktu tanggap darurat|menit|down|28"""),
    "protection": _theme(
        "Dinas Lingkungan Hidup", "Hutan bakau berkurang di empat teluk",
        "Mutu air sungai hanya diukur setahun sekali",
        "nelayan pesisir dan petambak", "Memulihkan bakau dan mengukur mutu air lebih sering",
        """Pemulihan Bakau Teluk|se|co|Luas bakau yang pulih|hektare|up|75
        Pantau Mutu Air Sungai|te|in|Titik pantau air aktif|titik|up|6
        Desa Penjaga Mata Air|po|pi|Mata air yang terlindungi|mata air|up|17
        Sekolah Peduli Pesisir|pr|li|Sekolah peduli pesisir|sekolah|up|21"""),
    "waste": _theme(
        "Dinas Kebersihan", "Sampah pasar menumpuk sampai siang di tepi pelabuhan",
        "Limbah tahu mengalir langsung ke selokan warga",
        "pedagang pasar dan rumah tangga", "Memilah di sumber dan mengangkut menurut jadwal",
        """Bank Sampah Pelabuhan|se|co|Sampah yang terpilah|persen|up|11
        Jadwal Angkut Terbuka|te|ap|Pengangkutan tepat jadwal|persen|up|47
        Olah Limbah Tahu|pr|in|Industri tahu dengan pengolahan|industri|up|3
        Aturan Kantong Belanja|po|pi|Toko tanpa kantong plastik|toko|up|29"""),
    "energy": _theme(
        "Bagian Sumber Daya Alam", "Listrik pulau kecil hanya menyala enam jam semalam",
        "Lampu jalan boros dan padam tanpa laporan",
        "rumah tangga pulau kecil", "Menambah energi surya dan lampu jalan hemat",
        """Surya untuk Pulau Kecil|se|in|Lama nyala listrik pulau|jam|up|6
        Lampu Jalan Hemat|te|in|Lampu jalan hemat energi|persen|up|20
        Audit Energi Kantor|po|pi|Kantor dengan audit energi|kantor|up|4
        Kompor Biogas Peternak|pr|co|Peternak dengan biogas|peternak|up|13"""),
}  # fmt: skip
"""By sub-dimension."""

PLACES = (
    "Kecamatan Tanjung Contoh", "Kecamatan Bukit Contoh", "Kecamatan Teluk Contoh", "Kecamatan Pulau Contoh",
    "Kecamatan Muara Contoh", "Kecamatan Lembah Contoh", "Kecamatan Padang Contoh", "Kecamatan Rimba Contoh",
    "Kecamatan Karang Contoh", "Kecamatan Sungai Contoh",
)  # fmt: skip
PARTNERS = ("Universitas Contoh", "Forum Smart City", "Karang Taruna", "Kamar Dagang Daerah", "Bank Daerah Contoh")
COMPONENT_NAMES = {
    "nature": "alam",
    "structure": "struktur",
    "infrastructure": "infrastruktur",
    "superstructure": "suprastruktur",
    "culture": "budaya",
}
PRIVATE_SOURCES = ("CSR", "KPBU", "SPONSOR", "PROVINSI", "DAK")
HEARD = (
    ("government", "Camat dan lurah"), ("academia", "Dosen perencanaan wilayah"), ("business", "Pengusaha pelabuhan"),
    ("community", "Kelompok nelayan"), ("media", "Wartawan radio daerah"), ("community", "Ibu kader posyandu"),
    ("business", "Pedagang pasar induk"), ("academia", "Guru sekolah pulau"), ("government", "Pengurus desa pesisir"),
    ("community", "Komunitas difabel"), ("media", "Pengelola warta kampung"), ("business", "Pelaku wisata"),
)  # fmt: skip
