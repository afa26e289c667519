"""For every rule about money, years, registers, proof, words and delivery, how to break it in a clean plan."""

from dataclasses import replace

from gerakan.engine.plan import Others, OtherText, Place, Plan, Yardsticks
from gerakan.engine.plan.structure import Joint, Milestone, Money, Passage, Programme, Reference, Step
from tests.engine.plan.planting import (
    Planted,
    Sowing,
    add,
    changed,
    childless,
    edit,
    nth,
    of_a_programme,
    root,
    without,
)

ELSEWHERE = (
    "Armada pengangkut dibagi menjadi tiga rute pagi dan dua rute malam, lalu setiap sopir mencatat muatan pada papan "
    "yang dapat dibaca warga di kantor desa sehingga keterlambatan segera diketahui oleh semua orang."
)
OTHERS = Yardsticks(others=Others([OtherText("35.10", "passages", "4.2", "text", f"Pada tahun pertama. {ELSEWHERE}")]))


def above_ceiling(plan: Plan, n: int) -> Planted:
    one = nth(plan.ceilings, n)
    return Planted(edit(plan, "ceilings", one.key, amount=1), Place("ceilings", one.key, "amount", one.year))


def nothing_to_run_it(plan: Plan, n: int) -> Planted:
    one = root(plan, n)
    family = {one.code, f"{one.code}.1", f"{one.code}.2"}
    built = max(
        (row for row in plan.money if row.programme == one.code and row.kind == "investment"), key=lambda r: r.year
    )
    bare = without(plan, "money", lambda row: row.programme in family and row.kind == "running")
    return Planted(bare, Place("money", built.key, "amount", built.year))


def sum_unlike_parts(plan: Plan, n: int) -> Planted:
    part = nth((row for row in plan.money if row.programme.endswith(".2")), n)
    owner = part.programme.removesuffix(".2")
    own = next(row for row in plan.money if row.programme == owner and row.year == part.year)
    grown = edit(plan, "money", part.key, amount=part.amount + 1)
    return Planted(grown, Place("money", own.key, "amount", part.year))


def new_money(plan: Plan, n: int, *, year: int | None, kind: str, amount: int, field: str) -> Planted:
    one = root(plan, n, childless(plan))
    new = Money(one.code, one.starts if year is None else year, "SPONSOR", "running", amount)  # type: ignore[arg-type]
    new = replace(new, kind=kind)
    rest = without(plan, "money", lambda row: row.key == new.key)
    return Planted(add(rest, "money", new), Place("money", new.key, field, new.year))


def money_outside_years(plan: Plan, n: int) -> Planted:
    return new_money(plan, n, year=plan.starts - 1, kind="running", amount=100_000_000, field="amount")


def negative_amount(plan: Plan, n: int) -> Planted:
    return new_money(plan, n, year=None, kind="running", amount=-1, field="amount")


def thousands_or_millions(plan: Plan, n: int) -> Planted:
    return new_money(plan, n, year=None, kind="running", amount=1_250, field="amount")


def starts_too_early(plan: Plan, n: int) -> Planted:
    one = root(plan, n, lambda one: not one.depends_on)
    return Planted(edit(plan, "programmes", one.code, starts=plan.starts - 1), Place("programmes", one.code, "starts"))


def beyond_rpjmd(plan: Plan, n: int) -> Planted:
    one = nth((row.programme for row in plan.references if row.scheme == "RPJPN"), n)
    bare = without(plan, "references", lambda row: row.programme == one and row.scheme == "RPJPN")
    return Planted(bare, Place("programmes", one, "ends"))


def without_rpjmd(plan: Plan, n: int) -> Planted:
    one = root(plan, n).code
    bare = without(plan, "references", lambda row: row.programme == one and row.scheme == "RPJMD")
    return Planted(bare, Place("programmes", one))


def ends_before_it_starts(plan: Plan, n: int) -> Planted:
    one = root(plan, n, lambda one: (one.starts or 0) > plan.starts)
    assert one.starts is not None
    return Planted(edit(plan, "programmes", one.code, ends=one.starts - 1), Place("programmes", one.code, "ends"))


def outside_parent(plan: Plan, n: int) -> Planted:
    one = nth((one for one in plan.programmes if one.code.endswith(".2")), n)
    assert one.ends is not None
    return Planted(edit(plan, "programmes", one.code, ends=one.ends + 1), Place("programmes", one.code, "ends"))


