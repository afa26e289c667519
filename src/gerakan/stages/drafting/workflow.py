"""Life of an edition's text."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.drafting import permissions
from gerakan.stages.drafting.models import Template
from gerakan.stages.drafting.queries import unknown_fields


def text_is_complete(template: Template) -> str | None:
    """Clauses, a chain, and no field that nobody can fill."""
    texts = list(template.clauses.values_list("text", flat=True))
    if not texts:
        return _("Naskah belum mempunyai pasal.")
    if not template.desks.exists():
        return _("Tentukan dahulu urutan meja persetujuan.")
    if template.valid_until is None or template.sign_by is None:
        return _("Isi dahulu tanggal berlaku dan batas penandatanganan.")
    return next((reason for text in texts if (reason := unknown_fields(text))), None)


template_workflow: Workflow[Template] = Workflow(
    "agreement_text",
    Transition(
        "declare", gettext_lazy("Nyatakan siap dipakai"), Template.State.DRAFT, Template.State.READY,
        permission=permissions.WRITE, guards=(text_is_complete,),
    ),
)  # fmt: skip
