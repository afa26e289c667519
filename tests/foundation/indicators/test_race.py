"""Two people at once: one wins, the other is told, nothing is lost."""

import pytest

from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.models import ImportBatch
from tests.factories.indicators import a_ready_batch
from tests.foundation.indicators.conftest import ROWS

CODE = """
from django.conf import settings
settings.MEDIA_ROOT = {media!r}
from gerakan.foundation.accounts.models import User
from gerakan.foundation.indicators import commands
from gerakan.foundation.indicators.models import ImportBatch
from gerakan.foundation.workflow import TransitionRefused
try:
    commands.apply_batch(ImportBatch.objects.get(pk={batch}), confirmed={digest!r}, by=User.objects.get(pk={by}))
    print(json.dumps("applied"))
except (commands.ImportRefused, TransitionRefused) as refused:
    print(json.dumps(str(refused)))
"""
LOOK = """
from gerakan.foundation.indicators.models import ImportBatch, IndicatorValue
values = list(IndicatorValue.objects.values_list("region__code", "value", "is_current").order_by("region__code"))
print(json.dumps([sorted(ImportBatch.objects.values_list("state", flat=True)), values]))
"""


def clicks(settings, by, *batches: ImportBatch) -> list[str]:
    return [
        CODE.format(media=str(settings.MEDIA_ROOT), batch=batch.pk, digest=Delivery(batch).preview.digest, by=by.pk)
        for batch in batches
    ]


@pytest.mark.django_db(transaction=True)
def test_two_clicks_on_the_same_preview(settings, poverty, secretariat, processes):
    batch = a_ready_batch(ROWS, by=secretariat)

    answers = processes.together(*clicks(settings, secretariat, batch, batch))

    assert answers.count("applied") == 1
    told = next(answer for answer in answers if answer != "applied")
    assert "tidak berlaku lagi" in told or "Orang lain lebih dahulu" in told
    assert processes.alone(LOOK) == [["applied"], [["35.29", 20.51, True], ["35.79", 4.09, True]]]


@pytest.mark.django_db(transaction=True)
def test_two_deliveries_about_the_same_values(settings, poverty, secretariat, processes):
    first = a_ready_batch(ROWS, by=secretariat)
    second = a_ready_batch([ROWS[0], ["35.29", "Kabupaten Sumenep", "1"], ["35.79", "Kota Batu", "2"]], by=secretariat)

    answers = processes.together(*clicks(settings, secretariat, first, second))

    assert answers.count("applied") == 1
    told = next(answer for answer in answers if answer != "applied")
    assert "Data berubah sejak pratinjau" in told or "Orang lain baru saja mengubah" in told
    states, values = processes.alone(LOOK)
    assert states == ["applied", "resolved"]
    assert [value for _code, value, _current in values] in ([20.51, 4.09], [1, 2])
