"""Doors of what stood before assessment: foundation, shortlisting, invitations, the interface."""

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone

from gerakan.foundation.accounts.models import Invitation
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import record
from gerakan.foundation.documents.models import Letter, LetterFile
from gerakan.foundation.indicators.commands import object_to
from gerakan.foundation.notifications.models import CalendarDay, Deadline, Notice
from gerakan.foundation.tasks.models import Job
from gerakan.stages.invitations.commands import invitations as inviting
from gerakan.stages.invitations.models import EligibilityRule, HandChange, InvitationList
from gerakan.stages.invitations.models import Invitation as RegionInvitation
from gerakan.surfaces.portal.exports import DATA_SETS
from tests.doors.registry import WITHOUT_RIGHT, Arguments, Rows, door, rows
from tests.factories.accounts import RoleAssignmentFactory, UserFactory, a_region, an_edition, somebody
from tests.factories.documents import NumberSeriesFactory, draft
from tests.factories.editions import EditionFactory, EditionMilestoneFactory
from tests.factories.indicators import IndicatorFactory, IndicatorValueFactory
from tests.factories.indicators import a_batch as delivered
from tests.factories.invited_lists import a_country, in_days
from tests.factories.notifications import INVITED
from tests.factories.shortlisting import a_computed_run

WITHOUT_RIGHT.update(
    {
        "editions.Participation": "seen with its edition",
        "shortlisting.Run": "seen with its published list",
        "shortlisting.Scheme": "seen with its published list",
    }
)


# accounts


@door("accounts:person", "accounts:give_role", "accounts:change_standing")
def a_person() -> Arguments:
    return {"pk": somebody(Role.MENTOR).pk}


@door("accounts:end_role")
def a_role() -> Arguments:
    return {"pk": RoleAssignmentFactory(role=Role.MENTOR).pk}


def an_invitation() -> Invitation:
    """Waiting."""
    return Invitation.objects.create(
        email="undangan@contoh.id", name="Undangan", role=Role.MENTOR, token_hash="0" * 64, invited_by=UserFactory(),
        sent_at="2026-11-01T00:00Z", expires_at="2099-01-01T00:00Z",
    )  # fmt: skip


@door("accounts:invitation")
def the_invitation() -> Arguments:
    return {"pk": an_invitation().pk}


@door("accounts:accept")
def a_link() -> Arguments:
    return {"token": "tidak-berlaku"}


@door("account_reset_password_from_key")
def a_reset_link() -> Arguments:
    return {"uidb36": "1", "key": "salah"}


@rows("accounts.User", "accounts.view_person")
def people() -> Rows:
    return [UserFactory(), somebody(Role.REGION_ADMIN, region=a_region())]


@rows("accounts.RoleAssignment", "accounts.view_role")
def roles() -> Rows:
    return [RoleAssignmentFactory(role=Role.MENTOR)]


@rows("accounts.Invitation", "accounts.manage_people")
def invitations() -> Rows:
    return [an_invitation()]


# audit


def an_event() -> models.Model:
    """Something that happened."""
    with transaction.atomic():
        return record("person.created", UserFactory(), by="uji")


@door("audit:event")
def the_event() -> Arguments:
    return {"pk": an_event().pk}


@rows("audit.Event", "audit.read")
def events() -> Rows:
    return [an_event()]


# tasks


@door("tasks:job", "tasks:repeat")
def a_job() -> Arguments:
    return {"pk": Job.objects.create(name="Hitung", started_by=UserFactory()).pk}


@rows("tasks.Job", "tasks.view")
def jobs() -> Rows:
    return [Job.objects.create(name="Hitung", started_by=UserFactory())]


# regions and editions


@rows("regions.Region", "regions.view")
def regions() -> Rows:
    return [a_region()]


@rows("regions.Province", "regions.view")
def provinces() -> Rows:
    return [a_region().province]


@rows("editions.Edition", "editions.view")
def editions() -> Rows:
    return [
        an_edition(),
        EditionFactory(state="open"),
        EditionFactory(state="preparing"),
        EditionFactory(state="closed"),
    ]


