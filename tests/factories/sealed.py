"""Dossiers of results that were computed, decided and frozen through the real verbs."""

import tempfile
from pathlib import Path

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.dossiers import commands
from gerakan.stages.dossiers.documents.sealing import Sealed, seal
from gerakan.stages.dossiers.models import Dossier
from gerakan.stages.dossiers.queries import contents_of
from gerakan.stages.plenary.models import Plenary
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.plenary import Sitting, a_plenary
from tests.factories.selection import a_final_edition, a_ranking


def a_computed_sitting(edition: Edition | None = None, **fields: object) -> Sitting:
    """A plenary over a ranking that was really computed: eight regions, two places, two in reserve."""
    edition = edition or a_final_edition(8, edition=EditionFactory(state="open"), **fields)
    return a_plenary(a_ranking(edition))


def sealed_of(plenary: Plenary) -> Sealed:
    """Written, computed, compared, signed."""
    plenary = Plenary.objects.select_related("edition", "run__terms", "run__trust_run", "run__index_run").get(
        pk=plenary.pk
    )
    key = commands.key_of(plenary.edition, by=somebody(Role.SECRETARIAT))
    with tempfile.TemporaryDirectory() as folder:
        return seal(Path(folder), contents_of(plenary, key=key), say=lambda _doing: None)


def a_kept_dossier(plenary: Plenary | None = None) -> Dossier:
    """Of a frozen result, unless said."""
    plenary = plenary or a_computed_sitting().frozen()
    return commands.keep_dossier(plenary, sealed=sealed_of(plenary), by=somebody(Role.SECRETARIAT))
