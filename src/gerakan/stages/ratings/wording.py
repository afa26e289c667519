"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "rating.given": _("Seorang peserta menilai pertemuan"),
    "rating.comment_hidden": _("Menyembunyikan komentar peserta"),
    "rating.comment_shown": _("Menunjukkan lagi komentar peserta"),
}
QUIET = ("rating.given",)
"""Counted and proven in the log, told in no trail: hours of single ratings beside a list of who came would tell who rated."""
