"""Letters as tests need them."""

import datetime
from typing import Any

import factory

from gerakan.foundation.documents.commands import draft_letter
from gerakan.foundation.documents.content import Annex, LetterContent, Letterhead, Signatory, Table
from gerakan.foundation.documents.models import Letter, LetterFile, NumberSeries

DAY = datetime.date(2026, 3, 2)
LONG_REGION = "Kabupaten Kepulauan Siau Tagulandang Biaro"


class NumberSeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NumberSeries

    unit = "DJAI"
    year = DAY.year
    pattern = "B-{nomor:03}/DJAI/AI.01.04/{bulan:02}/{tahun}"


def content(**changes: Any) -> LetterContent:
    """A letter with everything a letter can have, and names as long as they come."""
    values: dict[str, Any] = {
        "letterhead": Letterhead(
            ("Kementerian Komunikasi dan Digital Republik Indonesia", "Direktorat Jenderal Aplikasi Informatika"),
            "Jalan Contoh No. 9, Jakarta 10110",
            "Telepon (021) 0000000",
        ),
        "place": "Jakarta",
        "subject": "Undangan mengikuti penilaian Gerakan Menuju Kota Cerdas tahun 2026",
        "addressee": (f"Bupati {LONG_REGION}", "di Ondong Siau"),
        "body": (f"Dengan ini kami mengundang {LONG_REGION}.", "Hasil perhitungan sebagai berikut:"),
        "signatory": Signatory("Dr. Ir. Nama Pejabat Contoh, M.Sc.", "Direktur Jenderal", "197001011995031001"),
        "table": Table(("Unsur", "Nilai"), (("Kemampuan keuangan", "0,564"),), right=(1,), widths=(3, 1)),
        "closing": ("Atas perhatian Saudara, kami ucapkan terima kasih.",),
        "copies": ("Menteri;", "Gubernur Sulawesi Utara."),
        "annexes": (Annex("Daftar daerah", ("Urut kode.",), (Table(("Kode", "Daerah"), (("71.09", LONG_REGION),)),)),),
    }
    return LetterContent(**(values | changes))


def draft(**options: Any) -> Letter:
    """A letter not yet issued."""
    values: dict[str, Any] = {"kind": "invitation", "unit": "DJAI", "by": "uji", "region_code": "71.09"}
    return draft_letter(options.pop("content", content()), **(values | options))


def stored(file: LetterFile) -> bytes:
    """What lies in the store."""
    with file.file.open("rb") as handle:
        return handle.read()
