"""Lists of kalibrasi, for tests/lists.py."""

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.calibration.commands import cases, sets
from tests.factories.accounts import somebody
from tests.factories.assessors import an_engagement
from tests.factories.calibration import an_open_set, send
from tests.factories.editions import EditionFactory
from tests.factories.instruments import a_published_version, an_element, an_item
from tests.lists import Look, listed, staff


@listed("calibration:progress")
def assessors_who_calibrate(count: int) -> Look:
    case = an_open_set().cases.first()
    for _n in range(count):
        send(case, an_engagement())
    return staff(slug=case.edition_code)


@listed("calibration:items")
def sample_items(count: int) -> Look:
    by, codes = somebody(Role.SECRETARIAT), [f"butir-{n}" for n in range(count)]
    version = a_published_version([an_element("banyak", 100, *map(an_item, codes))], code=f"daftar-{count}")
    calibration = sets.prepare(EditionFactory(is_test=True), version=version, by=by)
    case = cases.add_case(calibration, title="Kota Rekaan", introduction="Rekaan.", by=by)
    for code in codes:
        cases.write_item(case, code=code, told="Ada.", level=2, reason="Sesuai bunyinya.", by=by)
    return staff(slug=calibration.edition_code)
