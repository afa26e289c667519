"""What a letter says survives the years as JSON."""

import datetime
import json

import pytest

from gerakan.foundation.documents.content import LetterContent, Table
from gerakan.foundation.documents.numbering import pattern_error, written
from tests.factories.documents import content


def test_content_is_the_same_after_a_trip_through_json():
    before = content()

    after = LetterContent.from_data(json.loads(json.dumps(before.as_data())))

    assert after == before


def test_a_row_that_does_not_fit_its_header_is_refused():
    with pytest.raises(ValueError, match="1 cells under 2 headers"):
        Table(("Kode", "Daerah"), (("71.09",),))


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("B-{nomor:03}/DJAI/AI.01.04/{bulan:02}/{tahun}", "B-007/DJAI/AI.01.04/03/2026"),
        ("{nomor}/{unit}/{bulan_romawi}/{tahun}", "7/SETDA/III/2026"),
    ],
)
def test_a_pattern_becomes_a_number(pattern, number):
    assert pattern_error(pattern) is None
    assert written(pattern, number=7, on=datetime.date(2026, 3, 2), unit="SETDA") == number


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("{nomor}/DJAI", "{tahun}"),
        ("{nomor}/{tahun}/{kelas}", "kelas"),
        ("{nomor}/{tahun}/{", "kurawal"),
        ("{nomor.__class__}/{tahun}/{nomor}", "kurawal"),
    ],
)
def test_a_pattern_that_could_double_or_surprise_is_refused(pattern, reason):
    assert reason in (pattern_error(pattern) or "")
