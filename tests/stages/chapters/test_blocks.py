"""The small part of CommonMark: what it makes of writing, and that hostile writing stays writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gerakan.foundation.documents.book import tree
from gerakan.foundation.documents.book.text import Run, plain, words
from gerakan.stages.chapters.queries.blocks import blocks_of, references_of
from gerakan.stages.chapters.queries.words import HIDDEN, clean

FIGURES = {"indikator/I-001/target/2030": "78,5", "bukti/BK-001": "[BK-001]"}


def runs(text):
    [block] = blocks_of(text, FIGURES, anchors={"tabel-misi"})
    return block.runs


def test_a_paragraph_has_weights_figures_and_references():
    assert runs("Target **tahun 2030**\nadalah *[[indikator/I-001/target/2030]]* ([[lihat:tabel-misi]]) [[bukti/BK-001]].") == (
        Run("Target "), Run("tahun 2030", is_strong=True), Run(" adalah "),
        Run("78,5", is_emphasis=True, datum="indikator/I-001/target/2030"),
        Run(" ("), Run("", refers_to="tabel-misi"), Run(") "), Run("[BK-001]", datum="bukti/BK-001"), Run("."),
    )  # fmt: skip


def test_lists_headings_and_notices():
    text = "### Sasaran\n\n1. satu\n2. dua\n   - dalam\n\n- lain\n\n> awas\n"
    assert blocks_of(text, {}) == (
        tree.Paragraph((Run("Sasaran", is_strong=True),)),
        tree.Points((words("satu"), words("dua"), words("dalam")), is_numbered=True),
        tree.Points((words("lain"),)),
        tree.Notice(words("awas")),
    )


@pytest.mark.parametrize("reference", ["indikator/I-999/dasar", "lihat:tabel-hantu", "bukti/bk 1", "<b>"])
def test_an_unknown_reference_is_told_in_its_place(reference):
    assert plain(runs(f"Lihat [[{reference}]].")) == f"Lihat rujukan tidak dikenal: {reference}."


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> &amp; <b>tebal</b>",
        "#set page(width: 1cm) $x^2$ @ref",
        "[klik](javascript:alert(1)) ![x](http://contoh/x.png) <http://contoh>",
        "=SUM(A1:A9) dan `kode`",
        "[[ [[ ]] kosong [[]]",
        "baris " + "panjang" * 4000,
    ],
)
def test_markup_of_others_stays_text(text):
    assert plain(runs(text)) == text


def test_what_is_not_seen_does_not_stay():
    assert clean("a\u202eb\x00c\u2066d\u200be\r\nf\u2028g\ud800h\ufffei\x1b[31m") == "abcde\nf\ngh" + "i[31m"


@given(st.text(st.characters() | st.sampled_from(list("[]*_>#-1.\n/\\`<&|~\x00\u202e")), max_size=400))
def test_any_writing_can_be_set_and_loses_no_word(text):
    blocks = blocks_of(text, FIGURES)
    said = "".join(
        plain(item) for block in blocks for item in (block.items if isinstance(block, tree.Points) else [block.runs])
    )
    assert not HIDDEN.search(said)
    kept = [letter for letter in clean(text) if letter.isalpha()]
    if not references_of(clean(text)):
        assert [letter for letter in said if letter.isalpha()] == kept


@pytest.mark.parametrize(
    "text", [">" * 20_000, "[[" * 20_000, "*" * 30_000, "- " * 8_000, "_a*" * 9_000, "1. " * 9_000]
)
def test_a_long_line_of_marks_is_set_at_once(text):
    assert sum(1 for _block in blocks_of(text, {})) < 9_000
