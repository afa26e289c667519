"""The default calibration set of a rehearsal: assessors of known severity mark it before any region."""

import random
from collections.abc import Mapping, Sequence

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.calibration.commands import defaults, sets, sheets
from gerakan.stages.calibration.commands.sheets import Said
from gerakan.stages.calibration.models import CalibrationSet, Reference

CHANCE = 0.5
"""Standard deviation of a single mark around the reference, on the mark scale."""


def calibrate(
    edition: Edition,
    crew: Sequence[Engagement],
    *,
    version: InstrumentVersion,
    severity: Mapping[str, float],
    chance: random.Random,
    chief: User,
) -> CalibrationSet:
    """Prepared, opened, marked and sent by everybody, through the verbs that people use."""
    made = sets.prepare(edition, version=version, by=chief)
    defaults.use_default(made, by=chief)
    sets.open_set(made, by=chief)
    references: dict[int, list[tuple[int, int]]] = {}
    for key, item, level in Reference.objects.filter(item__case__calibration=made).values_list(
        "item__case_id", "item_id", "level"
    ):
        references.setdefault(key, []).append((item, level))
    owners = {user.pk: user for user in User.objects.filter(assessor__engagements__in=crew)}
    for case in made.cases.select_related("calibration__edition", "calibration__version"):
        for engagement in crew:
            owner, lean = owners[engagement.assessor.user_id], -severity[engagement.code]
            said = [
                Said(item, min(max(round(level + lean + chance.gauss(0, CHANCE)), 0), 4), "Latihan: alasan contoh.")
                for item, level in references[case.pk]
            ]
            sheets.save_marks(case, said=said, by=owner)
            sheets.send(case, by=owner)
    return made
