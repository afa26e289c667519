"""A sample cluster of three island regions: a charter in force, one programme agreed on, one that waits for an answer."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.clusters.calculations.merging import stamps
from gerakan.stages.clusters.calculations.shares import division_of
from gerakan.stages.clusters.commands import charters, plans, programmes
from gerakan.stages.clusters.commands.programmes import Portion
from gerakan.stages.clusters.models import JointPlan, JointProgramme
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.clusters.queries import signing
from gerakan.stages.institutions.commands import offices
from gerakan.stages.institutions.models import OfficeHolder
from gerakan.surfaces.demo import people

NAME = "Kawasan Kepulauan Contoh"
OTHERS = ("82.04", "82.07")
"""Halmahera Selatan has a plan of this edition, Pulau Morotai has none: its share stands in no book."""
MILLION = 1_000_000
CHARTER = {
    "purpose": "Data contoh. Warga pulau berpindah, berdagang, dan berwisata lintas kabupaten; jadwal, tiket, dan promosinya diurus bersama.",
    "organs": "Ketua: daerah yang memimpin, berganti setiap dua tahun. Sekretariat bersama: tiga Bappeda. Bertemu setiap tiga bulan.",
    "decision_rule": "Mufakat. Bila dua kali rapat tidak tercapai, diputuskan para kepala daerah dengan dua dari tiga suara.",
    "cost_sharing": "Menurut banyaknya penumpang setiap daerah, kecuali program menentukan lain.",
    "exit_terms": "Diberitahukan enam bulan sebelumnya; bagian tahun berjalan tetap dibayar dan kewajibannya diserahterimakan.",
}
FERRY_DUTIES = (
    "Menjadi tuan rumah sistem pemesanan dan menugaskan lima petugas.",
    "Menyatukan jadwal pelabuhan utara dan melatih agen tiket.",
    "Memasang layar jadwal di dua pelabuhan dan melaporkan gangguan setiap hari.",
)
REEF_DUTIES = (
    "Menyusun satu rute wisata tiga kabupaten dan menjaga lamannya.",
    "Melatih pemandu selam dan mengadakan festival bersama pada tahun kedua.",
    "Mendata homestay dan kapal wisata setiap tahun.",
)
FERRY: dict[str, Any] = {
    "name": "Jadwal dan tiket kapal antarpulau satu pintu", "pillar": "living", "subdimension": "mobility",
    "problem": "Penumpang bertanya jadwal dari pelabuhan ke pelabuhan dan membeli tiket lagi di setiap pulau.",
    "beneficiaries": "penumpang kapal antarpulau", "beneficiaries_number": 84_000, "indicator": "Penumpang yang memesan sebelum berangkat",
    "unit": "persen", "direction": "up", "formula": "Pesanan lewat satu pintu dibagi semua penumpang; data contoh",
    "first": Decimal(6), "duties": FERRY_DUTIES, "targets": (20, 45, 70), "money": {"APBD": (2_400, 1_850, 900), "APBN": (0, 1_000, 0)},
}  # fmt: skip
REEF: dict[str, Any] = {
    "name": "Promosi wisata bahari bersama", "pillar": "branding", "subdimension": "tourism",
    "problem": "Setiap kabupaten mempromosikan pulaunya sendiri; wisatawan tidak menemukan rute yang menyambungkannya.",
    "beneficiaries": "pelaku wisata bahari", "beneficiaries_number": 1_900, "indicator": "Wisatawan yang mengunjungi lebih dari satu kabupaten",
    "unit": "orang", "direction": "up", "formula": "Hitungan homestay dan kapal wisata; data contoh",
    "first": Decimal(1_200), "duties": REEF_DUTIES, "targets": (1_800, 2_600, 4_000), "money": {"APBD": (600, 600, 500), "SPONSOR": (0, 250, 250)},
}  # fmt: skip


def join(edition: Edition, lead: Region, *, head: User, writer: User, chief: User) -> JointPlan:
    """Founded, signed, shared out; made public with what all accepted."""
    regions = [lead, *Region.objects.filter(code__in=OTHERS).order_by("code")]
    facts = {"kind": JointPlan.Kind.CLUSTER, "name": NAME, "starts": edition.year + 1, "years": 5}
    plan = plans.found(edition, facts=facts, members=regions, lead=lead, by=chief)
    vision = {"vision": "Data contoh: tiga kabupaten kepulauan yang terhubung dan terjaga."}
    plans.frame(plan, values=vision, seen=stamps({"vision": ""}), by=writer)
    heads = {lead.pk: head} | {one.pk: _head_of(one) for one in regions[1:]}
    _sign(plan, heads, writer)
    _share(plan, FERRY, (4000, 3500, 2500), heads, by=writer)
    _share(plan, REEF, (3333, 3333, 3334), {place: one for place, one in heads.items() if place != lead.pk}, by=writer)
    plans.publish(plan, by=chief)
    return plan


def _head_of(region: Region) -> User:
    """In office since last year, as the region's Diskominfo recorded."""
    person = people.official_of(region, Role.REGION_HEAD)
    if not OfficeHolder.objects.filter(region=region, office="head", until__isnull=True).exists():
        since = timezone.localdate() - dt.timedelta(days=400)
        facts = {"office": "head", "name": person.name, "since": since, "user": person}
        offices.take_office(region, facts=facts, by=people.official_of(region))
    return person


def _sign(plan: JointPlan, heads: dict[int, User], writer: User) -> None:
    charters.write(plan, values=CHARTER, seen=stamps(dict.fromkeys(CHARTER, "")), by=writer)
    charters.move(plan, step="open", by=writer)
    charter = queries.newest_charter(plan)
    for member in queries.members_of(plan):
        if charter is not None and member.region_id:
            charters.sign(member, seen=signing.text_digest(charter), by=heads[member.region_id])


def _share(plan: JointPlan, told: dict[str, Any], points: tuple[int, ...], heads: dict[int, User], *, by: User) -> None:
    """Those whose heads are given accept their part."""
    row = programmes.add(plan, values=_values(plan, told), by=by)
    portions = [Portion(*one) for one in zip(queries.members_of(plan), points, told["duties"], strict=True)]
    programmes.divide(row, portions=portions, seen=division_of(row).digest, by=by)
    for part in division_of(_again(row)).parts:
        place = part.share.member.region_id
        if place in heads:
            programmes.answer(part.share, seen=part.digest, is_accepted=True, by=heads[place])


def _values(plan: JointPlan, told: dict[str, Any]) -> dict[str, Any]:
    years = list(plan.all_years)[: len(told["targets"])]
    money = {
        f"{source}-{year}": amount * MILLION
        for source, sums in told["money"].items()
        for year, amount in zip(years, sums, strict=True)
    }
    said = {name: value for name, value in told.items() if name not in {"first", "targets", "money", "duties"}}
    return said | {
        "starts": years[0], "ends": years[-1], "baseline": told["first"], "baseline_year": plan.starts - 1, "money": money,
        "targets": {str(year): Decimal(value) for year, value in zip(years, told["targets"], strict=True)},
    }  # fmt: skip


def _again(row: JointProgramme) -> JointProgramme:
    """As the database has it."""
    return queries.programmes().get(pk=row.pk)
