"""Who may do what with assessors and their ties."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.editions.phases import phase_right
from gerakan.stages.assessors.models import Assessor, Engagement, Material, Tie

ASSESSOR_ROLES = (Role.ASSESSOR, Role.PANEL_CHAIR)

REGIONS_KNOW_ASSESSORS = phase_right(
    "assessors.known_to_regions", _("Daerah mengetahui nama asesornya"),
    granted=_("Daerah membaca nama panel pada jadwal wawancaranya."),
    withheld=_("Daerah hanya membaca berapa asesor; namanya disamarkan."),
    concerns=lambda user: holds(user, *REGION_ROLES),
)  # fmt: skip
ASSESSORS_KNOW_EACH_OTHER = phase_right(
    "assessors.known_to_panel", _("Asesor mengetahui nama sesama panel"),
    granted=_("Anggota panel membaca nama satu sama lain."),
    withheld=_("Anggota panel lain tampil sebagai Asesor A, B, C pada berkas, dan tanpa nama pada jadwal."),
    concerns=lambda user: holds(user, *ASSESSOR_ROLES),
)  # fmt: skip
ASSESSORS_KNOW_REGIONS = phase_right(
    "assessors.know_regions", _("Penilai mengetahui daerah yang dinilainya"),
    granted=_("Penilai membaca nama daerah, bukti, dan jadwal wawancaranya."),
    withheld=_(
        "Daerah tampil dengan kode; namanya dihapus dari teks, berkas bukti dan jadwal wawancara ditahan. "
        "Isi berkas tidak disunting, maka tidak dibuka."
    ),
    concerns=lambda user: holds(user, *ASSESSOR_ROLES),
)  # fmt: skip


@who
def is_about_themselves(user: Actor, thing: object = None) -> bool:
    """Orang itu sendiri."""
    if isinstance(thing, Assessor):
        return thing.user_id == user.pk
    return isinstance(thing, Engagement | Tie) and thing.assessor.user_id == user.pk


@who
def is_assessor(user: Actor, thing: object = None) -> bool:
    """Asesor, untuk penugasannya sendiri."""
    if not holds(user, *ASSESSOR_ROLES):
        return False
    return thing is None or is_about_themselves.holds(user, thing)


@who
def takes_part(user: Actor, thing: object = None) -> bool:
    """Asesor yang bersedia pada edisi itu."""
    if not isinstance(thing, Material):
        return False
    accepted = Engagement.objects.filter(assessor__user_id=user.pk or 0, state=Engagement.State.ACCEPTED)
    return accepted.filter(edition_id=thing.edition_id).exists()


SEE_POOL = permission("assessors.see_pool", OVERSIGHT, _("Melihat kumpulan asesor"))
RUN_POOL = permission("assessors.run_pool", STAFF, _("Mengelola asesor, penugasan dan pelatihan"))
DECIDE_TIES = permission("assessors.decide_ties", STAFF, _("Mencari ikatan dan memutuskan berlaku tidaknya"))
SEE_PERSON = permission("assessors.see_person", OVERSIGHT | is_about_themselves, _("Melihat halaman seorang asesor"))
SEE_TIE = permission("assessors.see_tie", OVERSIGHT | is_about_themselves, _("Melihat ikatan seorang asesor"))
ANSWER = permission("assessors.answer", is_assessor, _("Menjawab permintaan bertugas dan menyatakan ikatan"))
READ_MATERIAL = permission("assessors.read_material", OVERSIGHT | takes_part, _("Membaca bahan pelatihan"))