def ring_of_dependencies(plan: Plan, n: int) -> Planted:
    one, other = root(plan, n), root(plan, n + 1)
    ring = edit(plan, "programmes", one.code, depends_on=(other.code,))
    ring = edit(ring, "programmes", other.code, depends_on=(one.code,))
    return Planted(ring, Place("programmes", min(one.code, other.code), "depends_on"))


def predecessor_too_late(plan: Plan, n: int) -> Planted:
    before = root(plan, n, lambda one: not one.depends_on and (one.ends or 0) > plan.starts)

    def first(one: Programme) -> bool:
        return one.starts == plan.starts and one.code != before.code

    one = root(plan, n, first)
    late = edit(plan, "programmes", one.code, depends_on=(before.code,))
    return Planted(late, Place("programmes", one.code, "starts"))


def milestone_outside(plan: Plan, n: int) -> Planted:
    one = root(plan, n)
    assert one.ends is not None
    new = Milestone(one.code, one.ends + 1, "Serah terima kepada warga")
    return Planted(add(plan, "milestones", new), Place("milestones", new.key, "year", new.year))


def step_outside(plan: Plan, n: int) -> Planted:
    one = nth(plan.quick_wins, n)
    steps = (*one.steps, Step(14, "Penutupan bersama warga"))
    return Planted(edit(plan, "quick_wins", one.code, steps=steps), Place("quick_wins", one.code, "steps"))


def plan_and_rpjmd_apart(plan: Plan, n: int) -> Planted:
    return Planted(replace(plan, rpjmd=(plan.starts - 10, plan.starts - 6)), Place("plan", "", "rpjmd"))


def code_not_in_force(plan: Plan, n: int) -> Planted:
    new = Reference(root(plan, n).code, "SDG", "99.9")
    return Planted(add(plan, "references", new), Place("references", new.key, "code"))


def resting_on(mark: str) -> Sowing:
    def plant(plan: Plan, n: int) -> Planted:
        problem = nth(plan.problems, n)
        marked = edit(plan, "evidence", problem.evidence[0], **{mark: True})
        return Planted(marked, Place("problems", problem.code, "evidence"))

    return Sowing(plant)


def number_unlike_table(plan: Plan, n: int) -> Planted:
    passage = nth(plan.passages[1:], n)
    cited = next(one for one in passage.citations if one.sheet == "indicators")
    row = next(one for one in plan.indicators if one.code == cited.row)
    assert row.baseline is not None
    moved = edit(plan, "indicators", row.code, baseline=row.baseline + 0.2)
    return Planted(moved, Place("passages", passage.anchor, "text"))


def citation_without_ground(plan: Plan, n: int) -> Planted:
    passage = nth(plan.passages, n)
    lost = (replace(passage.citations[0], row="nowhere"), *passage.citations[1:])
    return Planted(
        edit(plan, "passages", passage.anchor, citations=lost), Place("passages", passage.anchor, "citations")
    )


def claim_without_evidence(plan: Plan, n: int) -> Planted:
    passage = nth(plan.passages, n)
    bare = edit(plan, "passages", passage.anchor, evidence=(), citations=())
    return Planted(bare, Place("passages", passage.anchor, "evidence"))


def number_on_its_own(plan: Plan, n: int) -> Planted:
    passage = nth(plan.passages, n)
    longer = f"{passage.text} Sisanya, Rp77 miliar, dicari kemudian."
    return Planted(edit(plan, "passages", passage.anchor, text=longer), Place("passages", passage.anchor, "text"))


def nobody_heard(plan: Plan, n: int) -> Planted:
    return Planted(replace(plan, participation=()), Place("participation"))


def only_one_side_heard(plan: Plan, n: int) -> Planted:
    helix = nth(("government", "business", "community"), n)
    return Planted(without(plan, "participation", lambda row: row.helix != helix), Place("participation", "", "helix"))


def same_words_everywhere(plan: Plan, n: int) -> Planted:
    at = n % (len(plan.risks) - 2)
    for risk in plan.risks[at : at + 3]:
        plan = edit(plan, "risks", risk.code, mitigation="Melakukan koordinasi dengan pihak terkait")
    return Planted(plan, Place("risks", plan.risks[at].code, "mitigation"))


def copied(plan: Plan, n: int) -> Planted:
    new = Passage("4.1", ELSEWHERE.replace("sopir", "pengemudi"))
    return Planted(add(plan, "passages", new), Place("passages", "4.1", "text"), OTHERS)


def joint_programme_twice(plan: Plan, n: int) -> Planted:
    one = root(plan, n)
    joint = Joint("PB-1", one.name.upper(), "Kawasan Contoh", 5_000_000)
    return Planted(replace(plan, joint=(joint,)), Place("programmes", one.code))


