"""A whole assessment rehearsed through the commands: assessors of known severity, one who favours a home region."""

import datetime as dt
import random
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import NormalDist, fmean

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.default import load_default
from gerakan.foundation.instruments.tree import Item, tree_of
from gerakan.foundation.regions.models import Province, Region
from gerakan.stages.assessment.commands import rulings, sheets
from gerakan.stages.assessment.commands.cases import open_cases
from gerakan.stages.assessment.commands.sheets import Said, Tap
from gerakan.stages.assessment.models import MarkSheet, Ruling
from gerakan.stages.assessment.queries.rubric import places, trees_of
from gerakan.stages.assessment.queries.sheets import sheets as sheet_rows
from gerakan.stages.assessors.commands import engagements, pool, ties
from gerakan.stages.assessors.models import Assessor, Background, Engagement, Tie
from gerakan.stages.interviews.calculations import solving
from gerakan.stages.interviews.commands import boards, plans
from gerakan.stages.interviews.models import PlanVersion
from gerakan.stages.interviews.queries import planning
from gerakan.stages.invitations.calculations import Order
from gerakan.stages.invitations.commands import invitations, lists
from gerakan.stages.terms import commands as terms
from gerakan.stages.trust.calculations import outcome_of
from gerakan.stages.trust.commands.runs import freeze_run
from gerakan.stages.trust.models import TrustRun
from gerakan.surfaces.demo import people, story
from gerakan.surfaces.demo.calibrated import calibrate

