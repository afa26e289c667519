"""Lessons in order, a test whose answers stay in the database, attempts that are kept, a paper that can be checked."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.materials import tasks
from gerakan.stages.materials.commands import courses, learning
from gerakan.stages.materials.commands.skills import publish_skills
from gerakan.stages.materials.commands.starting import load_starting
from gerakan.stages.materials.models import Course, CourseCertificate, Material
from gerakan.stages.materials.queries import courses as queries
from gerakan.stages.materials.queries.skills import current_skills, skill_names
from gerakan.stages.sessions.commands.certificates import set_certificates
from gerakan.surfaces.demo.story import SENDER
from gerakan.surfaces.workspace.sources import materials as sources
from gerakan.surfaces.workspace.todo import entries_for
from tests.factories.agreements import numbers, staff
from tests.factories.materials import SKILLS, a_course, a_material, answers_to, passed, read_through
from tests.factories.mentoring import a_guidance, an_edition, worker
from tests.foundation.tasks.work import drain

pytestmark = pytest.mark.django_db


@pytest.fixture
def way():
    return a_guidance()


def test_lessons_are_finished_in_order_and_the_test_opens_after_them(client, way):
    course, person = a_course(way.edition), worker(way)
    client.force_login(person)
    client.post(reverse("materials:begin", args=[course.pk]))
    own = queries.enrolment_of(person, course)
    first, second = course.lessons.order_by("number")
    with pytest.raises(TransitionRefused, match="pelajaran 1"):
        learning.finish_lesson(own, lesson=second, by=person)
    with pytest.raises(TransitionRefused, match="semua pelajaran"):
        learning.begin_test(own, by=person)
    with pytest.raises(TransitionRefused, match="sudah mengikuti"):
        learning.begin(course, by=person)

    for lesson in (first, first, second):
        client.post(lesson.get_absolute_url())
    own.refresh_from_db()
    assert (own.read_count, own.region) == (2, way.region)
    with pytest.raises(PermissionDenied):
        learning.finish_lesson(own, lesson=second, by=staff())


def test_right_answers_leave_the_database_only_after_passing(client, way):
    course, person = a_course(way.edition), worker(way)
    read_through(course, person)
    client.force_login(person)
    page = reverse("materials:attempt", args=[0])
    page = client.post(reverse("materials:test", args=[course.pk])).url
    assert client.post(reverse("materials:test", args=[course.pk])).url == page, "an open test goes on"
    attempt = queries.attempts().get()
    shown = client.get(page).content.decode()
    assert "Begitulah" not in shown
    assert "true" not in shown.lower().split("<main", 1)[-1].split("</main", 1)[0]
    assert client.post(page, {"t0": "1"}).status_code == 422

    def sent(answers):
        return {f"t{n}": [str(place) for place in chosen] for n, chosen in enumerate(answers)}

    client.post(page, sent(answers_to(attempt, wrong=2)))
    failed = client.get(page).content.decode()
    attempt.refresh_from_db()
    assert (attempt.percent, attempt.is_passed) == (50, False)
    assert "Begitulah" not in failed
    assert "Baca lagi" in failed
    wrong = [text for text, right in attempt.asked[0]["options"] if right]
    assert all(text not in failed for text in wrong)

    client.force_login(staff())
    assert client.get(page).status_code == 404
    client.force_login(person)
    page = client.post(reverse("materials:test", args=[course.pk])).url
    client.post(page, sent(answers_to(queries.attempts().get(number=2))))
    assert "Begitulah" in client.get(page).content.decode()
    own = queries.enrolment_of(person, course)
    assert (own.best_percent, own.completed_at is not None, own.attempts.count()) == (100, True, 2)
    with pytest.raises(TransitionRefused, match="sudah lulus"):
        learning.begin_test(own, by=person)


def test_the_pass_mark_is_exact_and_guessing_has_an_end(way):
    course, person = a_course(way.edition), worker(way)
    Course.objects.filter(pk=course.pk).update(pass_percent=75)
    own = read_through(course, person)
    for wrong in (4, 3, 2):
        attempt = learning.begin_test(own, by=person)
        with pytest.raises(TransitionRefused, match="semua pertanyaan"):
            learning.answer_test(attempt, answers=[[0]], by=person)
        learning.answer_test(attempt, answers=answers_to(attempt, wrong=wrong), by=person)
        with pytest.raises(TransitionRefused, match="sudah dikirim"):
            learning.answer_test(attempt, answers=answers_to(attempt), by=person)
    with pytest.raises(TransitionRefused, match="coba besok"):
        learning.begin_test(own, by=person)
    own.attempts.update(begun_at=timezone.now() - datetime.timedelta(days=2))
    attempt = learning.begin_test(own, by=person)
    assert learning.answer_test(attempt, answers=answers_to(attempt, wrong=1), by=person).is_passed


def test_a_question_that_changes_leaves_old_attempts_as_they_were(way):
    course, person = a_course(way.edition), worker(way)
    attempt = learning.begin_test(read_through(course, person), by=person)
    question = course.questions.first()
    options = [("lain", True), ("bukan", False)]
    courses.write_question(question, lesson=question.lesson, text="Lain?", options=options, why="x", by=staff())

    attempt.refresh_from_db()
    assert "Lain?" not in [one["text"] for one in attempt.asked]
    assert learning.answer_test(attempt, answers=answers_to(attempt), by=person).percent == 100
    with pytest.raises(TransitionRefused, match="tidak ditambah"):
        courses.write_lesson(course, number=3, facts={"title": "3", "minutes": 1, "text": "x"}, by=staff())
    with pytest.raises(TransitionRefused, match="sedikitnya satu benar"):
        courses.write_question(
            None, lesson=question.lesson, text="?", options=[("a", True), ("b", True)], why="", by=staff()
        )


def test_two_curators_never_overwrite_each_other_silently(way, client):
    course = a_course(way.edition)
    lesson, question, material = course.lessons.first(), course.questions.first(), a_material(way.edition)
    client.force_login(staff())
    for page, field in (
        (reverse("materials:edit_lesson", args=[course.pk, lesson.number]), "text"),
        (reverse("materials:edit_question", args=[course.pk, question.pk]), "text"),
        (reverse("materials:edit", args=[material.pk]), "summary"),
    ):
        form = client.get(page).context["form"]
        shown = {name: bound if (bound := form[name].value()) is not None else "" for name in form.fields}
        if "options" in shown:
            shown["options"] = form.fields["options"].prepare_value(shown["options"])
        shown = {name: value for name, value in shown.items() if value is not False}
        first, second = (client.post(page, shown | {field: words}) for words in ("Kata Sari", "Kata Budi"))
        assert (first.status_code, second.status_code) == (302, 422), page
        assert "Kata Budi" in second.text
        assert "Orang lain lebih dahulu mengubahnya" in second.text
    lesson.refresh_from_db()
    question.refresh_from_db()
    material.refresh_from_db()
    assert {lesson.text, question.text, material.summary} == {"Kata Sari"}


def test_the_ministry_sees_where_readers_stop_and_a_region_only_its_people(way):
    course, other = a_course(way.edition, lessons=3), a_guidance(way.edition)
    passed(course, worker(way))
    away = learning.begin(course, by=worker(other))
    learning.finish_lesson(away, lesson=course.lessons.get(number=1), by=worker(other))

    counts = [(row.reached, row.read, row.stopped) for row in queries.funnel(way.edition).order_by("number")]
    assert counts == [(2, 2, 0), (2, 1, 1), (1, 1, 0)]
    [end] = queries.outcomes(way.edition)
    assert (end.begun, end.read, end.tried, end.passed, end.certified) == (2, 1, 1, 1, 0)
    assert [row.region for row in queries.people(worker(way), way.edition)] == [way.region]
    assert queries.people(staff(), way.edition).count() == 2
    assert [row.user for row in queries.completed_skills(way.region)["data"]] == [worker(way)]
    assert queries.completed_skills(other.region) == {}


def test_papers_are_made_in_bulk_once_and_can_be_checked(client, way):
    done = passed(a_course(way.edition), worker(way))
    client.force_login(staff())
    at = reverse("materials:certify", args=[way.edition.slug])
    assert client.post(at).url == reverse("materials:people", args=[way.edition.slug])  # nothing was said about papers
    set_certificates(way.edition, minimum_percent=75, sender=SENDER, by=staff())
    numbers()
    for _twice in range(2):
        tasks.certify_all.start(by=staff(), edition_id=way.edition.pk, user_id=staff().pk)
        drain()
    letter = CourseCertificate.objects.get(enrolment=done).letter
    client.logout()
    checked = client.get(reverse("verification:letter", args=[letter.token])).content.decode()
    assert letter.number in checked


def test_an_edition_begins_with_real_courses_and_a_second_time_adds_nothing():
    edition = an_edition()
    first, second = (load_starting(edition, by=staff()) for _twice in range(2))

    assert (first["courses"], second) == (4, {"materials": 0, "courses": 0})
    assert {row.audience for row in Course.objects.filter(edition=edition)} == {
        "data",
        "planner",
        "surveyor",
        "council",
    }
    assert {row.skill for row in Course.objects.all()} <= {row.code for row in current_skills()}
    asked = {row.result for row in Material.objects.exclude(result="")}
    assert asked <= set(a_guidance().stages.values_list("workshop__expected__name", flat=True))


def test_a_new_list_of_skills_leaves_the_old_words():
    publish_skills(SKILLS, by=staff())
    with pytest.raises(TransitionRefused, match="berubah"):
        publish_skills(SKILLS[:1], by=staff())
    publish_skills(SKILLS[:1], note="Rencana dilepas.", by=staff())

    assert [row.code for row in current_skills()] == ["data"]
    assert skill_names()["plan"] == "Rencana"


def test_a_course_begun_waits_for_its_learner_until_it_is_passed(client, way):
    course, person = a_course(way.edition), worker(way)
    client.force_login(staff())
    assert client.post(reverse("materials:begin", args=[course.pk])).status_code == 403, (
        "who only looks on is not counted"
    )

    def waiting():
        return [(one.title, one.detail, one.url) for one in entries_for(person, [*sources.SOURCES])]

    own = learning.begin(course, by=person)
    client.force_login(person)
    assert waiting() == [(f"Selesaikan kursus {course.title}", f"{way.edition.name}, 0 dari 2 pelajaran", reverse("materials:lesson", args=[course.pk, 1]))]  # fmt: skip
    for lesson in course.lessons.order_by("number"):
        learning.finish_lesson(own, lesson=lesson, by=person)
    assert waiting()[0][1:] == (f"{way.edition.name}, tinggal tesnya", course.get_absolute_url())
    courses.move_course(course, step="retire", note="Diganti.", by=staff())
    assert waiting() == []
    courses.move_course(course, step="reopen", by=staff())
    courses.move_course(course, step="publish", by=staff())
    attempt = learning.begin_test(own, by=person)
    learning.answer_test(attempt, answers=answers_to(attempt), by=person)
    assert waiting() == []
