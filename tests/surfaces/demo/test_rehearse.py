"""A rehearsal is taken on to a dossier only where nothing counts, and never over a file that is there."""

import pytest
from django.core.management import CommandError, call_command

from gerakan.foundation.audit.models import Event
from gerakan.foundation.workflow import TransitionRefused
from gerakan.surfaces.demo import decided
from tests.factories.editions import EditionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("is_test", "is_sample"), [(False, True), (True, False), (False, False)])
def test_an_edition_that_counts_is_not_rehearsed_on(is_test, is_sample):
    edition = EditionFactory(is_test=is_test, is_sample=is_sample)
    before = Event.objects.count()

    with pytest.raises(TransitionRefused, match="bukan latihan"):
        decided.decide(edition, say=print)

    assert Event.objects.count() == before


def test_a_file_that_is_there_stays(tmp_path):
    place = tmp_path / "berkas.zip"
    place.write_text("milik orang lain")

    with pytest.raises(CommandError, match="sudah ada"):
        call_command("rehearse", to_dossier=place)

    assert place.read_text() == "milik orang lain"


def test_an_edition_alone_says_what_is_missing():
    with pytest.raises(CommandError, match="--to-dossier"):
        call_command("rehearse", edition="latihan-16-2027")
