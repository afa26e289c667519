"""Who may read, make and shape a plan's books."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF
from gerakan.stages.books.models import Rendering
from gerakan.stages.masterplans.permissions import guides_it, is_its_region, writes_it
from gerakan.stages.reviews.models import PlanVersion


@who
def its_version_is_public(user: Actor, thing: object = None) -> bool:
    """Siapa saja, setelah versinya diumumkan; bukan rancangannya."""
    if not isinstance(thing, Rendering) or thing.is_draft or thing.version_id is None:
        return False
    return PlanVersion.objects.public().filter(pk=thing.version_id).exists()


@who
def reads_its_plan(user: Actor, thing: object = None) -> bool:
    """Yang boleh membaca rencananya."""
    if not isinstance(thing, Rendering):
        return False
    readers = (OVERSIGHT, is_its_region, guides_it)
    return any(one.holds(user, thing.plan) for one in readers)


DOWNLOAD = permission("books.download", reads_its_plan | its_version_is_public, _("Mengunduh buku rencana induk"))
MAKE = permission("books.make", STAFF | is_its_region | guides_it, _("Membuat buku rencana induk"))
SHAPE = permission("books.shape", writes_it, _("Mengatur lambang, warna, dan pengantar buku"))
