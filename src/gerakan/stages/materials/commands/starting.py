"""A library and courses to begin with; what is there already stays as it is."""

from collections.abc import Mapping
from typing import Any

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.stages.materials import permissions
from gerakan.stages.materials.commands.courses import move_course, write_course, write_lesson, write_question
from gerakan.stages.materials.commands.library import Content, add_version, move_material, write_material
from gerakan.stages.materials.commands.skills import publish_skills
from gerakan.stages.materials.models import Course, Material
from gerakan.stages.materials.queries.skills import current_list
from gerakan.stages.materials.queries.starting import starting, starting_courses


@command
def load_starting(edition: Edition, *, by: User) -> dict[str, int]:
    """How many of each were added; by title, so that a second time adds nothing."""
    check(by, permissions.CURATE)
    if current_list() is None:
        publish_skills([(row["code"], row["name"], row["meaning"]) for row in starting("skills")], by=by)
    known = set(Material.objects.filter(edition=edition).values_list("title", flat=True))
    fresh = [row for row in starting("materials") if row["title"] not in known]
    for row in fresh:
        _material(edition, row, by)
    taught = set(Course.objects.filter(edition=edition).values_list("title", flat=True))
    courses = [row for row in starting_courses() if row["title"] not in taught]
    for row in courses:
        _course(edition, row, by)
    counts = {"materials": len(fresh), "courses": len(courses)}
    record("materials.loaded", edition, by=by, changes=counts)
    return counts


def _material(edition: Edition, row: Mapping[str, Any], by: User) -> None:
    facts = {name: row[name] for name in ("title", "summary", "stage", "pillar", "result", "is_public") if name in row}
    made = write_material(None, edition=edition, facts=facts, by=by)
    add_version(made, content=Content(text=row["text"]), seen=0, by=by)
    move_material(made, step="publish", by=by)


def _course(edition: Edition, row: Mapping[str, Any], by: User) -> None:
    facts = {name: row[name] for name in ("title", "summary", "audience", "skill")}
    course = write_course(None, edition=edition, facts=facts, by=by)
    for number, told in enumerate(row["lessons"], 1):
        said = {name: told[name] for name in ("title", "minutes", "text")}
        lesson = write_lesson(course, number=number, facts=said, by=by)
        for asked in told["questions"]:
            options = [(text.removeprefix("* "), text.startswith("* ")) for text in asked["options"]]
            write_question(None, lesson=lesson, text=asked["text"], options=options, why=asked["why"], by=by)
    move_course(course, step="publish", by=by)
