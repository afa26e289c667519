"""The fingerprint of a scheme that is being edited."""

from gerakan.foundation.audit.fingerprint import content_hash
from gerakan.stages.shortlisting.models import Scheme
from gerakan.stages.shortlisting.queries.schemes import SETTINGS, parameters_of


def draft_fingerprint(scheme: Scheme) -> str:
    """Of all that the editor shows: whoever saves says with it which content they began from."""
    texts = {name: str(getattr(scheme, name)) for name in SETTINGS}
    return content_hash(parameters=parameters_of(scheme), texts=texts)
