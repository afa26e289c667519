"""Who may do what in penjaringan."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import permission
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF

SEE_WORK = permission("shortlisting.see_work", OVERSIGHT, _("Melihat kerja penjaringan"))
EDIT_SCHEME = permission("shortlisting.edit_scheme", STAFF, _("Menyusun skema"))
COMPUTE = permission("shortlisting.compute", STAFF, _("Menghitung peringkat"))
