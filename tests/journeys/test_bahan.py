"""A task leads to its material, a course is read on a phone and passed at the second attempt, a missing skill is marked."""

from typing import Any

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.materials.models import Attempt, Enrolment
from gerakan.stages.mentoring.models import Guidance
from tests.factories.agreements import staff
from tests.factories.capacities import a_need, a_training
from tests.factories.masterplans import a_plan
from tests.factories.materials import a_course, a_material, answers_to
from tests.factories.mentoring import a_guidance, worker
from tests.factories.sessions import a_task
from tests.journeys.conduct import Traveller

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TEXT = "# Empat keterangan\n\n- Tahun\n- Satuan\n\n| Isian | Arti |\n|---|---|\n| 0 | dihitung, tidak ada |\n\n> Kosong bukan nol."


def test_a_task_a_course_and_a_missing_skill(transactional_db, visit, picture):
    way = a_guidance()
    User.objects.filter(pk=worker(way).pk).update(name="Sari, Diskominfo")
    a_material(way.edition, "Cara mengisi buku data", text=TEXT)
    course = a_course(way.edition, "Petugas data daerah")
    course.lessons.update(text=TEXT)
    plan, writer = a_plan(edition=way.edition)
    a_need(plan, writer, people=2)
    a_training(plan, writer, year=plan.starts + 3)

    the_material_stands_on_the_task(visit, way, picture)
    a_course_on_a_phone(visit, way)
    staff_see_where_readers_stop(visit, way)
    the_missing_skill_is_marked(visit, plan, writer, picture)


def the_material_stands_on_the_task(visit: Any, way: Guidance, picture: Any) -> None:
    """One press from the work to what helps with it."""
    person = Traveller(visit(user=worker(way)))
    person.go(a_task(way).get_absolute_url())
    person.page.get_by_role("link", name="Cara mengisi buku data").click()
    person.page.get_by_role("heading", name="Empat keterangan").wait_for()
    person.look()
    picture(person.visitor, "bahan-bacaan")


def a_course_on_a_phone(visit: Any, way: Guidance) -> None:
    """Begun, read in order, failed once, read again, passed."""
    person = Traveller(visit(user=worker(way), width=360, theme="dark"))
    person.go(reverse("materials:courses", args=[way.edition.slug]))
    person.page.get_by_role("link", name="Petugas data daerah").click()
    person.page.get_by_role("button", name="Mulai kursus").click()
    person.look()
    person.page.get_by_role("button", name="Selesai, pelajaran berikutnya").click()
    person.page.get_by_role("button", name="Selesai, ke tes").click()
    for wrong in (3, 0):
        person.page.get_by_role("button", name="Kerjakan tes").click()
        person.page.get_by_role("button", name="Kirim jawaban").wait_for()
        person.look()
        attempt = Attempt.objects.get(submitted_at__isnull=True)
        assert "Begitulah" not in person.page.content()
        for number, chosen in enumerate(answers_to(attempt, wrong=wrong)):
            for place in chosen:
                person.page.locator(f"input[name=t{number}][value='{place}']").check()
        person.page.get_by_role("button", name="Kirim jawaban").click()
        person.page.get_by_role("heading", name="Belum lulus" if wrong else "Lulus").first.wait_for()
        person.look()
        person.page.get_by_role("link", name="Isi kursus").click()
    assert Enrolment.objects.get().best_percent == 100


def staff_see_where_readers_stop(visit: Any, way: Guidance) -> None:
    """The funnel, and the pages on which courses are written."""
    person = Traveller(visit(user=staff()))
    for name in ("materials:library", "materials:funnel", "materials:people"):
        person.go(reverse(name, args=[way.edition.slug]))
        person.look()
    person.go(Enrolment.objects.get().course.get_absolute_url())
    person.look()


def the_missing_skill_is_marked(visit: Any, plan: Masterplan, writer: User, picture: Any) -> None:
    """On the map and on the plan's first page."""
    person = Traveller(visit(user=writer))
    person.go(plan.get_absolute_url())
    person.page.get_by_role("link", name="Peta kemampuan").click()
    person.page.get_by_text("Akan terhenti bila dibiarkan").wait_for()
    person.look()
    picture(person.visitor, "kemampuan-peta")
