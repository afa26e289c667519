"""What the search knows of public plans: vision, missions, programmes, joint ones, quick wins; nothing that is not on the public page."""

from collections.abc import Iterator

from gerakan.foundation.search.sources import Entry
from gerakan.stages.reviews.models import PlanVersion, Publication
from gerakan.stages.reviews.queries.public import public_contents

KIND = "public_plan"


def entries_of(row: Publication) -> Iterator[Entry]:
    """One text a plan."""
    contents = public_contents(
        row.version, PlanVersion.objects.values_list("contents", flat=True).get(pk=row.version_id)
    )
    rows, head = contents["rows"], contents["head"]
    said = [head["name"], head["vision"] or "", *(one["text"] for one in rows["misi"])]
    said += [f"{one.get('name') or ''}, {one.get('owner') or ''}" for one in rows["program"]]
    said += [one.get("name") or "" for one in (*rows["quick-win"], *rows["indikator"], *contents.get("joint", ()))]
    yield Entry(
        title=f"Rencana induk {row.plan.region.name}", url=row.plan_url, body=". ".join(filter(None, said)),
        region_code=row.plan.region.code, place=row.plan.edition.name,
    )  # fmt: skip
