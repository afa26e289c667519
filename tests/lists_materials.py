"""Lists of the library and the courses, for tests/lists.py."""

from gerakan.stages.materials.models import Course, Enrolment, Lesson, Material
from tests.factories.accounts import UserFactory
from tests.factories.materials import a_course
from tests.factories.mentoring import an_edition
from tests.lists import Look, listed, many_regions, staff


@listed("materials:library", "materials:open")
def materials(count: int) -> Look:
    edition = an_edition("pustaka")
    edition.is_test = False
    edition.save(update_fields=["is_test"])
    Material.objects.bulk_create(
        Material(edition=edition, title=f"Bahan {n}", summary="Baca.", is_public=True, state="published", latest=1)
        for n in range(count)
    )
    return staff(slug=edition.slug)


@listed("materials:courses", "materials:funnel")
def courses(count: int) -> Look:
    edition = an_edition("kursus")
    rows = Course.objects.bulk_create(
        Course(
            edition=edition, title=f"Kursus {n}", summary="Belajar.", audience="data", skill="data", state="published"
        )
        for n in range(count)
    )
    Lesson.objects.bulk_create(Lesson(course=row, number=1, title="Satu", text="Baca.") for row in rows)
    by = staff().by
    Enrolment.objects.bulk_create(Enrolment(course=row, user=by) for row in rows)
    return staff(slug=edition.slug)


@listed("materials:people")
def people(count: int) -> Look:
    course = a_course(an_edition("peserta"))
    regions = many_regions(count)
    Enrolment.objects.bulk_create(Enrolment(course=course, user=UserFactory(), region=region) for region in regions)
    return staff(slug=course.edition.slug)
