"""Who may read, deliver, verify and define indicators."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, signed_in, who
from gerakan.foundation.accounts.hats import hat_of, is_auditor, is_partner_ministry, is_secretariat, region_of
from gerakan.foundation.indicators.models import ImportBatch, Indicator, IndicatorValue, Objection


@who
def owns_it(user: Actor, thing: object = None) -> bool:
    """Organisasinya pemilik indikator atau pengirim berkas ini."""
    hat = hat_of(user)
    return hat is not None and hat.organisation_id is not None and hat.organisation_id == _owner_of(thing)


@who
def is_own_region(user: Actor, thing: object = None) -> bool:
    """Nilai itu tentang daerahnya sendiri."""
    return isinstance(thing, IndicatorValue) and region_of(user) == thing.region_id


@who
def belongs_to_a_sender(user: Actor) -> bool:
    """Bertugas atas nama suatu organisasi."""
    hat = hat_of(user)
    return hat is not None and hat.organisation_id is not None


def _owner_of(thing: object) -> int | None:
    if isinstance(thing, Indicator):
        return thing.owner_id
    if isinstance(thing, ImportBatch):
        return thing.organisation_id
    if isinstance(thing, IndicatorValue):
        return thing.indicator.owner_id
    return thing.value.indicator.owner_id if isinstance(thing, Objection) else None


SENDERS = is_secretariat | (is_partner_ministry & belongs_to_a_sender)
OWN = is_secretariat | (is_partner_ministry & owns_it)

VIEW = permission("indicators.view", signed_in, _("Melihat pustaka indikator"))
DEFINE = permission("indicators.define", is_secretariat, _("Menambah atau mengubah indikator"))
DELIVER = permission("indicators.deliver", SENDERS, _("Mengirim tabel indikator"))
FILL = permission("indicators.fill", OWN, _("Mengisi nilai indikator ini"))
VERIFY = permission("indicators.verify", OWN, _("Memverifikasi nilai"))
SEE_BATCHES = permission("indicators.see_batches", SENDERS | is_auditor, _("Melihat daftar impor"))
SEE_BATCH = permission("indicators.see_batch", OWN | is_auditor, _("Melihat kumpulan impor"))
WORK_ON_BATCH = permission("indicators.work_on_batch", OWN, _("Mengerjakan kumpulan impor"))
OBJECT = permission("indicators.object", is_own_region, _("Menyatakan keberatan atas nilai"))
ANSWER = permission("indicators.answer", OWN, _("Menjawab keberatan"))
