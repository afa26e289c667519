"""Doors of naskah: one plan and one section behind all of them."""

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.chapters.commands.places import add_chapter
from gerakan.stages.chapters.models import Section
from tests.doors.masterplans import its_plan
from tests.doors.registry import Arguments, door
from tests.factories.accounts import a_region, somebody


@door("chapters:outline", "chapters:checks", "chapters:add_chapter")
def a_text() -> Arguments:
    return {"pk": its_plan().pk}


@door(
    "chapters:section", "chapters:send", "chapters:conflict", "chapters:confirm", "chapters:turn", "chapters:references",
    "chapters:history", "chapters:drop_chapter",
)  # fmt: skip
def a_section() -> Arguments:
    return {"pk": its_plan().pk, "code": _chapter().code}


def _chapter() -> Section:
    known = Section.objects.filter(plan=its_plan(), is_local=True, is_dropped=False).first()
    writer = somebody(Role.REGION_ADMIN, region=a_region())
    return known or add_chapter(its_plan(), book="buku1", title="Kampung kami", by=writer)
