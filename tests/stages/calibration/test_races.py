"""Two devices of one assessor at the same moment: one mark stands, the other device is told."""

from tests.factories.assessors import an_engagement
from tests.factories.calibration import an_open_set

SAVE = """
from gerakan.foundation.accounts.models import User
from gerakan.stages.calibration.commands import sheets
from gerakan.stages.calibration.models import SampleCase
case = SampleCase.objects.select_related("calibration__edition").get(pk={case})
kept = sheets.save_marks(case, said=[sheets.Said({item}, {level}, "Perangkat {level}.")], by=User.objects.get(pk={user}))
print(json.dumps([kept[0].mark.level, kept[0].is_older]))
"""
STANDING = """
from gerakan.stages.calibration.models import CalibrationMark
print(json.dumps(list(CalibrationMark.objects.values_list("level", "revision"))))
"""


def test_two_devices_save_the_same_item_at_once(processes):
    engagement = an_engagement()
    case = an_open_set().cases.first()
    known = {"case": case.pk, "item": case.items.first().pk, "user": engagement.assessor.user_id}

    answers = processes.together(*(SAVE.format(level=level, **known) for level in (1, 3)))

    [[level, revision]] = processes.alone(STANDING)
    assert revision == 1
    assert answers in ([[level, False], [level, True]], [[level, True], [level, False]])
