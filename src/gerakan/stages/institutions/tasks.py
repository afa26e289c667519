"""Background work: every morning, who still owes acts after signing."""

import datetime

from django.utils.translation import gettext as _

from gerakan.foundation.tasks.scheduling import chore
from gerakan.stages.institutions import notices, queries
from gerakan.stages.institutions.queries.acts import owing_acts


@chore("institutions.acts", daily_at=datetime.time(3, 40))
def follow_acts() -> str:
    """Regions with a memorandum in force, no open duty that reminds already, and a required act missing."""
    reminded = 0
    for agreement in owing_acts():
        missing = queries.missing_acts(agreement.region)
        if missing:
            notices.remind_of_acts(agreement, missing)
            reminded += 1
        else:
            notices.acts_are_complete(agreement.region)
    return _("%d daerah masih berutang produk hukum") % reminded
