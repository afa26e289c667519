"""Doors of berkas keputusan."""

from gerakan.stages.dossiers.models import Dossier
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.plenary import a_plenary
from tests.factories.sealed import a_kept_dossier


def the_dossier() -> Dossier:
    """The one that stands, or a new one."""
    return Dossier.objects.first() or a_kept_dossier()


@door("dossiers:dossiers", "dossiers:destroy_key")
def an_edition_with_dossiers() -> Arguments:
    return {"slug": the_dossier().plenary.edition.slug}


@door("dossiers:dossier", "dossiers:download", "dossiers:public_key")
def a_dossier() -> Arguments:
    return {"pk": the_dossier().pk}


@rows("dossiers.Dossier", "dossiers.see")
def dossiers() -> Rows:
    return [the_dossier()]


@door("portal:download_version")
def a_published_version() -> Arguments:
    result = a_plenary().published()
    return {"name": "penetapan", "edition": result.edition.slug, "number": result.number, "kind": "csv"}
