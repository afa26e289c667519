"""Published results with marks behind them, and appeals in each of their states."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.appeals.calculations import effect_of_appeal
from gerakan.stages.appeals.commands import corrections, deciding, filing, panels
from gerakan.stages.appeals.commands.filing import Said
from gerakan.stages.appeals.models import Appeal, Correction
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.queries.corrections import base_of
from gerakan.stages.appeals.queries.effects import Effect, Move
from gerakan.stages.appeals.tasks import outcome_of_correction
from gerakan.stages.plenary.models import Plenary
from gerakan.stages.plenary.queries.results import published
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.plenary import a_plenary, a_selection_run, fresh, some_regions
from tests.factories.selection import a_final_edition, a_ranking

WHY = "Bukti yang dikirim belum dibaca."
FOUND = "Surat keputusan yang dilampirkan membuktikannya."


def a_published_result(regions: int = 6, *, edition: Edition | None = None, **terms: Any) -> Plenary:
    """A third of the regions chosen, two in reserve, the rest refused; as the ranking says."""
    edition = edition or EditionFactory(state="open")
    run = a_ranking(a_final_edition(regions, edition=edition, **terms))
    result = a_plenary(run).published()
    result.refresh_from_db()
    return result


def head_of(appeal_or_decision: Any) -> User:
    """Who signs for its region."""
    return somebody(Role.REGION_HEAD, region=appeal_or_decision.region)


def decision_at(result: Plenary, rank: int) -> Any:
    """By rank in this version."""
    return result.decisions.select_related("region", "standing").get(standing__rank=rank)


def a_draft(result: Plenary, rank: int, *, asks: Mapping[str, str] | None = None, by: User | None = None) -> Appeal:
    """asks: item code to the mark that the region asks for."""
    decision = decision_at(result, rank)
    by = by or head_of(decision)
    made = filing.open_appeal(result.edition, region=decision.region, by=by)
    items = {row.code: row.item_id for row in queries.contestable(made)}
    for code, mark in (asks or {"aplikasi": "4"}).items():
        said = Said("item", WHY, items[code], Decimal(mark))
        filing.write_ground(made, said=said, seen=0, by=by)
    return again(made)


def a_filed(result: Plenary, rank: int, **fields: Any) -> Appeal:
    """Signed by the head of the region."""
    made = a_draft(result, rank, **fields)
    filing.file_appeal(made, by=head_of(made))
    return again(made)


def a_jury(appeal: Appeal, count: int = 3) -> list[User]:
    """Assessors of the edition who had nothing to do with it; the first in the chair."""
    people = [somebody(Role.ASSESSOR, edition=appeal.edition) for _n in range(count)]
    for at, person in enumerate(people):
        panels.seat(appeal, member=person, is_chair=at == 0, by=somebody(Role.SECRETARIAT))
    return people


def an_admitted(result: Plenary, rank: int, **fields: Any) -> tuple[Appeal, list[User]]:
    """With its panel and an hour of hearing that has begun."""
    made, staff = a_filed(result, rank, **fields), somebody(Role.SECRETARIAT)
    people = a_jury(made)
    panels.admit(made, by=staff)
    at = timezone.now() - datetime.timedelta(minutes=5)
    panels.set_hearing(made, at=at, place="Ruang Bhinneka", link="", by=staff)
    return again(made), [fresh(one) for one in people]


def a_heard(result: Plenary, rank: int, **fields: Any) -> tuple[Appeal, list[User]]:
    """Minutes written, hearing closed."""
    made, people = an_admitted(result, rank, **fields)
    panels.write_minutes(made, text="Daerah menjelaskan buktinya.", by=people[0])
    panels.hear(made, by=people[0])
    return again(made), people


def find_all(appeal: Appeal, people: Sequence[User], marks: Mapping[str, str]) -> None:
    """Findings for every ground (changed where a mark is given), computed and agreed by all."""
    for ground in queries.grounds_of(appeal):
        mark = marks.get(ground.item.code) if ground.item else None
        deciding.find(
            ground, finding="changed" if mark else "kept", new_mark=Decimal(mark) if mark else None, reason=FOUND,
            seen=again(appeal).revision, by=people[0],
        )  # fmt: skip
    weigh(appeal, people)


def weigh(appeal: Appeal, people: Sequence[User]) -> None:
    """Compute the effect and let everybody agree."""
    found = again(appeal)
    base = base_of(found.edition)
    deciding.keep_effect(found, effect=effect_of_appeal(found, base), base=base, by=people[0])
    for person in people:
        deciding.agree(found, seen=again(appeal).revision, by=person)


def a_decided(result: Plenary, rank: int, marks: Mapping[str, str]) -> tuple[Appeal, Correction | None]:
    """marks: item code to the mark that the panel gives; nothing given is refused."""
    made, people = a_heard(result, rank)
    find_all(made, people, marks)
    correction = deciding.decide(again(made), reason=FOUND, by=people[1])
    return again(made), correction


def signed(correction: Correction, *, by: User | None = None) -> Plenary:
    """By a second person; the version that holds afterwards."""
    corrections.sign(correction, outcome=outcome_of_correction(correction), by=by or somebody(Role.SECRETARIAT))
    holding = published(correction.edition)
    assert holding
    return holding


def again(appeal: Appeal) -> Appeal:
    """As the database has it."""
    found: Appeal = queries.appeals().get(pk=appeal.pk)
    return found


def a_quick_result(*regions: Any) -> Plenary:
    """Published over rows without marks behind them; fast, for pages that do not compute. Those given come last."""
    others = some_regions(8 - len(regions))
    run = a_selection_run(EditionFactory(state="open"), regions=[*others, *regions])
    return a_plenary(run).published()


def a_complaint(result: Plenary, rank: int = 8, *, is_filed: bool = True) -> Appeal:
    """About procedure, which needs no marks."""
    decision = decision_at(result, rank)
    head = head_of(decision)
    draft = filing.open_appeal(result.edition, region=decision.region, by=head)
    filing.write_ground(draft, said=Said("procedure", "Tidak diundang ke wawancara."), seen=0, by=head)
    if is_filed:
        filing.file_appeal(draft, by=head)
    return again(draft)


def a_line(result: Plenary, *, by: User | None = None, number: int = 1, **fields: Any) -> Correction:
    """A proposed correction that moves nobody."""
    row = decision_at(result, 1)
    same = (str(row.verdict), str(row.verdict))
    move = Move(row.region_id, row.region.code, row.region.name, (89.0, 90.0), (1, 1), same, (None, None))
    effect = Effect(row.region_id, result.number, (move,), marks={"sdm": (3.0, 3.5)})
    return Correction.objects.create(
        edition=result.edition, number=number, region=row.region, before=result, effect=effect.as_data(),
        marks={"sdm": [3.0, 3.5]}, reason="Salah jumlah.", authority="Berita acara 3", proposed_by=by or somebody(Role.AUDITOR),
        **fields,
    )  # fmt: skip
