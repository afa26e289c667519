"""Ties that our own records tell of: employment, roles, past mentoring, birth and home."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import Organisation, RoleAssignment
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.finder import RegionFinder
from gerakan.foundation.regions.models import Region
from gerakan.foundation.regions.names import letters
from gerakan.foundation.regions.queries import region_finder
from gerakan.stages.assessors.models import Assessor, Engagement, Tie

Ground = Tie.Ground
REGIONAL = (Organisation.Kind.REGIONAL, Organisation.Kind.AGENCY)
NAMED = re.compile(r"\b((?:kabupaten|kab\.?|kota)\s+.+)$", re.IGNORECASE)
GOVERNMENT_MAIL = re.compile(r"@(?:[\w-]+\.)*(?:(?P<kab>\w+)kab|(?P<kota>\w+)kota|kota(?P<city>\w+))\.go\.id$")


@dataclass(frozen=True)
class Hit:
    """A record that speaks of a tie; `words` say which."""

    assessor: int
    ground: str
    region: int | None
    province: int | None
    words: str

    @property
    def key(self) -> tuple[int, int | None, int | None, str]:
        """One tie for each of these."""
        return self.assessor, self.region, self.province, self.ground


def hits_for(assessors: Iterable[Assessor]) -> list[Hit]:
    """Every tie that records tell of, each once; seven queries, however many people."""
    people = list(assessors)
    finder, by_mail = region_finder(), _by_mail_name()
    held = _roles_of(people)
    found: dict[tuple[int, int | None, int | None, str], Hit] = {}
    for person in people:
        told = [*_of_birth_and_home(person), *_of_employment(person, finder, by_mail), *_of_roles(person, held)]
        for hit in told:
            found.setdefault(hit.key, hit)
    return list(found.values())


def _of_birth_and_home(person: Assessor) -> Iterator[Hit]:
    if person.birth_region_id:
        yield Hit(person.pk, Ground.BIRTH, person.birth_region_id, None, _("Daerah lahir pada data orangnya"))
    if person.birth_province_id:
        yield Hit(person.pk, Ground.BIRTH, None, person.birth_province_id, _("Provinsi lahir pada data orangnya"))
    if person.home_region_id:
        yield Hit(person.pk, Ground.HOME, person.home_region_id, None, _("Tempat tinggal pada data orangnya"))


def _of_employment(person: Assessor, finder: RegionFinder, by_mail: dict[str, int]) -> Iterator[Hit]:
    employer = person.user.organisation
    if employer is not None and employer.kind in REGIONAL and (named := NAMED.search(employer.name)):
        finding = finder.find_region(named.group(1))
        if finding.region:
            yield Hit(person.pk, Ground.WORK, finding.region.pk, None, _("Organisasi: %s") % employer.name)
    if (written := GOVERNMENT_MAIL.search(person.user.email)) and (region := by_mail.get(_mail_name(written))):
        yield Hit(person.pk, Ground.WORK, region, None, _("Surel dinas: %s") % person.user.email)


def _of_roles(person: Assessor, held: dict[int, list[RoleAssignment]]) -> Iterator[Hit]:
    for role in held.get(person.user_id, []):
        ground = Ground.MENTORING if role.role == Role.MENTOR else Ground.WORK
        words = _("Peran pada catatan: %s") % role
        yield Hit(person.pk, ground, role.region_id, None if role.region_id else role.province_id, words)


def _roles_of(people: Iterable[Assessor]) -> dict[int, list[RoleAssignment]]:
    rows = RoleAssignment.objects.filter(user__in=[person.user_id for person in people])
    rows = rows.filter(role__in=(*REGION_ROLES, Role.MENTOR, Role.PROVINCE)).select_related("region", "province")
    held: dict[int, list[RoleAssignment]] = {}
    for row in rows:
        if row.region_id or row.province_id:
            held.setdefault(row.user_id, []).append(row)
    return held


def _by_mail_name() -> dict[str, int]:
    """sumenepkab, malangkota: as the addresses of regional governments are made."""
    rows = Region.objects.values_list("pk", "kind", "name")
    return {f"{letters(_base(name))}{'kab' if kind == 'kabupaten' else 'kota'}": pk for pk, kind, name in rows}


def _base(name: str) -> str:
    return name.partition(" ")[2] or name


def _mail_name(written: re.Match[str]) -> str:
    if kab := written.group("kab"):
        return f"{kab}kab"
    return f"{written.group('kota') or written.group('city')}kota"


def ties_of(edition: Edition) -> QuerySet[Tie]:
    """Ties of everybody asked for an edition, open doubts first."""
    asked = Engagement.objects.filter(edition=edition).exclude(state=Engagement.State.DECLINED).values("assessor")
    rows = Tie.objects.filter(assessor__in=asked)
    return rows.select_related("assessor__user", "region", "province", "decided_by").order_by("-state", "pk")


def people_of(edition: Edition) -> list[Assessor]:
    """Everybody asked for an edition, for the search through the records."""
    rows = Assessor.objects.filter(engagements__edition=edition).select_related("user__organisation")
    return list(rows)
