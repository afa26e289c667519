"""What the paper of an agreement says, for both renderers."""

from dataclasses import asdict, dataclass
from typing import Any

from gerakan.foundation.documents.words import long_date
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.agreements.queries.fields import DOTS, filled, head_with_mandate, office_with_mandate


@dataclass(frozen=True)
class PartyContent:
    """One side as the paper names it."""

    office: str
    name: str
    title: str
    standing: str
    number: str


@dataclass(frozen=True)
class AgreementContent:
    """Everything the paper says."""

    title: str
    subject: str
    first: PartyContent
    second: PartyContent
    clauses: tuple[tuple[str, str], ...]
    witnesses: tuple[str, ...]
    place: str
    date: str
    verification_url: str
    is_sample: bool
    is_draft: bool

    def as_data(self) -> dict[str, Any]:
        """JSON for typst."""
        return asdict(self)


def content_of(agreement: Agreement, *, is_draft: bool) -> AgreementContent:
    """In Indonesian, as papers are; dots where a draft does not know yet."""
    return AgreementContent(
        title="Nota Kesepahaman",
        subject=filled(agreement, agreement.template.subject),
        first=PartyContent(
            agreement.template.national_office, agreement.national_name, agreement.national_title,
            office_with_mandate(agreement), agreement.national_number or DOTS,
        ),
        second=PartyContent(
            f"Pemerintah {agreement.region.name}", agreement.region_name, agreement.region_title,
            head_with_mandate(agreement), agreement.local_number or DOTS,
        ),
        clauses=tuple((row.heading, filled(agreement, row.text)) for row in agreement.clauses.all()),
        witnesses=tuple(agreement.witnesses),
        place=agreement.place or DOTS,
        date=long_date(agreement.dated_on) if agreement.dated_on else DOTS,
        verification_url=agreement.verification_url,
        is_sample=agreement.edition.is_sample,
        is_draft=is_draft,
    )  # fmt: skip
