"""Questions about an edition's text, and the fields that it may name."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import NumberSeries
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.notifications.kinds import PLACE
from gerakan.stages.drafting.models import Template

FIELDS: dict[str, str | Promise] = {
    "nomor_nasional": gettext_lazy("nomor kementerian"),
    "nomor_daerah": gettext_lazy("nomor daerah"),
    "tanggal": gettext_lazy("tanggal naskah"),
    "tempat": gettext_lazy("tempat penandatanganan"),
    "daerah": gettext_lazy("nama daerah"),
    "ibu_kota": gettext_lazy("ibu kota daerah"),
    "provinsi": gettext_lazy("nama provinsi"),
    "kepala_daerah": gettext_lazy("nama penanda tangan daerah"),
    "jabatan_kepala_daerah": gettext_lazy("jabatan penanda tangan daerah"),
    "kedudukan_kepala_daerah": gettext_lazy("jabatan dan mandat penanda tangan daerah"),
    "instansi": gettext_lazy("instansi pihak kesatu"),
    "pejabat": gettext_lazy("nama penanda tangan kementerian"),
    "jabatan_pejabat": gettext_lazy("jabatan penanda tangan kementerian"),
    "kedudukan_pejabat": gettext_lazy("jabatan dan mandat penanda tangan kementerian"),
    "edisi": gettext_lazy("nama edisi"),
    "tahun": gettext_lazy("tahun edisi"),
    "berlaku_dari": gettext_lazy("tanggal mulai berlaku"),
    "berlaku_sampai": gettext_lazy("tanggal berakhir"),
    "saksi": gettext_lazy("kementerian saksi"),
}


def templates_of(edition: Edition) -> QuerySet[Template]:
    """Every version, the latest first."""
    return Template.objects.filter(edition=edition).order_by("-number")


def ready_template(edition: Edition) -> Template | None:
    """The text in use."""
    return templates_of(edition).filter(state=Template.State.READY).select_related("edition").first()


def earlier_template(edition: Edition) -> Template | None:
    """What a new text begins from: this edition's latest, else that of the latest edition before."""
    own = templates_of(edition).first()
    return own or Template.objects.filter(edition__year__lt=edition.year).order_by("-edition__year", "-number").first()


def units() -> list[str]:
    """Units that number letters."""
    return list(NumberSeries.objects.values_list("unit", flat=True).distinct().order_by("unit"))


def director_general() -> RoleAssignment | None:
    """Who signs for the ministry today, the holder before a stand-in."""
    rows = RoleAssignment.objects.in_force().filter(role=Role.DIRECTOR_GENERAL)
    return rows.select_related("user").order_by("acting_kind", "pk").first()


def unknown_fields(text: str) -> str | None:
    """Why a text cannot be used, in a person's words; None when it can."""
    if unknown := sorted(set(PLACE.findall(text)) - set(FIELDS)):
        return _("Kata sisipan tidak dikenal: %s.") % ", ".join(unknown)
    rest = PLACE.sub("", text)
    if "{{" in rest or "}}" in rest or "{%" in rest:
        return _("Kata sisipan ditulis {{ seperti_ini }}, tanpa perintah lain.")
    return None


def named_in(texts: Iterable[str]) -> list[str]:
    """The fields that these texts use, in the order of the table."""
    used = {name for text in texts for name in PLACE.findall(text)}
    return [name for name in FIELDS if name in used]
