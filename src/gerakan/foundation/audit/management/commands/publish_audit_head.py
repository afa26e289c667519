"""gerakan publish_audit_head: show today's fingerprint of the log to everybody (run it once a day)."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from gerakan.foundation.audit.publishing import ChainBroken, publish_head


class Command(BaseCommand):
    """Exit code 1, and nothing published, when the chain is broken."""

    help = "Umumkan sidik terakhir catatan peristiwa untuk hari ini."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            head = publish_head()
        except ChainBroken as broken:
            self.stderr.write(_("Tidak diumumkan, rantai putus: %s. Jalankan verify_audit.") % broken)
            sys.exit(1)
        self.stdout.write(
            _("%(day)s: %(count)d peristiwa, sidik %(hash)s")
            % {"day": head.day.isoformat(), "count": head.count, "hash": head.hash}
        )
