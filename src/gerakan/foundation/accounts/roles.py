"""The roles of the movement (domain.md 12) and where each holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A role is held by a person, in a place, for a time; never a Django group."""

    NATIONAL_ADMIN = "national_admin", _("Administrator nasional")
    SECRETARIAT = "secretariat", _("Sekretariat")
    PLENARY = "plenary", _("Anggota pleno")
    ASSESSOR = "assessor", _("Asesor")
    PANEL_CHAIR = "panel_chair", _("Ketua panel")
    MENTOR = "mentor", _("Pembimbing")
    MINISTRY_CONTACT = "ministry_contact", _("Narahubung kementerian")
    MINISTRY_LEGAL = "ministry_legal", _("Bagian hukum kementerian")
    DIRECTOR_GENERAL = "director_general", _("Direktur Jenderal")
    EVALUATOR = "evaluator", _("Evaluator")
    PARTNER_MINISTRY = "partner_ministry", _("Kementerian mitra")
    PROVINCE = "province", _("Pemerintah provinsi")
    REGION_HEAD = "region_head", _("Kepala daerah")
    REGION_SECRETARY = "region_secretary", _("Sekretaris daerah")
    REGION_ADMIN = "region_admin", _("Diskominfo")
    REGION_LEGAL = "region_legal", _("Bagian hukum daerah")
    PLANNING_AGENCY = "planning_agency", _("Bappeda")
    AGENCY = "agency", _("Perangkat daerah")
    COUNCIL = "council", _("Dewan Smart City")
    AUDITOR = "auditor", _("Auditor")


REGION_ROLES = frozenset(
    {
        Role.REGION_HEAD,
        Role.REGION_SECRETARY,
        Role.REGION_ADMIN,
        Role.REGION_LEGAL,
        Role.PLANNING_AGENCY,
        Role.AGENCY,
        Role.COUNCIL,
    }
)
STAFF_ROLES = frozenset({Role.NATIONAL_ADMIN, Role.SECRETARIAT})
RESERVED_ROLES = STAFF_ROLES | {Role.AUDITOR, Role.DIRECTOR_GENERAL}
EDITION_ROLES = frozenset(
    {
        Role.SECRETARIAT,
        Role.PLENARY,
        Role.ASSESSOR,
        Role.PANEL_CHAIR,
        Role.MENTOR,
        Role.MINISTRY_CONTACT,
        Role.EVALUATOR,
    }
)
ORGANISATION_ROLES = frozenset({Role.PARTNER_MINISTRY})
PROVINCE_ROLES = frozenset({Role.PROVINCE})
OFFICES = frozenset({Role.REGION_HEAD, Role.REGION_SECRETARY, Role.DIRECTOR_GENERAL})


def required_scope(role: str) -> str:
    """The field that says where this role holds and must be filled, or "" when none must."""
    if role in REGION_ROLES:
        return "region"
    if role in PROVINCE_ROLES:
        return "province"
    return "organisation" if role in ORGANISATION_ROLES else ""


def possible_scopes(role: str) -> frozenset[str]:
    """The fields that may be filled for this role."""
    scopes = {required_scope(role)} - {""}
    if role in EDITION_ROLES:
        scopes.add("edition")
    if role in REGION_ROLES | EDITION_ROLES:
        scopes.add("organisation")
    return frozenset(scopes)
