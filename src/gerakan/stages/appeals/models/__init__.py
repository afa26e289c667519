"""Appeals, panels of appeal, corrections."""

from gerakan.stages.appeals.models.appeals import CLOSED, OPEN, Appeal, Attachment, Ground
from gerakan.stages.appeals.models.corrections import Correction
from gerakan.stages.appeals.models.panels import PANEL_ROLES, PanelSeat

__all__ = ["CLOSED", "OPEN", "PANEL_ROLES", "Appeal", "Attachment", "Correction", "Ground", "PanelSeat"]
