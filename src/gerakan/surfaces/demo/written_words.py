"""Sentences of the sample text that no row of the plan gives; {daerah}, {awal}, {tengah}, {akhir} are the plan's own."""

from collections.abc import Mapping

SAMPLE = (
    "> Naskah contoh. Kalimat di buku ini disusun dari baris rencana contoh untuk memperlihatkan cara kerja sistem; "
    "bukan pernyataan pemerintah daerah mana pun."
)

FIXED: Mapping[str, str] = {
    "1-latar-belakang": f"""{SAMPLE}

Rencana induk ini lahir dari keluhan yang berulang di {{daerah}}: layanan dasar jauh dari rumah warga, data tersebar di banyak perangkat daerah, dan program yang baik berhenti ketika pejabatnya berganti. Ketiganya bukan soal kurangnya aplikasi. Warga menunggu keputusan yang pasti, petugas menunggu data yang benar, dan pelaku usaha menunggu jalan yang bisa dilalui.

Karena itu rencana ini mulai dari masalah, baru kemudian memilih cara. Bersama warga tercatat [[masalah/jumlah]] masalah yang masing-masing ditopang bukti, dan [[program/jumlah]] program yang menjawabnya. Teknologi dipakai bila memperpendek antrean, membuka informasi, atau menghemat uang daerah; bila aturan dan kebiasaan kerja yang menghambat, yang diubah adalah aturan dan kebiasaan itu.

Gerakan Menuju Smart City memberi kesempatan menyusunnya dengan tertib: empat tahap bimbingan, pembimbing yang membaca setiap bab, dan pemeriksaan yang memperlihatkan angka yang tidak cocok sebelum buku dicetak. {{daerah}} memakai kesempatan ini untuk menyatukan rencana yang selama ini berjalan sendiri-sendiri.

Yang diharapkan pembaca dari buku ini sederhana: mengetahui keadaan sekarang dengan bukti, mengetahui apa yang akan dikerjakan sampai {{akhir}}, dan mengetahui kepada siapa bertanya.""",
    "1-maksud-tujuan": """Dokumen ini menjadi pegangan bersama bagi perangkat daerah, DPRD, dunia usaha, perguruan tinggi, dan warga {daerah} dalam membangun layanan yang cerdas. Perangkat daerah memakainya ketika menyusun Renstra dan Renja; Bappeda memakainya ketika memeriksa keselarasan; warga memakainya untuk menagih janji.

Tujuannya tiga. Pertama, menggambarkan kesiapan daerah apa adanya, termasuk yang masih lemah. Kedua, menetapkan [[sasaran/jumlah]] sasaran yang dapat diukur dan [[strategi/jumlah]] strategi untuk mencapainya. Ketiga, membagi pekerjaan menurut tahun, penanggung jawab, dan sumber uang, sehingga kemajuan dapat diperiksa setiap akhir tahun.""",
    "1-ruang-lingkup": """Rencana ini berlaku di seluruh wilayah {daerah} dari [[rencana/mulai]] sampai [[rencana/akhir]]. Isinya enam pilar: tata kelola, citra daerah, ekonomi, kehidupan, masyarakat, dan lingkungan, masing-masing dengan tiga subdimensi.

Yang sengaja tidak dibahas ialah rencana teknis bangunan, rincian pengadaan, dan urusan yang menjadi kewenangan pusat atau provinsi. Untuk urusan itu rencana ini hanya menyebut kerja sama yang diperlukan. Program yang melintasi batas daerah dihitung satu kali dan ditandai.""",
    "1-dasar-hukum": """Penyusunan rencana induk ini berpegang pada peraturan berikut.

1. Undang-Undang tentang Pemerintahan Daerah, yang membagi urusan wajib dan pilihan.
2. Undang-Undang tentang Sistem Perencanaan Pembangunan Nasional, yang menempatkan RPJPD dan RPJMD.
3. Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik.
4. Peraturan Presiden Nomor 39 Tahun 2019 tentang Satu Data Indonesia.
5. Peraturan Presiden Nomor 132 Tahun 2022 tentang Arsitektur SPBE Nasional.
6. Peraturan daerah tentang RPJMD dan tentang rencana tata ruang wilayah yang berlaku di {daerah}.
7. Nota kesepahaman antara pemerintah daerah dan kementerian tentang Gerakan Menuju Smart City.

Keputusan kepala daerah tentang Dewan, Tim Pelaksana, dan Forum Smart City menjadi dasar kerja harian.""",
    "1-metode": """Data dikumpulkan dari perangkat daerah dengan daftar permintaan yang sama, lalu dicocokkan dengan publikasi statistik. Setiap angka menyebut tahun dan sumbernya; angka yang belum ada disebut belum ada. Dokumen dibaca oleh dua orang sebelum dikutip sebagai bukti.

Wawancara dan pertemuan dilakukan dengan lima unsur: pemerintah, perguruan tinggi, dunia usaha, masyarakat, dan media. Masukan dicatat bersama perubahan yang diakibatkannya ([[lihat:tabel-peran-serta]]), sehingga orang yang memberi masukan dapat melihat hasilnya.

Analisis dilakukan berurutan: kesiapan menurut lima unsur, kesenjangan menurut subdimensi, lalu masalah utama. Rencana diperiksa mesin untuk keselarasan angka, target, uang, dan waktu sebelum dibaca pembimbing. Keterbatasannya: data tingkat desa belum lengkap dan beberapa survei baru dilakukan sekali.""",
    "1-tim": """Tim penyusun dipimpin Sekretaris Daerah dengan sekretariat di Dinas Komunikasi dan Informatika. Bappeda menjaga keselarasan dengan dokumen perencanaan, dan setiap pilar dipimpin satu perangkat daerah sebagai penanggung jawab isi. Perguruan tinggi setempat membantu survei dan penulisan.

Pembimbing dari kementerian membaca rancangan pada setiap tahap dan memberi catatan per bab. Catatan yang belum selesai tetap terbuka sampai penulisnya menjawab.""",
    "1-kecenderungan": """Empat kecenderungan akan mengubah {daerah} sampai [[rencana/akhir]].

**Perkotaan.** Penduduk makin banyak tinggal di kawasan perkotaan. Kecamatan di sekitar ibu kota tumbuh lebih cepat daripada layanan air, jalan, dan sampahnya, sementara kampung pesisir menua.

**Iklim.** Musim makin sulit ditebak. Nelayan dan petani memerlukan kabar yang dapat dipercaya, dan kawasan rendah memerlukan perlindungan yang murah dirawat.

**Teknologi.** Telepon pintar sudah menjadi pintu layanan, tetapi tidak semua warga mampu memakainya. Layanan tatap muka tetap harus ada dan sama baiknya.

**Ekonomi.** Nilai tambah berpindah ke pengolahan dan jasa. Daerah yang mencatat dan memasarkan hasilnya sendiri akan menahan lebih banyak pendapatan di kampung.

Keempatnya saling berkait: kampung yang kehilangan pemuda juga kehilangan orang yang mampu memakai layanan baru. Karena itu program dirancang untuk warga yang tinggal, bukan hanya untuk yang datang.""",
    "1-peluang-ancaman": """Peluang terbesar datang dari kerja sama: kementerian menyediakan bimbingan, perguruan tinggi menyediakan peneliti, dan dunia usaha mulai melihat pesisir sebagai tempat berusaha. Ancaman terbesar datang dari dalam: pergantian pejabat yang memutus program dan anggaran pemeliharaan yang sering dipotong lebih dahulu.

Butir-butirnya dinilai satu per satu dalam [[lihat:tabel-peluang-ancaman]].""",
    "1-potensi": """Potensi daerah dibaca dari angka PDRB dan tenaga kerja, bukan dari kesan. Sektor yang kuat ialah sektor yang sumbangannya lebih besar daripada di daerah lain dan bertahan beberapa tahun. Hasilnya mengarah ke laut: perikanan, pengolahan hasil laut, dan wisata pesisir.

Potensi bukan janji. Yang kuat sekarang dapat melemah bila jalan, listrik, dan pasar tidak menyusul. Karena itu program ekonomi didahului program harmoni ruang dan mobilitas, dan setiap klaim potensi menunjuk hitungan yang dapat diulang siapa saja.""",
    "1-masalah-utama": """Seluruhnya tercatat [[masalah/jumlah]] masalah ([[lihat:tabel-masalah]]). Masalah dipilih bila memenuhi tiga syarat: dialami banyak warga atau warga yang paling lemah, dapat diubah oleh daerah sendiri, dan ada buktinya.""",
    "1-bukti": """Setiap pernyataan di buku ini menunjuk bukti dengan kodenya, misalnya laporan, survei, atau peraturan. Daftar lengkapnya ada dalam [[lihat:tabel-bukti]], dengan halaman dan kutipannya.

Bukti yang lebih tua akan diperbarui setiap tahun bersama pemutakhiran data. Bila bukti ditarik, pernyataan yang bersandar kepadanya ditandai dan ditulis ulang. Yang masih kurang ialah data tingkat desa tentang waktu tempuh ke layanan dan tentang pengeluaran rumah tangga untuk air.""",
    "1-pemangku": """Ada [[pemangku/jumlah]] pemangku kepentingan yang dipetakan dari lima unsur ([[lihat:tabel-pemangku]]). Yang besar pengaruh dan kepentingannya dilibatkan dalam Dewan; yang besar kepentingannya tetapi kecil pengaruhnya didatangi, bukan diundang.""",
    "1-didengar": """Pertemuan diadakan di balai desa, pelabuhan, dan kantor dinas, [[peran-serta/jumlah]] kali ([[lihat:tabel-peran-serta]]). Yang berubah karenanya:""",
    "1-visi-arah": """RPJPD menempatkan {daerah} sebagai daerah yang maju dari laut dan adil bagi pulau-pulaunya. RPJMD yang berlaku dari [[rencana/rpjmd-mulai]] sampai [[rencana/rpjmd-akhir]] menerjemahkannya ke layanan dasar, ekonomi warga, dan lingkungan.

Rencana induk menjawab bagian yang dapat dipercepat dengan cara kerja baru. Bagian yang memerlukan pembangunan fisik besar tetap berada di dokumen perencanaan masing-masing dan hanya dirujuk di sini ([[lihat:tabel-rujukan]]).""",
    "1-visi-kata-kunci": """Kata kunci dikumpulkan dari pertemuan dengan lima unsur. Kata yang sering muncul tetapi tidak dapat diukur disisihkan; kata yang jarang muncul tetapi datang dari warga yang paling jauh dipertahankan. Tiga yang bertahan menjadi tulang visi.""",
    "1-visi-rumusan": """> [[rencana/visi]]

Visi ini dibaca dari belakang: hasilnya untuk anak cucu, sumbernya laut, dan caranya melayani. Setiap bagian diturunkan menjadi misi berikut.""",
    "2-latar-belakang": f"""{SAMPLE}

Buku 1 memperlihatkan bahwa {{daerah}} mempunyai modal, tetapi modal itu belum bekerja bersama. Layanan dasar jauh, data tidak bertemu, dan kampung pesisir menanggung biaya paling besar. Kesenjangan terbesar bukan pada alat, melainkan pada pembagian kerja antarperangkat.

Buku 2 menjawabnya dengan [[program/jumlah]] program yang bersandar pada [[sasaran/jumlah]] sasaran. Anggaran seluruhnya [[anggaran/total]] selama [[rencana/lama]] tahun, di bawah pagu yang tersedia. Setiap program punya satu penanggung jawab, paling sedikit satu ukuran, dan satu risiko yang diawasi.""",
    "2-kedudukan": """Rencana induk ini bukan dokumen perencanaan baru di atas yang ada. Isinya masuk ke RPJMD lewat perubahan, ke Renstra perangkat daerah lewat program, dan ke RKPD lewat kegiatan tahunan. Arsitektur SPBE menjadi rujukan untuk setiap aplikasi, dan rencana tata ruang menjadi batas untuk setiap lokasi.

Bila RPJMD berganti, rencana ini ditinjau dalam enam bulan. Program yang tidak lagi selaras dihentikan atau diubah dengan keputusan Dewan, dan perubahannya dicatat.""",
    "2-sistematika": """Bab arah pembangunan memuat visi, misi, dan sasaran. Bab strategi menjelaskan pilihan cara menurut pilar. Bab rencana aksi memuat program satu per satu. Bab peta jalan menempatkannya dalam waktu. Bab quick win memuat hasil tahun pertama. Bab tata kelola menjelaskan siapa menjalankan, dengan uang apa, dan bagaimana kemajuan diketahui.""",
    "2-visi-misi": """Visi {daerah} untuk [[rencana/akhir]]:

> [[rencana/visi]]

Misinya ([[lihat:tabel-misi]]):""",
    "2-sasaran": """Ada [[sasaran/jumlah]] sasaran ([[lihat:tabel-sasaran]]) yang diukur setiap tahun ([[lihat:tabel-indikator-sasaran]]). Sasaran dirumuskan sebagai keadaan warga, bukan sebagai kegiatan pemerintah.""",
    "2-keselarasan": """Setiap program menunjuk kode RPJMD, Renstra, RKPD, arsitektur SPBE, tata ruang, dan tujuan pembangunan berkelanjutan yang dilayaninya ([[lihat:tabel-rujukan]]). Rujukan diperiksa mesin: kode yang tidak berlaku ditolak.

Program yang belum mempunyai tempat di RPJMD diberi tanda dan diusulkan pada perubahan berikutnya. Sampai saat itu program tersebut berjalan dengan uang di luar APBD atau menunggu.""",
    "2-aksi-umum": """Seluruhnya ada [[program/jumlah]] program dengan [[indikator/jumlah]] indikator. Pembagiannya menurut pilar ada dalam [[lihat:tabel-program-pilar]] dan [[lihat:grafik-program-pilar]].

Urutan disusun dengan tiga pertanyaan: masalah mana yang paling merugikan warga bila ditunda, program mana yang menjadi syarat bagi program lain, dan uang mana yang sudah pasti. Program yang menjawab ketiganya dimulai tahun pertama.

Program dipilih bukan karena alatnya baru. Sebagian besar berupa perubahan proses dan layanan; teknologi dipakai bila masalah, pemakai, dan ukurannya sudah jelas.""",
    "2-peta-jalan-gambar": """Peta jalan ([[lihat:peta-jalan]]) memperlihatkan setiap program sebagai batang dari tahun mulai sampai selesai. Program yang menunggu program lain digambar sesudahnya. Bila program yang ditunggu mundur, yang menunggu ikut ditinjau.

Tiga jangka waktu dipakai: tahun pertama untuk memperlihatkan hasil, lima tahun untuk menyelesaikan fondasi, dan sepuluh tahun untuk mencapai sasaran.""",
    "2-jangka-pendek": """Tahun pertama dipakai untuk hal yang segera terasa dan untuk fondasi yang dipakai semua pilar. Quick win berjalan bersama fondasi itu, bukan menggantikannya.""",
    "2-jangka-menengah": """Pada akhir [[rencana/rpjmd-akhir]] atau tahun kelima, layanan dasar sudah dekat, data antarperangkat sudah bertemu, dan pelaku usaha kecil sudah memakai pasar digital. Tonggaknya menurut tahun:""",
    "2-jangka-panjang": """Pada [[rencana/akhir]], keadaan yang dituju sudah menjadi kebiasaan: program berpindah dari proyek ke layanan tetap dengan anggaran pemeliharaan. Tonggak seluruh tahun ada dalam [[lihat:tabel-tonggak]].""",
    "2-quick-win": """Quick win ialah hasil yang dirasakan warga dalam dua belas bulan. Satu dipilih dari setiap pilar ([[lihat:tabel-quick-win]]); rinciannya ada di buku Quick Win.""",
    "2-kelembagaan": """Dewan Smart City dipimpin kepala daerah, bersidang setiap bulan, dan memutuskan perubahan rencana. Tim Pelaksana dipimpin Sekretaris Daerah dengan kelompok kerja per pilar, dan menyelesaikan hambatan antarperangkat. Forum Smart City mempertemukan lima unsur dan memberi pendapat yang harus dijawab tertulis.

Keputusan Dewan diumumkan dalam tujuh hari. Pergantian pejabat tidak menghentikan program: serah terima memuat daftar program, uang yang terpakai, dan janji kepada warga.""",
    "2-pemantauan": """Setiap indikator mempunyai rumus, sumber, nilai dasar, dan target per tahun ([[lihat:tabel-indikator]]). Penanggung jawab mengisi capaian setiap triwulan; Inspektorat memeriksa petik.

Target yang tidak tercapai dua triwulan berturut-turut dibahas dalam Tim Pelaksana dengan tiga pilihan: ditambah sumber dayanya, diubah caranya, atau dihentikan. Pilihannya diumumkan bersama alasannya. Setiap tahun hasilnya dibandingkan dengan survei warga.""",
    "2-pembiayaan": """Kebutuhan seluruhnya [[anggaran/total]], dengan pagu [[pagu/total]] selama [[rencana/lama]] tahun. Pembagian per tahun ada dalam [[lihat:tabel-anggaran-tahun]] dan [[lihat:grafik-anggaran-tahun]], menurut sumber dalam [[lihat:tabel-anggaran-sumber]], menurut pilar dalam [[lihat:grafik-anggaran-pilar]], dan menurut program dalam [[lihat:tabel-anggaran]].

Biaya operasional dihitung sejak program mulai dipakai, karena layanan yang tidak dirawat lebih mahal daripada layanan yang tidak dibangun. Bila penerimaan turun, yang ditunda ialah perluasan wilayah, bukan pemeliharaan dan bukan layanan bagi warga terjauh.""",
    "2-risiko": """Tercatat [[risiko/jumlah]] risiko ([[lihat:tabel-risiko]]). Yang paling mengancam hasil dibahas di sini; sisanya diawasi penanggung jawab program.""",
    "2-penutup": """Rencana ini berhasil bila warga terjauh merasakan hasilnya, bukan bila semua kegiatannya terlaksana. Pemerintah {daerah} berjanji memperbarui angkanya setiap tahun, memperlihatkan yang gagal bersama yang berhasil, dan meninjau isinya setiap kali RPJMD berganti.

Saran disampaikan kepada Forum Smart City atau langsung kepada perangkat daerah yang namanya tertulis di setiap program.""",
    "3-visi": f"""{SAMPLE}

> [[rencana/visi]]

Sampai [[rencana/akhir]], {{daerah}} menjalankan [[program/jumlah]] program dengan anggaran [[anggaran/total]] untuk mencapai [[sasaran/jumlah]] sasaran. Layanan mendekat ke rumah, hasil laut dijual dengan harga yang pantas, dan pesisir tetap hijau.""",
    "3-unggulan": """Satu program dari setiap pilar menjadi wajah rencana ini ([[lihat:tabel-unggulan]]).""",
    "3-peta-jalan": """Tahun pertama memperlihatkan hasil, lima tahun pertama menyelesaikan fondasi, dan [[rencana/akhir]] menjadi batas sasaran ([[lihat:peta-jalan-ringkas]]). Program yang menjadi syarat program lain didahulukan. Setiap akhir tahun peta jalan ditinjau bersama Forum.""",
    "3-quick-win": """Yang dirasakan warga dalam dua belas bulan ([[lihat:tabel-quick-win-ringkas]]):""",
    "3-anggaran": """Kebutuhan [[anggaran/total]] selama [[rencana/lama]] tahun, dari APBD [[anggaran/sumber/APBD]] dan sumber lain. Pembagian per tahun ada dalam [[lihat:grafik-anggaran-ringkas]]; jumlahnya setiap tahun di bawah pagu.""",
    "3-komitmen": """Kami yang bertanda tangan berjanji menjalankan rencana ini, mengumumkan kemajuannya setiap tahun, dan meneruskannya kepada pejabat sesudah kami.""",
    "q-pengantar": f"""{SAMPLE}

Warga percaya kepada rencana yang ada hasilnya. Karena itu dari setiap pilar dipilih satu quick win: murah, cepat, dan dirasakan langsung. Seluruhnya [[quick-win/jumlah]] quick win, masing-masing menjadi langkah pertama sebuah program dalam Buku 2.

Pilihannya dibuat bersama Forum dengan empat pertanyaan: siapa yang merasakan, kapan terasa, siapa yang merawat sesudahnya, dan apakah daerah lain dapat menirunya.""",
    "q-daftar": """Rincian seluruh quick win ada dalam [[lihat:tabel-quick-win-rinci]].""",
    "q-langkah": """Langkah per bulan disusun bersama pelaksananya ([[lihat:tabel-langkah]]). Setiap langkah mempunyai satu orang yang menjawab bila terlambat.""",
    "q-hasil": """Keberhasilan diukur dengan indikator program induknya ([[lihat:tabel-indikator-quick-win]]), ditambah satu pertanyaan kepada penerima manfaat: apakah urusan Anda menjadi lebih mudah. Nilai awal dicatat sebelum langkah pertama dan diperiksa lagi pada bulan keenam dan kedua belas.""",
    "q-keberlanjutan": """Quick win yang berhasil menjadi layanan tetap; yang tidak berhasil dihentikan dan pelajarannya dicatat.""",
}
SWOT: Mapping[str, str] = {
    "S": "Kekuatan ini dipakai lebih dahulu karena tidak memerlukan uang baru, hanya pembagian tugas yang jelas.",
    "W": "Kelemahan ini ditutup sebelum layanan diperluas; memperluasnya lebih dahulu hanya memindahkan antrean.",
    "O": "Peluang ini mempunyai batas waktu, sehingga persiapannya masuk tahun pertama.",
    "T": "Ancaman ini tidak dapat dihilangkan daerah sendiri; yang dapat dilakukan ialah mengurangi akibatnya bagi warga.",
}
STRATEGY: Mapping[str, str] = {
    "SO": "Strategi ini memakai kekuatan yang ada untuk mengambil peluang.",
    "WO": "Strategi ini menutup kelemahan dengan peluang yang tersedia.",
    "ST": "Strategi ini memakai kekuatan untuk menahan ancaman.",
    "WT": "Strategi ini mengurangi kelemahan agar ancaman tidak menjadi kerugian.",
}
HELIX: Mapping[str, str] = {
    "government": "Mereka memutuskan, membiayai, dan menjawab bila layanan berhenti.",
    "academia": "Mereka meneliti, mengukur, dan mengingatkan bila angka tidak cocok.",
    "business": "Mereka menanam modal bila aturannya pasti dan pasarnya terbuka.",
    "community": "Mereka memakai layanan dan paling cepat tahu bila ada yang tidak berjalan.",
    "media": "Mereka menyampaikan janji dan menagihnya.",
}
MISSIONS = (
    "Misi-misi itu saling menopang: layanan yang pasti membuat warga mau membayar iuran, ekonomi yang tumbuh membiayai layanan, "
    "dan lingkungan yang terjaga membuat keduanya bertahan."
)
LASTING = "Perangkat daerah yang memimpin menyiapkan petunjuk kerja tertulis agar daerah lain dapat menirunya tanpa membeli alat yang sama."
ENGLISH: Mapping[str, str] = {
    "3-visi": """> Sample text, made of the rows of a sample plan to show how the system works.

By [[rencana/akhir]] [[rencana/daerah]] carries out [[program/jumlah]] programmes with a budget of [[anggaran/total]] to reach [[sasaran/jumlah]] goals. Services come close to people's homes, the catch is sold at a fair price, and the coast stays green.""",
    "3-unggulan": "One programme of each pillar is the face of this plan ([[lihat:tabel-unggulan]]).",
    "3-peta-jalan": """The first year shows results, the first five years finish the foundations, and [[rencana/akhir]] is when the goals are due ([[lihat:peta-jalan-ringkas]]). Programmes that others wait for come first.""",
    "3-quick-win": "What people feel within twelve months ([[lihat:tabel-quick-win-ringkas]]).",
    "3-anggaran": """The plan needs [[anggaran/total]] over [[rencana/lama]] years; [[anggaran/sumber/APBD]] comes from the region's own budget ([[lihat:grafik-anggaran-ringkas]]).""",
}
