"""What a new holder takes over of offices, acts and promises; other stages register sections of their own."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.regions.handing_over import Line, Section, package_of, register_section
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.institutions.models import Handover, HandoverItem, OfficeHolder
from gerakan.stages.institutions.queries.acts import acts_of, missing_acts
from gerakan.stages.institutions.queries.bodies import institutions_of, months_of
from gerakan.stages.institutions.queries.offices import chairs_on, gaps_of, holder_on
from gerakan.stages.institutions.queries.promises import duties_of, open_promises
from gerakan.stages.mentoring.models import Deliverable


@translation.override(settings.LANGUAGE_CODE)
def package_for_paper(region: Region) -> list[Section]:
    """The same in the language of papers, whatever the person reads."""
    return [Section(str(row.title), row.lines) for row in package_of(region)]


def to_see_to(region: Region) -> list[Line]:
    """What is open in acts, institutions and promises, for whoever reads them; offices and missing acts are said elsewhere."""
    return [line for read in (_bodies, _promises) for line in read(region) if line.is_gap]


def handovers_of(region: Region) -> list[Handover]:
    """The newest first."""
    rows = Handover.objects.filter(region=region).select_related("region", "outgoing", "incoming")
    return list(rows.order_by("-opened_at", "-pk"))


def open_items(region: Region) -> list[HandoverItem]:
    """Handed over as open and not yet settled."""
    rows = HandoverItem.objects.filter(handover__region=region, closed_at__isnull=True)
    return list(rows.select_related("handover__outgoing", "handover__region").order_by("handover", "pk"))


def successor_of(handover: Handover) -> OfficeHolder | None:
    """Who holds the office now, when it is not the old holder."""
    old = handover.outgoing
    now = holder_on(handover.region, old.office, timezone.localdate(), old.agency)
    return now if now is not None and now.pk != old.pk and now.since >= old.since else None


def _offices(region: Region) -> Iterable[Line]:
    for chair in chairs_on(region, timezone.localdate()):
        names = ", ".join(f"{row.name} ({row.get_capacity_display()})" for row in chair.holders)
        yield Line(f"{chair.label}: {names or _('kosong')}", is_gap=not chair.holders)


def _memoranda(region: Region) -> Iterable[Line]:
    rows = Agreement.objects.filter(region=region, state__in=Agreement.SIGNED_STATES).select_related("edition")
    for row in rows.order_by("-signed_on"):
        until = formats.day(row.valid_until) if row.valid_until else "–"
        text = _("%(edition)s: nomor %(number)s, berlaku sampai %(until)s, %(state)s") % {
            "edition": row.edition.name, "number": row.local_number, "until": until,
            "state": row.get_state_display().lower(),
        }  # fmt: skip
        yield Line(text, row.get_absolute_url())
    for duty in duties_of(region):
        if duty.state == duty.State.OPEN:
            yield Line(_("%(what)s: paling lambat %(day)s") % {"what": duty.title, "day": formats.day(duty.due_on)}, is_gap=True)  # fmt: skip


def _acts(region: Region) -> Iterable[Line]:
    for act in acts_of(region, on=timezone.localdate()):
        yield Line(f"{act}: {act.title}", act.get_absolute_url())
    for row in missing_acts(region):
        yield Line(_("%s belum berlaku") % row.label, is_gap=True)


def _bodies(region: Region) -> Iterable[Line]:
    for one in institutions_of(region):
        yield Line(_("%(body)s: %(count)d anggota") % {"body": one.label, "count": one.member_count})
        for lack in one.lacks:
            yield Line(f"{one.label}: {lack}", is_gap=True)
    missed = [month for month in months_of(region) if month.is_missed]
    if missed:
        yield Line(_("Dewan tidak rapat selama %d bulan dari setahun terakhir") % len(missed), is_gap=True)


def _promises(region: Region) -> Iterable[Line]:
    for row in open_promises(region):
        due = f", {formats.day(row.due_on)}" if row.due_on else ""
        yield Line(f"{row.get_kind_display()}: {row.text.rstrip('.')}{due}", row.get_absolute_url(), is_gap=True)


def _deliverables(region: Region) -> Iterable[Line]:
    rows = Deliverable.objects.filter(stage__guidance__participation__region=region).owed()
    rows = rows.select_related("expected", "stage__guidance__participation__region")
    for row in rows.order_by("due_on", "pk"):
        day = f", {formats.day(row.due_on)}" if row.due_on else ""
        yield Line(f"{row.expected.name}{day}", row.get_absolute_url(), is_gap=True)


def _contacts(region: Region) -> Iterable[Line]:
    rows = RoleAssignment.objects.in_force().filter(region=region, user__is_active=True).select_related("user")
    for row in rows.order_by("role", "user__name"):
        yield Line(
            " · ".join(filter(None, (f"{row.get_role_display()}: {row.user.name}", row.user.email, row.user.phone)))
        )


def _risks(region: Region) -> Iterable[Line]:
    for gap in gaps_of(region):
        if gap.until is None:
            yield Line(_("%(office)s kosong sejak %(day)s") % {"office": gap.label, "day": formats.day(gap.since)}, is_gap=True)  # fmt: skip
    for act in acts_of(region, on=timezone.localdate()):
        if act.last_day is not None and (act.last_day - timezone.localdate()).days <= 180:
            yield Line(_("%(act)s habis %(day)s") % {"act": act, "day": formats.day(act.last_day)}, is_gap=True)


register_section("offices", gettext_lazy("Pejabat"), _offices, order=10)
register_section("memoranda", gettext_lazy("Nota kesepahaman dan kewajibannya"), _memoranda, order=20)
register_section("acts", gettext_lazy("Produk hukum"), _acts, order=30)
register_section("bodies", gettext_lazy("Lembaga"), _bodies, order=40)
register_section("promises", gettext_lazy("Janji yang belum dipenuhi"), _promises, order=50)
register_section("deliverables", gettext_lazy("Hasil bimbingan yang ditunggu"), _deliverables, order=60)
register_section("risks", gettext_lazy("Risiko"), _risks, order=70)
register_section("contacts", gettext_lazy("Narahubung"), _contacts, order=90)
