"""The library and courses as tests need them."""

from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.stages.materials.commands import courses, learning, library
from gerakan.stages.materials.commands.skills import publish_skills
from gerakan.stages.materials.models import Attempt, Course, Enrolment, Material, SkillList
from gerakan.stages.materials.queries.courses import enrolments
from tests.factories.agreements import staff
from tests.factories.mentoring import an_edition

SKILLS = [("data", "Data", "Mengisi data."), ("plan", "Rencana", "Menulis rencana.")]


def a_material(edition: Edition, title: str = "Cara mengisi", *, is_published: bool = True, text: str = "# Isi\n\nTahun.", **facts: Any) -> Material:  # fmt: skip
    """With a first version."""
    said = {
        "title": title,
        "summary": "Sebelum mengisi.",
        "stage": 1,
        "pillar": "",
        "result": "",
        "kind": "text",
    } | facts
    made = library.write_material(None, edition=edition, facts=said, by=staff())
    library.add_version(made, content=library.Content(text=text), seen=0, by=staff())
    if is_published:
        library.move_material(made, step="publish", by=staff())
    return Material.objects.select_related("edition").get(pk=made.pk)


def a_course(edition: Edition | None = None, title: str = "Petugas data", *, lessons: int = 2, is_published: bool = True) -> Course:  # fmt: skip
    """Two lessons and four questions, each with one right option but the last, which has two."""
    if not SkillList.objects.exists():
        publish_skills(SKILLS, by=staff())
    facts = {"title": title, "summary": "Mengisi data.", "audience": "data", "skill": "data", "pass_percent": 70}
    made = courses.write_course(None, edition=edition or an_edition("kursus"), facts=facts, by=staff())
    rows = [
        courses.write_lesson(
            made, number=n, facts={"title": f"Pelajaran {n}", "minutes": 3, "text": "Baca."}, by=staff()
        )
        for n in range(1, lessons + 1)
    ]
    for n in range(4):
        options = [(f"jawab benar {n}", True), (f"jawab keliru {n}", False), (f"jawab ketiga {n}", n == 3)]
        courses.write_question(None, lesson=rows[-1], text=f"Tanya {n}?", options=options, why="Begitulah.", by=staff())
    if is_published:
        courses.move_course(made, step="publish", by=staff())
    return Course.objects.select_related("edition").get(pk=made.pk)


def read_through(course: Course, person: User) -> Enrolment:
    """Begun and every lesson read."""
    row = learning.begin(course, by=person)
    for lesson in course.lessons.order_by("number"):
        learning.finish_lesson(row, lesson=lesson, by=person)
    return enrolments().get(pk=row.pk)


def answers_to(attempt: Attempt, *, wrong: int = 0) -> list[list[int]]:
    """So many questions with one wrong option, the others right."""
    places = [[at for at, (_text, right) in enumerate(one["options"]) if right] for one in attempt.asked]
    false = [[at for at, (_text, right) in enumerate(one["options"]) if not right][:1] for one in attempt.asked]
    return [*false[:wrong], *places[wrong:]]


def passed(course: Course, person: User) -> Enrolment:
    """All the way."""
    row = read_through(course, person)
    attempt = learning.begin_test(row, by=person)
    learning.answer_test(attempt, answers=answers_to(attempt), by=person)
    return enrolments().get(pk=row.pk)
