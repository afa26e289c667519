"""What is said of one electronic signature; without the library that reads it, which takes a second to load."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One signature in a file: whose, and whether the file is still what was signed."""

    signer: str
    issuer: str
    signed_at: str
    is_whole: bool
    covers_all: bool
    is_trusted: bool

    def as_data(self) -> dict[str, Any]:
        """JSON, kept with the file."""
        return asdict(self)
