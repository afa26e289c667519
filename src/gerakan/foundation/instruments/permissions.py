"""Who reads, builds and publishes instruments."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, signed_in, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF
from gerakan.foundation.instruments.models import InstrumentVersion


@who
def is_no_draft(user: Actor, thing: object = None) -> bool:
    """Versi itu sudah terbit."""
    return isinstance(thing, InstrumentVersion) and thing.state != InstrumentVersion.State.DRAFT


SEE_WORK = permission("instruments.see_work", OVERSIGHT, _("Melihat rancangan instrumen"))
READ = permission("instruments.read", OVERSIGHT | (signed_in & is_no_draft), _("Membaca versi instrumen"))
LIST = permission("instruments.list", signed_in, _("Melihat daftar instrumen"))
EDIT = permission("instruments.edit", STAFF, _("Menyusun instrumen"))
PUBLISH = permission("instruments.publish", STAFF, _("Menerbitkan instrumen"))
