"""Who reads what participants say, as sums; whoever holds a link rates without an account."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import permission
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF
from gerakan.stages.sessions.permissions import is_guiding, works_for_one

SEE_WORK = permission("ratings.see_work", OVERSIGHT, _("Melihat penyimpangan penilaian peserta"))
OWN = permission("ratings.own", is_guiding, _("Membaca kata peserta tentang dirinya"))
HIDE = permission("ratings.hide", STAFF, _("Menyembunyikan komentar peserta yang menyebut nama"))
HAND_OUT = permission("ratings.hand_out", STAFF | works_for_one, _("Membagikan tautan penilaian kepada peserta"))
