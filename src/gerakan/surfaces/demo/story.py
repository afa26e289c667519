"""The demonstration edition, told through the very commands that people use."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.documents.commands import save_number_series
from gerakan.foundation.documents.models import NumberSeries
from gerakan.foundation.editions.commands import move_edition, prepare_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators import commands as indicators
from gerakan.foundation.indicators.delivery import Delivery
from gerakan.foundation.indicators.models import Indicator
from gerakan.stages.invitations.calculations import Order, QuotaOrder
from gerakan.stages.invitations.commands import eligibility, invitations, lists
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.invitations.models import Invitation, InvitationList, ListEntry
from gerakan.stages.shortlisting.commands import runs, schemes
from gerakan.stages.shortlisting.models import Run, Scheme
from gerakan.surfaces.demo import people, values

YEAR = 2027
DATA_YEAR = 2026
PLACES = {"kota": 32, "kabupaten": 48}
DRAWS = 10_000
QUOTAS = (
    QuotaOrder("kind", "kota", 32, 32),
    QuotaOrder("kind", "kabupaten", 48, 48),
    QuotaOrder("island_group", "papua", 10, None),
    QuotaOrder("island_group", "maluku", 2, None),
    QuotaOrder("new_entrant", "ya", 52, None),
)
SENDER = Sender(
    unit="DJAI",
    letterhead=("Kementerian Contoh", "Direktorat Jenderal Contoh"),
    address="Jalan Contoh 1, Jakarta",
    place="Jakarta",
    signatory_name="Citra Contoh",
    signatory_title="Direktur Jenderal",
)
SAMPLE_WEIGHTS = {"fiscal_capacity": 30, "green_city": 20, "government_performance": 30, "sustainable_city": 20}


@transaction.atomic
def tell() -> Edition:
    """Everything up to sent invitations, three answers and the publication; nothing twice."""
    team = people.staff()
    if known := Edition.objects.filter(slug=f"contoh-{YEAR}").first():
        return known
    edition = _edition(team["admin"], slug=f"contoh-{YEAR}", name=f"Edisi Contoh {YEAR}", year=YEAR)
    import_table("indeks-contoh.xlsx", values.sample_workbook(DATA_YEAR), year=DATA_YEAR, source=values.SOURCE)
    scheme = _scheme(edition, team["sekretariat"], weights=SAMPLE_WEIGHTS, year=DATA_YEAR)
    approved = _approved_list(_run(scheme, team["sekretariat"]), team)
    _invite(approved, team["sekretariat"])
    return edition


@transaction.atomic
def tell_real(path: Path, *, year: int, weights: dict[str, int], names: dict[str, str]) -> Edition:
    """The same with a real table of partner figures, up to the approved list of a rehearsal edition."""
    team = people.staff()
    slug = f"contoh-{path.stem.replace('_', '-').lower()[:25]}"
    if known := Edition.objects.filter(slug=slug).first():
        return known
    edition = _edition(team["admin"], slug=slug, name=f"Edisi Peragaan {year} ({path.stem})", year=YEAR)
    import_table(path.name, path.read_bytes(), year=year, source=f"{path.name}, {year}", names=names, is_sample=False)
    scheme = _scheme(edition, team["sekretariat"], weights=weights, year=year)
    _approved_list(_run(scheme, team["sekretariat"]), team)
    return edition


def import_table(
    name: str, content: bytes, *, year: int, source: str, names: dict[str, str] | None = None, is_sample: bool = True
) -> None:
    """Through the import that ministries use: deliver, map, decide names, preview, apply."""
    batch = indicators.deliver(name, data=content, by=people.ACTOR, source=source, is_sample=is_sample)
    mapping = replace(Delivery(batch).mapping, year=year)
    indicators.map_columns(batch, mapping=mapping, by=people.ACTOR)
    cases = Delivery(batch).names.open_cases
    if decisions := {case.key: names[case.written] for case in cases if names and case.written in names}:
        indicators.decide_names(batch, decisions=decisions, by=people.ACTOR)
    indicators.apply_batch(batch, confirmed=Delivery(batch).preview.digest, by=people.ACTOR)


def _edition(admin: User, *, slug: str, name: str, year: int, is_test: bool = False) -> Edition:
    day = timezone.localdate()
    edition = prepare_edition(
        slug=slug,
        year=year,
        name=name,
        theme="Peragaan",
        rule="Empat indeks nasional; indeks kota berkelanjutan hanya untuk kota. Semua nilai adalah data contoh.",
        is_sample=True,
        is_test=is_test,
        starts_on=day,
        ends_on=day + datetime.timedelta(days=365),
        by=admin,
    )
    for test, words in eligibility.DEFAULT_RULES:
        eligibility.add_rule(edition, test=test, words=str(words), by=people.ACTOR)
    move_edition(edition, transition="open", by=admin)
    return edition


def _scheme(edition: Edition, author: User, *, weights: dict[str, int], year: int) -> Scheme:
    scheme = schemes.open_scheme(edition, title="Skema penjaringan contoh", by=author)
    library = {row.code: row for row in Indicator.objects.filter(code__in=weights)}
    rows = [
        schemes.IndicatorRow(library[code], "", year, Decimal(weight), library[code].direction)
        for code, weight in weights.items()
    ]
    schemes.write_scheme(scheme, settings={}, groups=(), indicators=rows, by=author)
    schemes.move_scheme(scheme, step="make_ready", by=author)
    return scheme


def new_edition(admin: User, *, slug: str, name: str, is_test: bool) -> Edition:
    """A further sample edition beside the demonstration's own."""
    return _edition(admin, slug=slug, name=name, year=YEAR, is_test=is_test)


