"""The hall of the two days, and what everybody does there whom the journey does not watch: by the verbs people use."""

import datetime as dt
import random
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from gerakan.foundation.accounts.commands.roles import give_role
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.default import load_default
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.commands import consolidation
from gerakan.stages.assessment.commands.sheets import Said, Tap, save_entries
from gerakan.stages.assessment.models import Case, Mark, MarkSheet, Ruling
from gerakan.stages.assessment.queries import cases as case_queries
from gerakan.stages.assessment.queries import quality
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.queries.planning import invited_regions
from gerakan.stages.questionnaires.commands import answers, evidence, submissions
from gerakan.stages.questionnaires.commands.answers import Typed
from gerakan.stages.questionnaires.models import Submission
from gerakan.stages.questionnaires.queries.sheets import sheet_of
from gerakan.stages.replies import commands as replies
from gerakan.stages.replies.models import Reply
from gerakan.surfaces.demo import people, rehearsal, story, values
from tests.factories.questionnaires import PDF
from tests.factories.terms import some_terms
from tests.test_all_roles import all_routes

SIZE = rehearsal.Size(regions=80, assessors=20, panel=3, days=2)
SEED = 2027
AGREEING = {"halo": 0.05, "error": 0.1}
"""Panels of this hall mostly agree, so that seventy-nine discussions stay short."""
PACKED = ("spreadsheet", "zip")
WORK = (
    "assessment",
    "replies",
    "trust",
    "questionnaires",
    "interviews",
    "search",
    "audit",
    "workspace",
    "notifications",
)


@dataclass(frozen=True)
class Hall:
    """The edition and the people whom the journey watches."""

    edition: Edition
    chief: User
    second: User
    region: Region
    official: User
    head: User
    crew: list[Engagement]

    @property
    def tied(self) -> Engagement:
        """Lives in the region that everybody looks at."""
        return self.crew[-1]

    @property
    def slug(self) -> str:
        return str(self.edition.slug)


def the_hall() -> Hall:
    """Eighty regions said yes, twenty assessors too; one of them lives in the first region."""
    team = people.staff()
    chief, second = team["sekretariat"], team["sekretariat2"]
    story.import_table(
        "indeks-contoh.xlsx", values.sample_workbook(story.DATA_YEAR), year=story.DATA_YEAR, source=values.SOURCE
    )
    load_default(by=people.ACTOR)
    edition = story.new_edition(team["admin"], slug="dua-hari", name="Edisi 2027", is_test=False)
    rehearsal.invite(edition, SIZE, chief, second, SEED)
    region = invited_regions(edition).filter(kind="kabupaten").select_related("province").order_by("code")[0]
    crew = rehearsal.gather_crew(edition, SIZE, chief, tied_to=region)
    some_terms(edition, place_count=25)
    return Hall(edition, chief, second, region, people.official_of(region), a_head(region), crew)


def a_head(region: Region) -> User:
    """Somebody who signs for a region."""
    head = people.create_person(
        email=f"kepala-{region.code}@{people.REHEARSAL_DOMAIN}", name=f"Kepala Daerah {region.name}", by=people.ACTOR
    )
    give_role(head, role=Role.REGION_HEAD, by=people.ACTOR, region=region)
    return head


def first_monday() -> dt.date:
    """A month from now, so that no Friday and no clock changes the day's hours."""
    day = timezone.localdate() + dt.timedelta(days=30)
    return day + dt.timedelta(days=-day.weekday() % 7)


def plausible(item: Item) -> Any:
    """Something that this kind of item takes."""
    said = {
        "level": 2, "yes_no": False, "text": "Jawaban contoh.", "choice": item.choices and item.choices[0][0],
        "number": ((item.lowest or 0) + (item.highest or 100)) / 2,
        "table": [{column.code: "Contoh" if column.kind == "text" else 3 for column in item.columns}],
    }  # fmt: skip
    return said[item.answer]


def fresh(submission: Submission) -> Submission:
    """As the database has it."""
    rows = Submission.objects.select_related("region", "round__edition", "round__version__instrument")
    return rows.get(pk=submission.pk)


def fill(submission: Submission, *, by: User, parts: int | None = None) -> None:
    """Everything that is still empty, with a paper where evidence is compulsory."""
    for section in sheet_of(fresh(submission)).sections[:parts]:
        empty = [row for row in section.rows if row.item.answer and not row.is_answered]
        typed = [Typed(row.item, plausible(row.item)) for row in empty]
        if typed:
            answers.save_answers(section.part, typed=typed, by=by)
        for row in section.rows if parts is None else ():
            if row.item.needs_proof and not row.evidence:
                evidence.add_file(
                    section.part,
                    item=row.item,
                    file=SimpleUploadedFile("dokumen.pdf", PDF),
                    title="Dokumen contoh",
                    by=by,
                )