@door(
    "editions:detail", "editions:change", "editions:copy", "editions:act", "editions:milestone", "editions:phases",
    "editions:new_phase", "editions:switch_phase",
)  # fmt: skip
def the_edition() -> Arguments:
    return {"slug": an_edition().slug}


@door("editions:phase", "editions:drop_phase")
def a_phase() -> Arguments:
    edition = EditionFactory()
    return {"slug": edition.slug, "pk": edition.phases.create(name="Penilaian", order=1).pk}


@door("editions:drop_milestone")
def a_milestone() -> Arguments:
    milestone = EditionMilestoneFactory()
    return {"slug": milestone.edition.slug, "pk": milestone.pk}


# indicators


@door("regions:detail", "indicators:region", "editions:region", "portal:region")
def a_region_address() -> Arguments:
    return {"slug": a_region().slug}


@door("indicators:detail", "indicators:edit", "indicators:verify")
def an_indicator() -> Arguments:
    return {"code": IndicatorFactory(code="fiscal_capacity").code}


@door("indicators:object")
def a_value() -> Arguments:
    return {"pk": IndicatorValueFactory().pk}


@door("indicators:answer")
def an_objection() -> Arguments:
    official = somebody(Role.REGION_ADMIN, region=a_region())
    return {"pk": object_to(IndicatorValueFactory(), reason="Tahun keliru", by=official).pk}


def a_batch() -> models.Model:
    """A delivered table."""
    IndicatorFactory(code="fiscal_capacity")
    table = [["Kode wilayah", "fiscal_capacity"], [a_region().code, "0,5"]]
    return delivered(table, by=somebody(Role.NATIONAL_ADMIN))


@door("indicators:batch", "indicators:columns", "indicators:names", "indicators:apply", "indicators:act", "indicators:marked",
      "indicators:original")  # fmt: skip
def the_batch() -> Arguments:
    return {"pk": a_batch().pk}


@rows("indicators.ImportBatch", "indicators.see_batch")
def batches() -> Rows:
    return [a_batch()]


@rows("indicators.Indicator", "indicators.view")
def indicators() -> Rows:
    return [IndicatorFactory()]


@rows("indicators.IndicatorValue", "indicators.view")
def values() -> Rows:
    return [IndicatorValueFactory()]


# documents


@door("documents:letter", "documents:preview", "documents:act", "documents:receipt")
def a_letter() -> Arguments:
    return {"pk": draft(region_code="35.29").pk}


@door("documents:edit_number_series")
def a_number_series() -> Arguments:
    return {"pk": NumberSeriesFactory().pk}


@door("documents:download")
def a_file() -> Arguments:
    file = LetterFile(letter=draft(region_code="35.29"), format="pdf", name="surat.pdf", sha256="0" * 64, size=8)
    file.file.save("surat.pdf", ContentFile(b"%PDF-1.7"))
    return {"pk": file.pk}


@door("verification:letter")
def an_unknown_letter() -> Arguments:
    return {"token": "tidak-ada"}


@rows("documents.Letter", "documents.view")
def letters() -> Rows:
    issued = draft(region_code="35.29")
    Letter.objects.filter(pk=issued.pk).update(state=Letter.State.ISSUED, number="B-1/2026", dated_on="2026-03-02")
    return [draft(region_code="35.29"), issued, draft(region_code="71.09")]


# notifications


@door("notifications:open")
def a_notice() -> Arguments:
    return {"pk": Notice.objects.create(person=UserFactory()).pk}


@door("notifications:text")
def a_text() -> Arguments:
    return {"code": INVITED.code, "language": "id"}


@door("notifications:remove_day")
def a_day_off() -> Arguments:
    return {"pk": CalendarDay.objects.create(date="2026-12-24", name="Cuti bersama").pk}


@door("notifications:deadline")
def a_deadline() -> Arguments:
    return {"pk": Deadline.objects.create(target="Jawaban", outcome="test", due_at=timezone.now()).pk}


@rows("notifications.Notice", "notifications.read")
def notices() -> Rows:
    return [Notice.objects.create(person=UserFactory())]


