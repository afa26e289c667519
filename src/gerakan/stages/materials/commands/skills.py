"""The list of skills; a new version never changes an old one."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.materials import permissions
from gerakan.stages.materials.models import Skill, SkillList


@command
def publish_skills(skills: Sequence[tuple[str, str, str]], *, note: str = "", by: User) -> SkillList:
    """The next version of the list. skills: (code, name, meaning) in the order of the screen."""
    check(by, permissions.CURATE)
    codes = [code for code, _name, _meaning in skills]
    if not skills or len(set(codes)) != len(codes):
        raise TransitionRefused(_("Setiap keahlian memerlukan kode sendiri."))
    last = SkillList.objects.select_for_update().order_by("-number").first()
    if last is not None and not note.strip():
        raise TransitionRefused(_("Tuliskan apa yang berubah dari versi sebelumnya."))
    made = SkillList.objects.create(number=last.number + 1 if last else 1, note=note, published_by=by)
    Skill.objects.bulk_create(Skill(list=made, code=code, name=name, meaning=meaning) for code, name, meaning in skills)
    record("skills.published", made, by=by, changes={"version": made.number, "codes": codes}, note=note)
    return made
