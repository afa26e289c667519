"""Who may do what with events."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF
from gerakan.stages.ceremonies.models import SigningEvent
from gerakan.stages.drafting.permissions import is_ministry_side


@who
def is_invited(user: Actor, thing: object = None) -> bool:
    """Daerah yang diundang ke acara itu."""
    return isinstance(thing, SigningEvent) and SigningEvent.objects.filter(pk=thing.pk).visible_to(user).exists()


SEE_WORK = permission("ceremonies.see_work", OVERSIGHT | is_ministry_side, _("Melihat semua acara"))
SEE = permission("ceremonies.see", OVERSIGHT | is_ministry_side | is_invited, _("Melihat acara"))
PLAN = permission("ceremonies.plan", STAFF, _("Merencanakan acara dan mencatat kehadiran"))
