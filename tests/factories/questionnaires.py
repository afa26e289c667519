"""Rounds, submissions and people of a region as tests need them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.regions.models import Region
from gerakan.stages.invitations.models import Invitation, InvitationList
from gerakan.stages.questionnaires.commands import answers, evidence, rounds, submissions
from gerakan.stages.questionnaires.commands.answers import Typed
from gerakan.stages.questionnaires.models import Part, Round, Submission
from gerakan.stages.questionnaires.queries.sheets import sheet_of
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.instruments import a_published_version, an_element, an_item
from tests.factories.invited_lists import a_run, in_days
from tests.factories.regions import RegionFactory

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
RULE = "Kiriman terlambat dinilai tanpa wawancara tambahan; yang tidak lengkap dinilai menurut yang ada."


def two_parts() -> list[dict[str, Any]]:
    """struktur: sdm (level, proof), keuangan (number), rincian (table); regulasi: peraturan (yes/no), nomor (text, if yes), jenis."""
    return [
        an_element(
            "struktur", 60,
            an_item("sdm", 3, may_not_apply=False, proof_rule="required"),
            an_item("keuangan", 1, answer="number", unit="miliar rupiah", lowest=0, highest=1000, is_marked=False),
            an_item("rincian", 1, answer="table", is_required=False, is_marked=False,
                    columns=[["nama", "Nama", "text"], ["nilai", "Nilai", "number"]]),
        ),
        an_element(
            "regulasi", 40,
            an_item("peraturan", 1, answer="yes_no"),
            an_item("nomor", 1, answer="text", is_marked=False, may_not_apply=False,
                    rules=[["item", "peraturan", "is", "ya"]]),
            an_item("jenis", 1, answer="choice", choices=[["perda", "Perda"], ["perkada", "Perkada"]], is_marked=False,
                    is_required=False),
        ),
    ]  # fmt: skip


@dataclass
class Asked:
    """An open round with its first region and the people around it."""

    round: Round
    submission: Submission
    staff: User
    diskominfo: User
    head: User

    def part(self, code: str) -> Part:
        """The part of an element or aspect."""
        rows = Part.objects.select_related(
            "aspect", "submission__region", "submission__round__edition", "submission__round__version"
        )
        return rows.get(submission=self.submission, aspect__code=code)

    def item(self, code: str) -> tuple[Part, Item]:
        """An item and the part it stands in."""
        for section in sheet_of(self.fresh()).sections:
            for row in section.every:
                if row.item.code == code:
                    return self.part(section.branch.code), row.item
        raise LookupError(code)

    def fresh(self) -> Submission:
        """As the database has it."""
        rows = Submission.objects.select_related("region", "round__edition", "round__version__instrument")
        return rows.get(pk=self.submission.pk)

    def say(self, code: str, value: Any, *, revision: int = 0, by: User | None = None, **told: Any) -> Any:
        """Keep one answer."""
        part, item = self.item(code)
        [kept] = answers.save_answers(
            part, typed=[Typed(item, value, revision=revision, **told)], by=by or self.diskominfo
        )
        return kept

    def prove(self, code: str, *, by: User | None = None, title: str = "Perda 2/2019") -> Any:
        """A link beside an answer."""
        part, item = self.item(code)
        return evidence.add_words(
            part, item=item, kind="link", title=title, url="https://contoh.go.id/perda", by=by or self.diskominfo
        )

    def fill(self) -> None:
        """Everything that is required."""
        self.say("sdm", 3)
        self.prove("sdm")
        self.say("keuangan", 12.5)
        self.say("peraturan", False)

    def sent(self) -> Submission:
        """Filled, proposed, approved and sent."""
        self.fill()
        submissions.propose(self.fresh(), by=self.diskominfo)
        submissions.send(self.fresh(), by=self.head)
        return self.fresh()


def confirmed(edition: Edition, regions: Sequence[Region]) -> None:
    """These regions said yes."""
    staff = somebody(Role.SECRETARIAT)
    run = a_run(edition, list(regions), range(1, len(regions) + 1))
    source = InvitationList.objects.create(
        run=run, number=1, place_count=len(regions), reserve_count=0, lottery_seed=1, proposed_by=staff,
    )  # fmt: skip
    Invitation.objects.bulk_create(
        Invitation(
            invitation_list=source,
            edition=edition,
            region=region,
            answer_by=in_days(3),
            state=Invitation.State.CONFIRMED,
        )
        for region in regions
    )


def a_round(
    regions: Sequence[Region], *, version: InstrumentVersion | None = None, staff: User | None = None, **fields: Any
) -> Round:
    """An open round of a new edition that asks these regions."""
    edition = EditionFactory(state="open")
    confirmed(edition, regions)
    asked = Round(
        edition=edition, version=version or a_published_version(two_parts(), code="kuesioner-uji"), opens_on=in_days(0),
        due_on=in_days(20), closes_on=in_days(27), late_rule=RULE, **fields,
    )  # fmt: skip
    by = staff or somebody(Role.SECRETARIAT)
    rounds.prepare(asked, by=by)
    rounds.open_round(asked, by=by)
    return asked


def an_asked_region(region: Region | None = None, **fields: Any) -> Asked:
    """A round with one region, its Diskominfo and its head."""
    region = region or RegionFactory()
    staff, diskominfo = somebody(Role.SECRETARIAT), somebody(Role.REGION_ADMIN, region=region)
    head = somebody(Role.REGION_HEAD, region=region)
    asked = a_round([region], staff=staff, **fields)
    return Asked(asked, asked.submissions.get(), staff, diskominfo, head)


def moved(asked: Round, **days: int) -> None:
    """Days of the round, counted from today, as if time had passed."""
    Round.objects.filter(pk=asked.pk).update(**{name: in_days(count) for name, count in days.items()})
