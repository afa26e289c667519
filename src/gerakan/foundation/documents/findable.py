"""What the search knows of a letter; who may see it is asked of the register each time."""

from collections.abc import Iterator
from typing import Any

from gerakan.foundation.search.sources import Entry

KIND = "letter"


def entries_of(letter: Any) -> Iterator[Entry]:
    """Its subject, numbers, addressee and text."""
    said = [letter.number, letter.other_number, letter.addressee, *letter.data.get("body", ())]
    yield Entry(
        title=letter.subject,
        url=letter.get_absolute_url(),
        body=" ".join(part for part in said if part),
        region_code=letter.region_code,
        place=letter.number,
    )
