"""Before anything is loaded."""

import pytest

from gerakan.foundation.editions.commands import load_editions
from gerakan.foundation.editions.counting import announced_region_count
from gerakan.foundation.editions.loading import RegionsMissing
from gerakan.foundation.editions.models import Edition


def test_without_the_register_a_sentence_says_what_to_do(db):
    with pytest.raises(RegionsMissing, match="load_regions"):
        load_editions(by="sistem: uji")
    assert not Edition.objects.exists()


def test_without_any_printed_sum_there_is_no_number(db):
    with pytest.raises(LookupError):
        announced_region_count()
