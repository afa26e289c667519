"""Two people save one section at once: one text stands, the other is a draft of its writer, both are in the record."""

import pytest
from django.conf import settings

from gerakan.foundation.accounts.roles import Role
from tests.factories.accounts import somebody
from tests.factories.chapters import HERE, wrote
from tests.factories.masterplans import a_plan

pytestmark = pytest.mark.django_db(transaction=True)

SAVE = """
settings.SECRET_KEY = {secret!r}
from gerakan.foundation.accounts.models import User
from gerakan.stages.chapters.commands.writing import save_section
from gerakan.stages.masterplans.models import Masterplan
by, plan = User.objects.get(pk={user}), Masterplan.objects.get(pk={plan})
said = [save_section(plan, code=code, text=text, seen=seen, by=by, key=code).status for code, text, seen in {texts!r}]
print(json.dumps(said))
"""
STATE = """
from gerakan.foundation.audit.verification import verify
from gerakan.stages.chapters.models import Draft, Section, SectionChange
texts = dict(Section.objects.values_list("code", "text"))
print(json.dumps([texts, list(Draft.objects.values_list("text", flat=True)), SectionChange.objects.count(), verify().holds]))
"""


def test_one_text_stands_and_the_other_is_kept_for_its_writer(processes):
    plan, writer = a_plan()
    colleague = somebody(Role.PLANNING_AGENCY, region=plan.region)
    wrote(plan, "Awal.", by=writer)

    def saving(user, *texts):
        return SAVE.format(secret=settings.SECRET_KEY, user=user.pk, plan=plan.pk, texts=texts)

    first, second = processes.together(
        saving(writer, (HERE, "Satu.", "Awal."), ("1-metode", "Metode satu.", "")),
        saving(colleague, (HERE, "Dua.", "Awal."), ("1-tim", "Tim dua.", "")),
    )

    texts, drafts, changes, holds = processes.alone(STATE)
    assert sorted([first[0], second[0]]) == ["conflict", "saved"]
    assert {texts[HERE], *drafts} == {"Satu.", "Dua."}
    assert (texts[HERE] == "Satu.") == (first[0] == "saved")
    assert (texts["1-metode"], texts["1-tim"], holds) == ("Metode satu.", "Tim dua.", True)
    assert changes == (3 if first[0] == "saved" else 4)
