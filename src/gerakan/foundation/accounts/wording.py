"""What the log's codes about people mean in plain words."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.audit import words


def register_words() -> None:
    """Called once, when the app starts."""
    words.register(
        {
            "person.created": _("Membuat akun"),
            "person.profile_changed": _("Mengubah profil"),
            "person.deactivated": _("Menonaktifkan akun"),
            "person.reactivated": _("Mengaktifkan akun kembali"),
            "role.given": _("Memberi peran"),
            "role.ended": _("Mengakhiri peran"),
            "invitation.sent": _("Mengirim undangan"),
            "invitation.sent_again": _("Mengirim undangan lagi"),
            "invitation.revoked": _("Menarik undangan"),
            "invitation.accepted": _("Menerima undangan"),
        },
        fields={"place": _("Untuk")},
    )
