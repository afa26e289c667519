"""The ministry's vocabulary: six pillars of three sub-dimensions, six fields of action."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.stages.mentoring.models import Pillar


class SubDimension(models.TextChoices):
    """Three for each pillar, in the pillars' order."""

    PUBLIC_SERVICES = "public_services", _("Pelayanan publik")
    BUREAUCRACY = "bureaucracy", _("Tata kelola birokrasi")
    PUBLIC_POLICY = "public_policy", _("Kebijakan publik")
    TOURISM = "tourism", _("Pariwisata")
    BUSINESS = "business", _("Bisnis")
    CITY_APPEARANCE = "city_appearance", _("Wajah kota")
    INDUSTRY = "industry", _("Industri")
    WELFARE = "welfare", _("Kesejahteraan")
    TRANSACTIONS = "transactions", _("Transaksi")
    HARMONY = "harmony", _("Harmoni tata ruang")
    HEALTH = "health", _("Kesehatan")
    MOBILITY = "mobility", _("Mobilitas")
    COMMUNITY = "community", _("Komunitas")
    EDUCATION = "education", _("Pendidikan")
    SECURITY = "security", _("Keamanan")
    PROTECTION = "protection", _("Proteksi lingkungan")
    WASTE = "waste", _("Sampah dan limbah")
    ENERGY = "energy", _("Energi")


PILLAR_OF: dict[str, str] = {
    part: pillar
    for pillar, parts in zip(Pillar.values, zip(*[iter(SubDimension.values)] * 3, strict=True), strict=True)
    for part in parts
}


GIFFINGER = {"mobility": Pillar.LIVING, "people": Pillar.SOCIETY, "government": Pillar.GOVERNANCE}
"""Where the words of Giffinger (2007) that are no pillar of the ministry's belong."""


def of_its_pillar(name: str) -> models.CheckConstraint:
    """A sub-dimension stands under its own pillar; either may still be empty."""
    fits = models.Q(subdimension="") | models.Q(pillar="")
    for part, pillar in PILLAR_OF.items():
        fits |= models.Q(subdimension=part, pillar=pillar)
    return models.CheckConstraint(condition=fits, name=name)


class Field(models.TextChoices):
    """What a programme acts on."""

    POLICY_INSTITUTION = "policy_institution", _("Kebijakan dan kelembagaan")
    INFRASTRUCTURE = "infrastructure", _("Infrastruktur")
    APPLICATION = "application", _("Aplikasi")
    HUMAN_RESOURCES = "human_resources", _("Sumber daya manusia")
    LITERACY = "literacy", _("Literasi")
    COOPERATION = "cooperation", _("Kerja sama")


class Helix(models.TextChoices):
    """Whom the five helices mean."""

    GOVERNMENT = "government", _("Pemerintah")
    ACADEMIA = "academia", _("Perguruan tinggi")
    BUSINESS = "business", _("Dunia usaha")
    COMMUNITY = "community", _("Masyarakat")
    MEDIA = "media", _("Media")
