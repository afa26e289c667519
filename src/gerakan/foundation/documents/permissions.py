"""Who may read and write the register of letters."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, hat_of
from gerakan.foundation.documents.models import Letter, LetterFile


@who
def is_its_region(user: Actor, letter: object = None) -> bool:
    """Daerah yang dituju surat yang sudah terbit."""
    if not isinstance(letter, Letter) or letter.state == Letter.State.DRAFT:
        return False
    hat = hat_of(user)
    return bool(hat and hat.region and hat.region.code == letter.region_code)


@who
def may_read_its_letter(user: Actor, file: object = None) -> bool:
    """Yang boleh membaca suratnya."""
    return isinstance(file, LetterFile) and VIEW.allows(user, file.letter)


VIEW = permission("documents.view", OVERSIGHT | is_its_region, _("Membaca surat"))
DOWNLOAD = permission("documents.download", may_read_its_letter, _("Mengunduh surat"))
READ_REGISTER = permission("documents.read_register", OVERSIGHT, _("Membaca register surat"))
ISSUE = permission("documents.issue", STAFF, _("Menerbitkan surat"))
WITHDRAW = permission("documents.withdraw", STAFF, _("Menarik surat"))
REGISTER = permission("documents.register", STAFF, _("Mencatat surat dari luar sistem"))
NUMBER = permission("documents.number", STAFF, _("Mengatur format nomor surat"))
