"""Where a first programme starts: four stages of two days, in our own words; the secretariat changes all of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """Something to deliver."""

    name: str
    accepted_when: str
    chapter: str
    is_compulsory: bool = True
    due_days: int = 10


@dataclass(frozen=True)
class Start:
    """One stage."""

    title: str
    agenda: tuple[str, ...]
    results: tuple[Result, ...]


STARTING: tuple[Start, ...] = (
    Start(
        "Kesiapan, kesenjangan, dan visi",
        (
            "Hari 1: arah kebijakan, kelembagaan, dan tata kelola smart city daerah",
            "Hari 1: pembagian daftar data dan penunjukan penanggung jawab data tiap perangkat daerah",
            "Hari 2: isi rencana induk; kesiapan daerah dan kesenjangannya",
            "Hari 2: kekuatan, kelemahan, peluang, dan ancaman menurut komponen",
            "Hari 2: kata kunci visi; enam kelompok pilar mengusulkan inovasi",
        ),
        (
            Result("Data dan kesiapan daerah", "Setiap angka menyebut tahun dan sumbernya; data yang belum ada disebut belum ada.", "Buku 1, kesiapan"),
            Result("Analisis kekuatan, kelemahan, peluang, dan ancaman", "Setiap butir menunjuk bukti, dan setiap komponen terisi.", "Buku 1, analisis"),
            Result("Kesenjangan menuju keadaan yang dituju", "Keadaan kini, keadaan yang dituju, dan jaraknya tertulis untuk setiap pilar.", "Buku 1, kesenjangan"),
            Result("Visi, misi, sasaran, dan indikator", "Indikator mempunyai nilai awal dan target; visi sejalan dengan RPJMD.", "Buku 1, visi"),
        ),
    ),
    Start(
        "Program dan rencana aksi",
        (
            "Hari 1: program RPJMD dan Renstra dipetakan ke enam pilar",
            "Hari 1: masalah, pengguna, dan indikator tiap program",
            "Hari 2: program lima dan sepuluh tahun beserta penanggung jawabnya",
            "Hari 2: rencana aksi dan perkiraan anggaran per tahun",
        ),
        (
            Result("Pemetaan program RPJMD dan Renstra ke pilar", "Setiap program menyebut pemilik dan rujukan perencanaannya.", "Buku 2, pemetaan"),
            Result("Rancangan program lima dan sepuluh tahun", "Setiap program mempunyai indikator, target per tahun, anggaran, dan sumbernya.", "Buku 2, program"),
            Result("Catatan peran serta masyarakat", "Siapa didengar, kapan, dan apa yang berubah karenanya.", "Buku 2, lampiran", is_compulsory=False),
        ),
    ),
    Start(
        "Inovasi, peta jalan, dan quick win",
        (
            "Hari 1: inovasi pada program yang sudah dipetakan, termasuk yang berupa kebijakan",
            "Hari 1: pembagian program jangka pendek, menengah, dan panjang",
            "Hari 2: peta jalan dan ketergantungan antarprogram",
            "Hari 2: daftar panjang quick win tiap pilar dan cara memilihnya",
        ),
        (
            Result("Peta jalan sepuluh tahun", "Urutan dan ketergantungan program masuk akal, dan anggarannya terjangkau.", "Buku 2, peta jalan"),
            Result("Rancangan Buku 2", "Semua bab terisi dan tidak saling bertentangan.", "Buku 2"),
            Result("Daftar panjang quick win", "Paling sedikit satu calon tiap pilar, selesai dalam dua belas bulan.", "Quick Win"),
        ),
    ),
    Start(
        "Telaah akhir dan komitmen",
        (
            "Hari 1: telaah bab demi bab bersama tim pembimbing",
            "Hari 1: risiko program dan cara mengendalikannya",
            "Hari 2: penetapan quick win dan kunjungan lapangan",
            "Hari 2: penandatanganan komitmen kepala daerah dan kepala perangkat daerah; penutupan",
        ),
        (
            Result("Buku 1, Buku 2, dan ringkasan eksekutif (Buku 3)", "Semua catatan wajib pembimbing selesai; ketiga buku memuat angka yang sama.", "Buku 1–3"),
            Result("Quick win yang ditetapkan", "Pemilik, indikator, anggaran, dan hari selesainya tertulis.", "Quick Win"),
            Result("Lembar komitmen yang ditandatangani", "Ditandatangani kepala daerah dan semua kepala perangkat daerah yang terkait.", "Lampiran", due_days=5),
            Result("Daftar risiko", "Setiap risiko mempunyai pemilik dan tindakan.", "Buku 2, risiko", is_compulsory=False),
        ),
    ),
)  # fmt: skip
