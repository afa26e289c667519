"""Who may do what with the terms of a decision."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF
from gerakan.stages.terms.models import Terms


@who
def terms_are_open(user: Actor, terms: object = None) -> bool:
    """Siapa saja, setelah ketentuan diumumkan."""
    return isinstance(terms, Terms) and Terms.objects.filter(pk=terms.pk).visible_to(user).exists()


SEE_WORK = permission("terms.see_work", OVERSIGHT, _("Melihat rancangan ketentuan penetapan"))
SEE = permission("terms.see", OVERSIGHT | terms_are_open, _("Membaca ketentuan penetapan"))
WRITE = permission("terms.write", STAFF, _("Menyusun dan mengumumkan ketentuan penetapan"))
