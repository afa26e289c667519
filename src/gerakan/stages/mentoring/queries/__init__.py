"""Questions about bimbingan; later stages ask here which regions a person guides or belongs to."""

from gerakan.stages.mentoring.queries.guidance import guidances_of

__all__ = ["guidances_of"]
