"""Translations are compiled without gettext, and gettext reads the result."""

import gettext
import io
import os

import pytest

from house.console import Trouble
from house.messages import compile_catalogue, to_mo

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def read(text: str) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(to_mo(HEADER + text)))


def test_gettext_reads_what_was_compiled():
    catalogue = read('\n#: somewhere.py:1\nmsgid "Simpan nilai"\nmsgstr "Save marks"\n')

    assert catalogue.gettext("Simpan nilai") == "Save marks"
    assert catalogue.gettext("Tidak ada") == "Tidak ada"


def test_lines_quotes_and_line_breaks_are_joined():
    catalogue = read('\nmsgid ""\n"Kata \\"satu\\"\\n"\n"dan dua"\nmsgstr ""\n"Word \\"one\\"\\n"\n"and two – ✓"\n')

    assert catalogue.gettext('Kata "satu"\ndan dua') == 'Word "one"\nand two – ✓'


def test_plural_forms_follow_the_header():
    catalogue = read('\nmsgid "%d daerah"\nmsgid_plural "%d daerah"\nmsgstr[0] "%d region"\nmsgstr[1] "%d regions"\n')

    assert [catalogue.ngettext("%d daerah", "%d daerah", n) for n in (1, 2)] == ["%d region", "%d regions"]


def test_a_context_tells_two_equal_words_apart():
    catalogue = read(
        '\nmsgctxt "surat"\nmsgid "Nomor"\nmsgstr "Reference"\n\nmsgctxt "rumah"\nmsgid "Nomor"\nmsgstr "Number"\n'
    )

    assert catalogue.pgettext("surat", "Nomor") == "Reference"
    assert catalogue.pgettext("rumah", "Nomor") == "Number"


def test_guesses_gaps_and_obsolete_messages_are_left_out():
    catalogue = read(
        '\n#, fuzzy\nmsgid "Kira-kira"\nmsgstr "Guess"\n\nmsgid "Kosong"\nmsgstr ""\n'
        '\n#~ msgid "Lama"\n#~ msgstr "Old"\n\n#, python-format\nmsgid "Tetap"\nmsgstr "Kept"\n'
    )

    assert [catalogue.gettext(word) for word in ("Kira-kira", "Kosong", "Lama", "Tetap")] == [
        "Kira-kira", "Kosong", "Lama", "Kept",
    ]  # fmt: skip


@pytest.mark.parametrize("broken", ['msgid "tanpa penutup\nmsgstr "x"\n', '"tanpa kata kunci"\n'])
def test_a_mistake_is_told_with_its_line(broken):
    with pytest.raises(Trouble, match=r"salah tulis di en\.po:1"):
        to_mo(broken, name="en.po")


def test_a_catalogue_is_compiled_beside_itself(tmp_path, monkeypatch):
    monkeypatch.setattr("house.messages.ROOT", tmp_path)
    path = tmp_path / "django.po"
    path.write_text(f'{HEADER}\nmsgid "Ya"\nmsgstr "Yes"\n', encoding="utf-8")
    os.utime(path, ns=(1, 1))

    compile_catalogue(path)

    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Ya") == "Yes"
    assert [item.name for item in sorted(tmp_path.iterdir())] == ["django.mo", "django.po"]
