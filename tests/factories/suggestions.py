"""Model programmes as tests need them."""

from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.suggestions import commands
from gerakan.stages.suggestions.models import ModelProgramme
from tests.factories.accounts import somebody
from tests.factories.regions import RegionFactory

FACTS: dict[str, Any] = {
    "title": "Antrean terjadwal", "pillar": "living", "subdimension": "health", "problem": "Antrean terlalu lama.",
    "description": "Pasien memilih jam.", "conditions": "Jadwal dokter tercatat.", "for_whom": "", "beneficiaries": "pasien",
    "field": "application", "cost_low": 100_000_000, "cost_high": 400_000_000, "cost_source": "Laporan contoh",
    "indicator": "Lama antrean", "unit": "menit", "direction": "down", "formula": "rata-rata menit menunggu",
}  # fmt: skip


def a_model(*, by: User | None = None, is_published: bool = True, **facts: Any) -> ModelProgramme:
    """Written by the secretariat; published with one region that runs it."""
    by = by or somebody(Role.SECRETARIAT)
    made = commands.write_model(None, facts=FACTS | facts, by=by)
    if is_published:
        practised(made, by)
        commands.move(made, step="publish", by=by)
    return ModelProgramme.objects.get(pk=made.pk)


def practised(model: ModelProgramme, by: User, **facts: Any) -> None:
    """A region runs it."""
    said = {
        "region": RegionFactory(),
        "since": 2024,
        "result": "190 menit menjadi 60 menit",
        "source": "Laporan",
        "link": "",
    }
    commands.tell_practice(model, facts=said | facts, by=by)