# shortlisting


@door("shortlisting:schemes", "shortlisting:open_scheme", "invitations:rules", "invitations:nominations",
      "invitations:lists", "invitations:invitations", "invitations:write_letters")  # fmt: skip
def an_edition_with_a_run() -> Arguments:
    return {"slug": a_country().edition.slug}


@door("shortlisting:scheme", "shortlisting:edit_scheme", "shortlisting:weigh")
def a_scheme() -> Arguments:
    return {"pk": a_country().run.scheme_id}


@door("shortlisting:compute_run")
def a_scheme_to_compute() -> Arguments:
    return a_scheme()


@door("shortlisting:ranking", "shortlisting:sureness", "shortlisting:what_if", "shortlisting:check_files")
def a_run() -> Arguments:
    return {"pk": a_computed_run().pk}


@door("shortlisting:standing")
def a_standing() -> Arguments:
    run = a_computed_run()
    return {"pk": run.pk, "code": run.inputs["units"][0]["code"]}


@door("invitations:draw_up")
def a_run_to_draw_from() -> Arguments:
    return {"run_pk": a_country().run.pk}


@door("invitations:list", "invitations:act_on_list", "invitations:swap", "invitations:prepare")
def a_list() -> Arguments:
    return {"pk": a_country().approved(3).pk}


@door("invitations:explanation", "invitations:explanation_pdf")
def a_sheet() -> Arguments:
    return {"pk": a_country().approved(3).entries.first().pk}


def prepared() -> RegionInvitation:
    """An invitation not yet sent."""
    country = a_country()
    return inviting.prepare(country.approved(3), answer_by=in_days(10), by=country.first)[0]


@door("invitations:rule")
def a_rule() -> Arguments:
    rule = {
        "edition": EditionFactory(state="open"),
        "order": 1,
        "test": EligibilityRule.Test.AUTONOMOUS,
        "words": "Otonom",
    }
    return {"pk": EligibilityRule.objects.create(**rule).pk}


@door("invitations:decide_swap")
def a_change_by_hand() -> Arguments:
    country = a_country()
    change = HandChange.objects.create(
        invitation_list=country.approved(3), region_in=country.regions[5], region_out=country.regions[0],
        reason="Bencana", proposed_by=country.first,
    )  # fmt: skip
    return {"pk": change.pk}


@door("invitations:invitation", "invitations:act_on_invitation", "invitations:answer", "invitations:extend",
      "invitations:call_reserve")  # fmt: skip
def an_invited_region() -> Arguments:
    return {"pk": prepared().pk}


@rows("invitations.Invitation", "invitations.see_invitation")
def region_invitations() -> Rows:
    """One sent, to the region that the actors of the test serve; the others not."""
    first = prepared()
    RegionInvitation.objects.filter(pk=first.pk).update(region=a_region(), sent_at=timezone.now())
    return [first]


@rows("invitations.InvitationList", "invitations.see_list")
def lists() -> Rows:
    published = a_country().approved(3)
    InvitationList.objects.filter(pk=published.pk).update(published_at=timezone.now())
    return [published, a_country().draw(3)]


@rows("invitations.ListEntry", "invitations.see_sheet")
def sheets() -> Rows:
    lists()
    return []


# api


@door("api:get_region")
def a_region_code() -> Arguments:
    return {"kode": a_region().code}


@door("api:list_participants", "api:list_funnel")
def an_edition_code() -> Arguments:
    return {"kode": an_edition().slug}


@door("api:list_values")
def an_indicator_code() -> Arguments:
    return {"kode": IndicatorFactory(code="fiscal_capacity").code}


@door("portal:download")
def a_data_set() -> Arguments:
    return {"name": next(iter(DATA_SETS)), "kind": "csv"}


@door("portal:list")
def a_list_for_everybody() -> Arguments:
    return {"pk": a_published_list()["nomor"]}


@door("api:get_published")
def a_published_list() -> Arguments:
    published = a_country().approved(3)
    InvitationList.objects.filter(pk=published.pk).update(published_at=timezone.now())
    return {"nomor": published.pk}