def joint_share_without_money(plan: Plan, n: int) -> Planted:
    joint = Joint("PB-1", "Tiket kapal antarpulau", "Kawasan Contoh", 10**15, root(plan, n).code)
    return Planted(replace(plan, joint=(joint,)), Place("joint", "PB-1", "amount"))


def name_written_otherwise(plan: Plan, n: int) -> Planted:
    one = root(plan, n, lambda own: own.owner.startswith("Dinas "))
    slipped = edit(replace(plan, agencies=()), "programmes", one.code, owner=f"{one.owner[:-2]}{one.owner[-1]}")
    return Planted(replace(slipped, known_names=plan.agencies), Place("programmes", one.code, "owner"))


def number_the_row_has_not(plan: Plan, n: int) -> Planted:
    one = nth([row for row in plan.indicators if row.unit == "persen" and row.name.count(" ")], n)
    new = Passage("9.9", f"Angka {one.name.lower()} akan mencapai 0,37 persen pada akhir masa rencana.")
    return Planted(add(plan, "passages", new), Place("passages", "9.9", "text"))


def nothing_can_go_wrong(plan: Plan, n: int) -> Planted:
    one = root(plan, n)
    return Planted(without(plan, "risks", lambda row: row.programme == one.code), Place("programmes", one.code))


def pillar_without_quick_win(plan: Plan, n: int) -> Planted:
    gone = nth(plan.quick_wins, n)
    return Planted(without(plan, "quick_wins", lambda row: row.code == gone.code), Place("quick_wins", "", "pillar"))


SUMS = frozenset({"R-604"})
"""A text cites the sum that was changed."""

SOWINGS = {
    "R-301": Sowing(above_ceiling),
    "R-302": Sowing(nothing_to_run_it, SUMS),
    "R-303": Sowing(sum_unlike_parts),
    "R-304": Sowing(money_outside_years, SUMS),
    "R-305": Sowing(negative_amount),
    "R-306": Sowing(thousands_or_millions, SUMS),
    "R-307": Sowing(of_a_programme("cluster_share", 1.5)),
    "R-308": Sowing(joint_programme_twice),
    "R-309": Sowing(joint_share_without_money),
    "R-401": Sowing(starts_too_early),
    "R-402": Sowing(beyond_rpjmd),
    "R-403": Sowing(without_rpjmd),
    "R-404": Sowing(ends_before_it_starts),
    "R-405": Sowing(outside_parent),
    "R-406": Sowing(ring_of_dependencies),
    "R-407": Sowing(predecessor_too_late),
    "R-408": Sowing(milestone_outside),
    "R-409": Sowing(changed("quick_wins", "months", 13)),
    "R-410": Sowing(changed("quick_wins", "starts_month", "2027-01")),
    "R-411": Sowing(step_outside),
    "R-412": Sowing(plan_and_rpjmd_apart, frozenset({"R-402"})),
    "R-501": Sowing(code_not_in_force),
    "R-502": Sowing(of_a_programme("owner", "Dinas Kesehatn")),
    "R-503": Sowing(of_a_programme("location", ("Kec. Teluk Contoh",))),
    "R-504": Sowing(of_a_programme("rtrw_checked", value=False, suits=lambda one: one.field == "infrastructure")),
    "R-505": Sowing(name_written_otherwise),
    "R-601": Sowing(changed("problems", "evidence", ())),
    "R-602": resting_on("is_stale"),
    "R-603": resting_on("withdrawn"),
    "R-604": Sowing(number_unlike_table),
    "R-605": Sowing(citation_without_ground),
    "R-606": Sowing(claim_without_evidence, frozenset({"R-610"})),
    "R-607": Sowing(nobody_heard),
    "R-608": Sowing(only_one_side_heard),
    "R-609": Sowing(changed("swot", "evidence", ())),
    "R-610": Sowing(number_on_its_own),
    "R-611": Sowing(changed("milestones", "text", "asdfgh jkl")),
    "R-612": Sowing(same_words_everywhere),
    "R-613": Sowing(copied),
    "R-614": Sowing(number_the_row_has_not, frozenset({"R-610"})),
    "R-701": Sowing(changed("risks", "owner", "")),
    "R-702": Sowing(changed("risks", "likelihood", 7)),
    "R-703": Sowing(nothing_can_go_wrong),
    "R-711": Sowing(changed("quick_wins", "problems", ())),
    "R-712": Sowing(pillar_without_quick_win),
}
