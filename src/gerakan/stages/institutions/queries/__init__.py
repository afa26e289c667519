"""Questions about local institutions; later stages ask the ones named here."""

from gerakan.stages.institutions.queries.acts import MissingAct, acts_of, missing_acts
from gerakan.stages.institutions.queries.offices import Gap, gaps, holder_on, holders_on

__all__ = ["Gap", "MissingAct", "acts_of", "gaps", "holder_on", "holders_on", "missing_acts"]
