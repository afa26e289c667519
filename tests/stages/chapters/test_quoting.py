"""What a reader copies is found where it is written, or not at all."""

import pytest

from gerakan.stages.chapters.queries.quoting import as_written, with_references

FIGURES = {"anggaran/total": "Rp1,2\u00a0miliar", "program/jumlah": "6"}
TEXT = "> Naskah.\n\n**Enam** pilar memuat [[program/jumlah]]  program\nsenilai [[anggaran/total]].\n\n- Butir *satu*\n- dua 6"


@pytest.mark.parametrize(
    ("quote", "written"),
    [
        ("Naskah.", "Naskah."),
        ("Enam pilar", "**Enam** pilar"),
        ("memuat 6 program senilai Rp1,2 miliar.", "memuat [[program/jumlah]]  program\nsenilai [[anggaran/total]]."),
        ("memuat [[program/jumlah]]", "memuat [[program/jumlah]]"),
        ("Butir satu", "Butir *satu*"),
        ("dua 6", "dua 6"),
        ("tujuh program", ""),
        (" ", ""),
    ],
)
def test_what_is_read_is_found_as_it_is_written(quote, written):
    assert as_written(TEXT, FIGURES, quote) == written


def test_a_figure_that_stays_goes_on_being_a_reference():
    written = as_written(TEXT, FIGURES, "6 program senilai Rp1,2 miliar")
    assert (
        with_references("16 dari 6 program, Rp1,2 miliar", written, FIGURES)
        == "16 dari [[program/jumlah]] program, [[anggaran/total]]"
    )
    assert with_references("tujuh program", written, FIGURES) == "tujuh program"
