"""What several screens ask first."""

from django.http import Http404

from gerakan.stages.masterplans.queries.sheets import SHEETS, Sheet


def sheet_called(code: str) -> Sheet:
    """The sheet of this address, or 404."""
    if code not in SHEETS:
        raise Http404
    return SHEETS[code]