Say = Callable[[str], None]
SPREAD = {"region": 0.6, "severity": 0.35, "item": 0.3, "halo": 0.35, "error": 0.5}
"""Standard deviations on the mark scale; the truth that the panel model is asked to recover."""
CENTRE, HOME_BONUS = 2.0, 0.8
SLOT = 30
HOURS = tuple(dt.time(minutes // 60, minutes % 60) for minutes in (*range(480, 720, SLOT), *range(780, 960, SLOT)))
"""Fourteen slots a day, 08.00 to 12.00 and 13.00 to 16.00; the pause holds lunch and prayer."""


@dataclass(frozen=True)
class Size:
    """How large the rehearsal is; the last `unmarked` sheets stay empty."""

    regions: int = 165
    assessors: int = 20
    panel: int = 3
    days: int = 2
    unmarked: int = 0
    is_calibrated: bool = False
    one_place_in: int = 3
    name: str = "Latihan penilaian"

    @property
    def places(self) -> int:
        """How many are chosen."""
        return max(self.regions // self.one_place_in, 1)

    @property
    def reserve(self) -> int:
        """Five, and fewer in a small hall."""
        return min(5, self.regions // 3)

    @property
    def rooms(self) -> int:
        """One place in ten to spare, and never more rooms than panels."""
        return min(-(-self.regions * 11 // (10 * len(HOURS) * self.days)), self.assessors // self.panel)


@dataclass
class Truth:
    """What was put into the marks; `severity_in_marks` is what is left of it on a scale that ends at 0 and 4."""

    severity: dict[str, float] = field(default_factory=dict)
    severity_in_marks: dict[str, float] = field(default_factory=dict)
    region: dict[str, float] = field(default_factory=dict)
    difficulty: dict[str, float] = field(default_factory=dict)
    favours: str = ""
    bonus: float = HOME_BONUS


@dataclass(frozen=True)
class Rehearsed:
    """What was made, and the truth behind it."""

    edition: Edition
    run: TrustRun
    truth: Truth


def rehearse(size: Size, *, seed: int, say: Say) -> Rehearsed:
    """From confirmed invitations to what the marks are worth; every step by the verbs that people use."""
    ruling, truth = mark(size, seed=seed, say=say)
    say("Menghitung kepercayaan nilai")
    run = freeze_run(ruling, outcome=outcome_of(ruling), by=people.staff()["sekretariat"])
    return Rehearsed(ruling.edition, run, truth)


def mark(size: Size, *, seed: int, say: Say, spread: Mapping[str, float] = SPREAD) -> tuple[Ruling, Truth]:
    """From confirmed invitations to sheets that are sent."""
    team = people.staff()
    chief, second = team["sekretariat"], team["sekretariat2"]
    edition = _edition(team, size, seed)
    say(f"Mengundang {size.regions} daerah")
    invite(edition, size, chief, second, seed)
    say(f"Meminta {size.assessors} asesor")
    crew = gather_crew(edition, size, chief)
    say("Menyusun dan memeriksa jadwal")
    _planned(edition, size, chief, seed)
    ruling = _ruling(edition, size, chief, seed)
    say("Membuka berkas penilaian")
    open_cases(ruling, by=chief)
    truth = truth_of(ruling, crew, seed)
    if size.is_calibrated:
        say("Menilai contoh kalibrasi")
        dice = _dice(seed + 2)
        calibrate(edition, crew, version=ruling.version, severity=truth.severity, chance=dice, chief=chief)
    mark_sheets(ruling, truth, _dice(seed + 1), size.unmarked, say, spread=spread)
    return ruling, truth


SHOWN = Size(regions=16, assessors=6, panel=2, days=1, unmarked=5, is_calibrated=True)
"""What a newcomer finds: a small hall in the middle of its work."""


@transaction.atomic
def show(*, seed: int = 2027, say: Say) -> Edition:
    """The small rehearsal of the demonstration, made once."""
    known = Edition.objects.filter(slug=edition_slug(SHOWN, seed)).first()
    return known or rehearse(SHOWN, seed=seed, say=say).edition


def edition_slug(size: Size, seed: int) -> str:
    """The same rehearsal has the same name."""
    return f"latihan-{size.regions}-{seed}"


def _edition(team: dict[str, User], size: Size, seed: int) -> Edition:
    return story.new_edition(
        team["admin"], slug=edition_slug(size, seed), name=f"{size.name} {size.regions} daerah", is_test=True
    )


def invite(edition: Edition, size: Size, chief: User, second: User, seed: int) -> None:
    """The best under no quota; every region says yes."""
    run = story.a_run(edition, chief, draws=200, places={"kota": size.regions // 3, "kabupaten": size.regions})
    drawn = lists.draw_up(run, order=Order(size.regions, 0, seed), by=chief)
    lists.propose(drawn, by=chief)
    lists.approve(drawn, by=second)
    story.number_series(chief)
    day = timezone.localdate() + dt.timedelta(days=14)
    for invitation in invitations.prepare(drawn, answer_by=day, by=chief):
        invitations.write_letter(invitation, sender=story.SENDER, by=chief)
        invitations.send(invitation, by=chief)
        invitations.confirm(invitation, by=people.official_of(invitation.region))


def gather_crew(edition: Edition, size: Size, chief: User, *, tied_to: Region | None = None) -> list[Engagement]:
    """A third of each background; the first was born in the province of most regions, found and let pass.

    With `tied_to` the last one says that this is home, which closes every door there.
    """
    persons = [people.assessor(place, list(Background)[place % 3]) for place in range(size.assessors)]
    crew = [
        Assessor.objects.filter(user__email=person.email).first()
        or pool.add_to_pool(person=person, by=chief, is_sample=True)
        for person in persons
    ]
    for person in crew[: people.PLAYED_ASSESSORS]:
        people.open_door_to(person.user)
    pool.change(crew[0], birth_province=_commonest_province(edition), by=chief)
    day = timezone.localdate() + dt.timedelta(days=7)
    asked = engagements.ask(edition, assessors=crew, answer_by=day, by=chief)
    for engagement in asked:
        user = User.objects.get(pk=engagement.assessor.user_id)
        engagements.accept(engagement, max_per_day=len(HOURS), by=user)
        own = [ties.Declared(Tie.Ground.HOME, region=tied_to)] if tied_to and engagement == asked[-1] else []
        ties.declare(engagement, ties=own, declares_none=not own, by=user)
    for tie in Tie.objects.filter(assessor__in=crew, state=Tie.State.SUSPECTED):
        ties.dismiss(tie, note="Latihan: diloloskan agar akibatnya terukur.", by=chief)
    return asked


def _commonest_province(edition: Edition) -> Province:
    regions = planning.invited_regions(edition).values("province")
    top = regions.annotate(count=Count("pk")).order_by("-count", "province").values_list("province", flat=True)[0]
    return Province.objects.get(pk=top)


def _planned(edition: Edition, size: Size, chief: User, seed: int) -> None:
    """Solved, verified, published; raises RuntimeError when no plan was found."""
    first = timezone.localdate() + dt.timedelta(days=30)
    board = boards.set_up(
        edition,
        rules={
            "slot_minutes": SLOT, "panel_size": size.panel, "seed": seed, "must_be_linked": True,
            "backgrounds": {str(each): 1 for each in list(Background)[: size.panel]},
        },
        rooms=[(f"Ruang {number}", "") for number in range(1, size.rooms + 1)],
        hours=[(first + dt.timedelta(days=day), hour) for day in range(size.days) for hour in HOURS],
        by=chief,
    )  # fmt: skip
    begun = time.monotonic()
    end = begun + 60
    found = solving.find_plan(
        planning.ground_of(board), remaining=lambda: end - time.monotonic(), explaining=lambda: 20.0, tell=lambda _what: None
    )  # fmt: skip
    if found.plan is None:
        raise RuntimeError("; ".join(found.conflict) or "waktu habis")
    content = plans.Content(found.instance, found.plan, found.report, found.verdict, time.monotonic() - begun)
    version = plans.keep_version(board, content=content, source=PlanVersion.Source.SOLVED, by=chief)
    plans.publish(version, note="Jadwal latihan", by=chief)


def _ruling(edition: Edition, size: Size, chief: User, seed: int) -> Ruling:
    version, _new = load_default(by=people.ACTOR)
    fields = {
        "version": version, "marks_wanted": min(size.panel, 2), "place_count": size.places, "seed": seed,
        "silence": "Rancangan nilai menjadi akhir.", "check_share": 0.05,
    }  # fmt: skip
    stated = {"place_count": size.places, "reserve_count": size.reserve, "seed": seed}
    terms.publish(terms.draft_terms(edition, fields=stated, by=chief), by=chief)
    ruling = rulings.draft_ruling(edition, fields=fields, by=chief)
    rulings.fix_ruling(ruling, by=chief)
    return ruling


def truth_of(ruling: Ruling, crew: Sequence[Engagement], seed: int) -> Truth:
    """Regions of different levels, items of different difficulty, assessors of different severity; all by the seed."""
    chance = _dice(seed)
    drawn = {person.code: chance.gauss(0, SPREAD["severity"]) for person in crew}
    mean = sum(drawn.values()) / len(drawn)
    regions = ruling.cases.order_by("region__code").values_list("region__code", flat=True)
    items = [item for item in tree_of(ruling.version).marked_items() if not item.is_penalty]
    truth = Truth(
        severity={code: value - mean for code, value in drawn.items()},
        region={code: chance.gauss(CENTRE, SPREAD["region"]) for code in regions},
        difficulty={item.code: chance.gauss(0, SPREAD["item"]) for item in items},
        favours=crew[0].code,
    )
    means = {code: _expected(truth, items, severity) for code, severity in truth.severity.items()}
    middle = fmean(means.values())
    truth.severity_in_marks = {code: middle - value for code, value in means.items()}
    return truth


def _expected(truth: Truth, items: Sequence[Item], severity: float) -> float:
    """Mean mark that so strict a person gives over all regions and items, chance included."""
    noise = NormalDist(0, (SPREAD["halo"] ** 2 + SPREAD["error"] ** 2) ** 0.5)
    steps = [noise.inv_cdf((place + 0.5) / 20) for place in range(20)]
    return fmean(
        _whole(item, level - severity - truth.difficulty[item.code] + step)
        for level in truth.region.values()
        for item in items
        for step in steps
    )


def mark_sheets(
    ruling: Ruling,
    truth: Truth,
    chance: random.Random,
    unmarked: int,
    say: Say,
    *,
    spread: Mapping[str, float] = SPREAD,
) -> None:
    """Every sheet that is not in yet, filled and sent by its owner."""
    rows = list(sheet_rows().filter(case__ruling=ruling, state=MarkSheet.State.DRAFT).order_by("pk"))
    rubric = trees_of({row.case for row in rows})
    owners = {user.pk: user for user in User.objects.filter(assessor__engagements__edition=ruling.edition)}
    born = set(Tie.objects.filter(state=Tie.State.DISMISSED).values_list("assessor", "province"))
    for count, sheet in enumerate(rows[: len(rows) - unmarked], 1):
        level = _leaning(sheet, truth, born) + chance.gauss(0, spread["halo"])
        taps = [
            _tap(place.item, level - truth.difficulty.get(place.item.code, 0.0) + chance.gauss(0, spread["error"]))
            for place in places(rubric[sheet.case_id])
        ]
        owner = owners[sheet.engagement.assessor.user_id]
        sheets.save_entries(sheet, taps=taps, by=owner)
        sheets.send(sheet, by=owner)
        if count % 100 == 0:
            say(f"{count} dari {len(rows)} lembar nilai")


def _leaning(sheet: MarkSheet, truth: Truth, born: set[tuple[int, int]]) -> float:
    """Where the sheet's marks lie: the region, the assessor's severity, and the favour for the province of birth."""
    code, region = sheet.engagement.code, sheet.case.region
    level = truth.region[region.code] - truth.severity[code]
    is_home = (sheet.engagement.assessor_id, region.province_id) in born
    return level + truth.bonus if code == truth.favours and is_home else level


def _tap(item: Item, level: float) -> Tap:
    said = Said(level=_whole(item, level), reason="Latihan: alasan contoh.")
    return Tap(key=uuid.uuid4(), item=item.code, said=said, device="latihan")


def _whole(item: Item, level: float) -> int:
    """Where an extreme needs a passage of evidence, which nobody delivered here, marks stay within 1 to 3."""
    least, most = (1, 3) if item.needs_proof else (0, 4)
    return 0 if item.is_penalty else min(max(round(level), least), most)


def _dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a rehearsal that anybody may repeat, no secret
