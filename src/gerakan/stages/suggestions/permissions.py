"""Who may do what with the library."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import STAFF, hat_of
from gerakan.stages.masterplans.permissions import guides_it, writes_it
from gerakan.stages.suggestions.models import ModelProgramme


@who
def may_see_it(user: Actor, model: object = None) -> bool:
    """Siapa saja yang memegang peran; rancangan hanya penulisnya dan yang mengurus pustaka."""
    if hat_of(user) is None:
        return False
    if not isinstance(model, ModelProgramme):
        return True
    return model.state == ModelProgramme.State.PUBLISHED or model.written_by_id == user.pk


CURATE = permission("suggestions.curate", STAFF, _("Mengurus pustaka program model"))
READ = permission("suggestions.read", STAFF | may_see_it, _("Membaca pustaka program model"))
PROPOSE = permission(
    "suggestions.propose", STAFF | writes_it | guides_it, _("Mengusulkan program sebagai program model")
)
