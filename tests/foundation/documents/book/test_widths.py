"""Columns by their words: which tables turn a page, what stays on one line."""

from gerakan.foundation.documents.book.leading import with_leads
from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Paragraph, Points, Table
from gerakan.foundation.documents.book.widths import laid, letters, shares

LONG = "Pengadaan perangkat terlambat karena pemenang lelang mengundurkan diri sebelum kontrak ditandatangani"


def a_table(*cells: str, rows: int = 20, widths: tuple[int, ...] = ()) -> Table:
    heads = tuple(f"Judul {at}" for at in range(len(cells)))
    return Table("t", "Tabel", heads, (cells,) * rows, widths=widths, is_landscape=True)


def test_a_page_is_turned_only_for_what_does_not_fit_upright():
    numbers = a_table("P-001", *["1.250"] * 6)
    texts = a_table("P-001", *[LONG] * 5)
    assert (laid(numbers).is_landscape, laid(texts).is_landscape) == (False, True)
    assert not laid(a_table("P-001", *[LONG] * 5, rows=3)).is_landscape
    assert laid(a_table(*["15.958.000"] * 14, rows=3)).is_landscape


def test_dates_and_heads_are_not_broken_whatever_shares_were_wished():
    table = Table(
        "t", "Tabel", ("Kode", "Kemungkinan", "Tanggal"), (("B-1", "3", "15 September 2027"),), widths=(9, 1, 1)
    )
    found = shares(table)
    assert found[1] > len("Kemungkinan")
    assert found[2] > len("15 September 2027")
    assert abs(sum(found) - letters(table)) <= 1


def test_a_line_in_strong_letters_or_with_a_colon_leads_what_follows():
    strong, colon, text = (
        Paragraph((Run("P-001", is_strong=True),)),
        Paragraph(words("Program:")),
        Paragraph(words("Isi.")),
    )
    marked = with_leads((strong, text, colon, Points((words("a"),)), colon))
    assert [is_lead for _block, is_lead in marked] == [True, False, True, False, False]
