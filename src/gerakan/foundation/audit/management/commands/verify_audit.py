"""gerakan verify_audit: prove the chain of events or name its first break."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from gerakan.foundation.audit.verification import verify


class Command(BaseCommand):
    """Walks the chain; exit code 1 when it is broken."""

    help = "Buktikan bahwa tidak ada peristiwa yang dihapus atau diubah."

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = verify()
        if verdict.holds:
            self.stdout.write(
                _("Rantai utuh: %(count)d peristiwa, sidik terakhir %(head)s")
                % {"count": verdict.count, "head": verdict.head}
            )
            return
        place = _("peristiwa nomor %d") % verdict.break_at if verdict.break_at else _("ujung rantai")
        self.stderr.write(_("Rantai putus di %(place)s: %(reason)s.") % {"place": place, "reason": verdict.reason})
        sys.exit(1)
