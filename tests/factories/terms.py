"""Terms of a decision as tests need them."""

from collections.abc import Sequence
from typing import Any

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.terms.commands import draft_terms, publish
from gerakan.stages.terms.models import Terms
from gerakan.stages.terms.queries import terms_in_force
from tests.factories.accounts import an_edition, somebody


def terms_draft(edition: Edition | None = None, *, quotas: Sequence[QuotaOrder] = (), **fields: Any) -> Terms:
    """Not yet published: no condition but what is asked for."""
    conditions = fields.pop("conditions", ())
    by = somebody(Role.SECRETARIAT)
    return draft_terms(edition or an_edition(), fields=fields, quotas=quotas, conditions=conditions, by=by)


def some_terms(edition: Edition | None = None, *, quotas: Sequence[QuotaOrder] = (), **fields: Any) -> Terms:
    """In force; those that are in force already unless others are asked for."""
    edition = edition or an_edition()
    found = terms_in_force(edition)
    if found is not None and not quotas and all(getattr(found, name, None) == said for name, said in fields.items()):
        return found
    drafted = terms_draft(edition, quotas=quotas, **({"reason": "Diperbaiki."} | fields if found else fields))
    publish(drafted, by=somebody(Role.SECRETARIAT))
    return drafted