def a_run(edition: Edition, author: User, *, draws: int, places: dict[str, int]) -> Run:
    """The sample figures ranked for another edition."""
    scheme = _scheme(edition, author, weights=SAMPLE_WEIGHTS, year=DATA_YEAR)
    return runs.compute_run(scheme, seed=values.SEED, draws=draws, places=places, by=author)


def _run(scheme: Scheme, author: User) -> Run:
    return runs.compute_run(scheme, seed=values.SEED, draws=DRAWS, places=PLACES, by=author)


def _approved_list(run: Run, team: dict[str, User]) -> InvitationList:
    order = Order(place_count=sum(PLACES.values()), reserve_count=12, lottery_seed=values.SEED, quotas=QUOTAS)
    drawn = lists.draw_up(run, order=order, by=team["sekretariat"])
    lists.propose(drawn, by=team["sekretariat"])
    lists.approve(drawn, by=team["sekretariat2"])
    return drawn


def _invite(approved: InvitationList, author: User) -> None:
    """Three letters are written and sent, two regions answer, one declines and is replaced; the rest wait to be written."""
    answer_by = timezone.localdate() + datetime.timedelta(days=14)
    invitations.prepare(approved, answer_by=answer_by, by=author)
    called = _best_of_each_kind(approved)
    officials = people.regional([row.region for row in called])
    number_series(author)
    for row in called:
        invitations.write_letter(row, sender=SENDER, by=author)
        invitations.send(row, by=author)
    first, second = officials["diskominfo1"], officials["diskominfo2"]
    invitations.confirm(called[0], by=first)
    invitations.decline(called[1], note="Contoh: anggaran tahun ini sudah ditetapkan.", by=second)
    invitations.call_reserve(called[1], answer_by=answer_by, by=author)
    lists.publish(approved, by=author)


def _best_of_each_kind(approved: InvitationList) -> Sequence[Invitation]:
    entries = approved.entries.filter(place=ListEntry.Place.INVITED).order_by("standing__rank", "region__code")
    regions = [
        *entries.filter(region__kind="kota").values_list("region", flat=True)[:1],
        *entries.filter(region__kind="kabupaten").values_list("region", flat=True)[:2],
    ]
    found = {row.region_id: row for row in approved.invitations.select_related("region__province", "edition")}
    return [found[region] for region in regions]


def number_series(author: User) -> None:
    """Numbers of sample letters, made once."""
    year = timezone.localdate().year
    if not NumberSeries.objects.filter(unit=SENDER.unit, year=year).exists():
        pattern = "CONTOH-{nomor:03}/DJAI/{bulan:02}/{tahun}"
        save_number_series(NumberSeries(unit=SENDER.unit, year=year, pattern=pattern), by=author)
