"""What the finder's answers are called on screen."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.finder import Status, Why

STATUS_WORDS = {
    Status.EXACT: _("persis"),
    Status.NORMALISED: _("sama setelah dirapikan"),
    Status.ALIAS: _("dikenal dengan tulisan lain"),
    Status.SUGGESTED: _("perlu dipilih"),
    Status.AMBIGUOUS: _("lebih dari satu daerah mungkin"),
    Status.UNKNOWN: _("tidak dikenal"),
}
WHY_WORDS = {
    Why.CODE: _("kode Kemendagri"),
    Why.BPS_CODE: _("kode BPS"),
    Why.FORMER_CODE: _("kode lama"),
    Why.LOST_ZERO: _("nol di akhir kode hilang"),
    Why.SAME_NAME: _("nama sama"),
    Why.FORMER_NAME: _("nama lama"),
    Why.SPELLING: _("ejaan lain"),
    Why.ABBREVIATION: _("singkatan"),
    Why.POPULAR_NAME: _("nama populer"),
    Why.DECIDED: _("diputuskan petugas"),
    Why.PRESS_ERROR: _("salah tulis"),
    Why.WRONG_KIND: _("jenis berbeda"),
    Why.OTHER_PROVINCE: _("provinsi berbeda"),
    Why.ALIKE: _("mirip"),
}
