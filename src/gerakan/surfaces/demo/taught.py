"""Material and courses of the sample edition: the starting library, people on their way through it, a certificate."""

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.materials.commands import certificates, learning
from gerakan.stages.materials.commands.library import Content, add_version
from gerakan.stages.materials.commands.starting import load_starting
from gerakan.stages.materials.models import Attempt, Audience, Course, Enrolment, Material
from gerakan.stages.materials.queries.courses import enrolments
from gerakan.stages.sessions.commands.certificates import set_certificates
from gerakan.surfaces.demo import people, story
from gerakan.surfaces.demo.people import Persona

LEARNERS = (
    Persona("data1", "Nadia Contoh", Role.AGENCY, "Petugas data Dinas Kesehatan"),
    Persona("data2", "Oskar Contoh", Role.AGENCY, "Petugas data Dinas Perikanan"),
    Persona("survei1", "Puspa Contoh", Role.AGENCY, "Petugas survei"),
    Persona("dewan1", "Rangga Contoh", Role.COUNCIL, "Anggota Dewan Smart City"),
)


def show(edition: Edition, region: Region, *, planner: User, by: User) -> None:
    """Told once: the library, a second version, five people of one region in four courses."""
    load_starting(edition, by=by)
    _second_version(edition, by)
    courses = {course.audience: course for course in Course.objects.filter(edition=edition)}
    first, second, surveyor, member = (people.person(persona, region) for persona in LEARNERS)
    _follow(courses[Audience.DATA], first, wrong=0)
    _follow(courses[Audience.DATA], second, lessons=1)
    _follow(courses[Audience.SURVEYOR], surveyor, wrong=4)
    _follow(courses[Audience.COUNCIL], member, lessons=2)
    passed = _follow(courses[Audience.PLANNER], planner, wrong=1)
    set_certificates(edition, minimum_percent=75, sender=story.SENDER, by=by)
    story.number_series(by)
    certificates.certify(passed, by=by)


def _second_version(edition: Edition, by: User) -> None:
    row = Material.objects.get(edition=edition, title="Membaca kuosien lokasi")
    text = row.versions.get(number=1).text
    add_version(
        row, content=Content(text=text.strip() + ADDED, note="Menambahkan cara menulis hasilnya."), seen=1, by=by
    )


ADDED = """

# Menulis hasilnya

Tulis lima hal dalam satu baris: sektor, kuosien, pembanding, tahun, dan nilai rupiahnya. Contoh rekaan: “Perikanan, 2,0 terhadap provinsi, 2025, Rp1,2 triliun, tumbuh 3 persen setahun sejak 2021.”
"""


def _follow(course: Course, person: User, *, lessons: int = 0, wrong: int | None = None) -> Enrolment:
    """So many lessons; all of them and a test with so many wrong answers when `wrong` is said."""
    row = learning.begin(course, by=person)
    rows = list(course.lessons.order_by("number"))
    for lesson in rows if wrong is not None else rows[:lessons]:
        learning.finish_lesson(row, lesson=lesson, by=person)
    if wrong is not None:
        _test(row, person, wrong)
    return enrolments().get(pk=row.pk)


def _test(row: Enrolment, person: User, wrong: int) -> Attempt:
    attempt = learning.begin_test(row, by=person)
    answers = [
        [place for place, (_text, is_right) in enumerate(one["options"]) if is_right != (at < wrong)][: _few(at, wrong)]
        for at, one in enumerate(attempt.asked)
    ]
    return learning.answer_test(attempt, answers=answers, by=person)


def _few(at: int, wrong: int) -> int | None:
    """One wrong option, or all the right ones."""
    return 1 if at < wrong else None
