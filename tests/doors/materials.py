"""Doors of the library and the courses."""

from gerakan.stages.materials.commands import learning
from gerakan.stages.materials.models import Course, Enrolment, Material
from tests.doors.mentoring import its_edition, its_guidance
from tests.doors.registry import WITHOUT_RIGHT, Arguments, Rows, door, rows
from tests.factories.materials import a_course, a_material, passed, read_through
from tests.factories.mentoring import a_guidance, an_edition, worker

WITHOUT_RIGHT.update(
    {
        "materials.MaterialVersion": "seen with its material",
        "materials.SkillList": "everybody who reads sees all of it",
        "materials.Skill": "seen with its list",
        "materials.Lesson": "seen with its course",
        "materials.Question": "asked with its attempt",
        "materials.Attempt": "shown to its own learner only",
        "materials.CourseCertificate": "seen with its learner",
    }
)


def its_course() -> Course:
    """Of the edition that the visitors belong to."""
    its_guidance()
    return Course.objects.filter(edition=its_edition()).first() or a_course(its_edition())


def its_material() -> Material:
    """With a version."""
    its_guidance()
    return Material.objects.filter(edition=its_edition()).first() or a_material(its_edition())


@door(
    "materials:library", "materials:open", "materials:new", "materials:load", "materials:courses", "materials:new_course",
    "materials:people", "materials:funnel", "materials:certify",
)  # fmt: skip
def an_edition_with_a_library() -> Arguments:
    its_material()
    return {"slug": its_edition().slug}


@door("materials:material", "materials:edit", "materials:content", "materials:act")
def a_thing_to_read() -> Arguments:
    return {"pk": its_material().pk}


@door("materials:file")
def a_file_of_it() -> Arguments:
    return {"pk": its_material().pk, "number": 1}


@door(
    "materials:course", "materials:begin", "materials:act_on_course", "materials:edit_course", "materials:new_question",
    "materials:test",
)  # fmt: skip
def a_course_to_follow() -> Arguments:
    return {"pk": its_course().pk}


@door("materials:lesson", "materials:edit_lesson")
def a_lesson() -> Arguments:
    return {"pk": its_course().pk, "number": 1}


@door("materials:edit_question", "materials:remove_question")
def a_question() -> Arguments:
    course = its_course()
    return {"pk": course.pk, "which": course.questions.values_list("pk", flat=True)[0]}


@door("materials:attempt")
def an_attempt() -> Arguments:
    person = worker(its_guidance())
    row = Enrolment.objects.filter(course=its_course(), user=person).first() or read_through(its_course(), person)
    found = row.attempts.first() or learning.begin_test(row, by=person)
    return {"pk": found.pk}


@rows("materials.Material", "materials.read")
def materials() -> Rows:
    edition, other = its_edition(), an_edition()
    return [
        its_material(), a_material(edition, "Rancangan", is_published=False), a_material(edition, "Umum", is_public=True),
        a_material(other), a_material(other, "Umum lain", is_public=True, is_published=False),
    ]  # fmt: skip


@rows("materials.Course", "materials.read")
def courses() -> Rows:
    return [its_course(), a_course(its_edition(), "Rancangan", is_published=False), a_course(an_edition())]


@rows("materials.Enrolment", "materials.see_people")
def learners() -> Rows:
    course, elsewhere = its_course(), a_guidance(its_edition())
    own = Enrolment.objects.filter(course=course, user=worker(its_guidance())).first() or passed(
        course, worker(its_guidance())
    )
    return [own, passed(course, worker(elsewhere))]