def the_others_answer(hall: Hall) -> None:
    """Seventy-nine regions say a little and send it; this edition takes what is incomplete."""
    for submission in Submission.objects.filter(round__edition=hall.edition).exclude(region=hall.region):
        official = people.official_of(submission.region)
        fill(submission, by=official, parts=1)
        submissions.propose(fresh(submission), by=official)
        submissions.send(fresh(submission), by=a_head(submission.region))


def the_others_mark(ruling: Ruling, crew: Sequence[Engagement]) -> None:
    """Every sheet that is not in yet; assessors of different severity."""
    truth = rehearsal.truth_of(ruling, crew, SEED)
    rehearsal.mark_sheets(ruling, truth, random.Random(SEED), 0, lambda _doing: None, spread=AGREEING)


def says(sheet: MarkSheet, item: str, level: int) -> None:
    """One tap of an assessor whom nobody watches."""
    tap = Tap(key=uuid4(), item=item, said=Said(level=level), device="lain")
    save_entries(sheet, taps=[tap], by=owner_of(sheet))


def owner_of(sheet: MarkSheet) -> User:
    """A fresh copy of the person, as a request would have it."""
    return User.objects.get(pk=sheet.engagement.assessor.user_id)


def chair_of(case: Case) -> User:
    return User.objects.get(assessor__engagements__seats__in=case.interview.seats.filter(is_chair=True))


def settle_all(case: Case, *, owners: Iterable[User]) -> None:
    """These people keep their marks where the panel differs."""
    own = {person.pk: person for person in owners}
    for row in case_queries.open_differences(case):
        for given in row.given:
            person = own.get(given.mark.sheet.engagement.assessor.user_id)
            if person and not given.is_settled:
                consolidation.settle(given.mark, level=given.mark.level, reason="Sesuai wawancara.", by=person)


def the_others_close(ruling: Ruling, *, but: Case | None = None) -> None:
    """Panels settle their differences, chairs close."""
    rows = case_queries.cases().filter(ruling=ruling, state=Case.State.CONSOLIDATING)
    for case in rows.exclude(pk=but.pk if but else 0):
        panel = {owner_of(sheet) for sheet in case.sheets.select_related("engagement__assessor")}
        settle_all(case, owners=panel)
        consolidation.close(case, by=chair_of(case))


def sign_all(ruling: Ruling, *, by: User) -> None:
    """The sample that the seed drew."""
    for case in case_queries.cases().filter(pk__in=quality.sample_of(ruling), state=Case.State.CLOSED):
        consolidation.sign_check(case, note="Diperiksa contoh.", by=by)


def the_others_accept(hall: Hall) -> None:
    """What the panels drafted is fine."""
    rows = Reply.objects.filter(case__ruling__edition=hall.edition, state=Reply.State.WAITING)
    for reply in rows.select_related("case__region", "case__ruling"):
        replies.accept(reply, by=people.official_of(reply.case.region))


def levels_of(sheet: MarkSheet) -> dict[str, int | None]:
    """What the server holds."""
    return dict(Mark.objects.filter(sheet=sheet).values_list("item__code", "level"))


def doors(hall: Hall, things: Mapping[str, Sequence[int]], **others: Sequence[Any]) -> Iterator[str]:
    """Every address of the system, filled with the things of one region: `things` by app, `others` by parameter."""
    for route in all_routes():
        space = route.name.partition(":")[0]
        given = {"slug": [hall.slug], "pk": things.get(space, ())} | others
        if space not in WORK or not set(route.parameters) <= set(given):
            continue
        for chosen in product(*(given[name] for name in route.parameters)):
            with suppress(NoReverseMatch):  # the code of an item is no code of a region
                yield reverse(route.name, kwargs=dict(zip(route.parameters, chosen, strict=True)))


def opened(visitor: Any, addresses: Iterable[str], secrets: Sequence[str]) -> dict[str, str]:
    """Which of these addresses, or the exports and searches behind them, show a secret to this person."""
    found: dict[str, str] = {}
    for address in dict.fromkeys(addresses):
        if "/keluar" in address or address.endswith((".ics",)):
            continue
        words = _read(visitor, address)
        if "unduh=" in words:
            asked = (f"cari={secret.rpartition(' ')[0]}" for secret in secrets)  # a page repeats what is asked, no more
            words += "".join(_read(visitor, f"{address}?{query}") for query in ("unduh=csv", *asked))
        if seen := next((secret for secret in secrets if secret in words), None):
            found[address] = seen
    return found


def _read(visitor: Any, address: str) -> str:
    answer = visitor.page.context.request.get(visitor.root + address)
    assert answer.status < 500, address
    body, kind = answer.body(), answer.headers.get("content-type", "")
    if any(word in kind for word in PACKED):
        with zipfile.ZipFile(BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    return str(body.decode("utf-8", "replace"))
