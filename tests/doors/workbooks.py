"""Doors of buku kerja."""

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.workbooks.commands import send_workbook
from gerakan.stages.workbooks.exchange import plan_workbook
from tests.doors.masterplans import its_plan
from tests.doors.registry import Arguments, door
from tests.factories.accounts import a_region, somebody


@door("workbooks:workbook", "workbooks:download")
def of_plan() -> Arguments:
    return {"pk": its_plan().pk}


@door("workbooks:upload", "workbooks:act", "workbooks:marked", "workbooks:original")
def of_upload() -> Arguments:
    plan = its_plan()
    writer = somebody(Role.REGION_ADMIN, region=a_region())
    found = plan.workbooks.first() or send_workbook(plan, name="uji.xlsx", data=plan_workbook(plan), by=writer)
    return {"pk": plan.pk, "upload": found.pk}
