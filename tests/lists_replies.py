"""Lists of the right of reply, for tests/lists.py."""

import datetime

from gerakan.stages.assessment.models import Case
from gerakan.stages.interviews.models import Interview
from gerakan.stages.replies.models import Reply, StagedMark
from tests.factories.assessment import a_ruling
from tests.factories.assessors import an_engagement
from tests.factories.interviews import a_board
from tests.lists import Look, listed, many_regions, staff


@listed("replies:replies")
def replies_of_an_edition(count: int) -> Look:
    ruling = a_ruling()
    board, regions = a_board(ruling.edition), many_regions(count)
    interviews = Interview.objects.bulk_create(Interview(board=board, region=region) for region in regions)
    handed = (Case(ruling=ruling, region=one.region, interview=one, state=Case.State.HANDED) for one in interviews)
    referee, day = an_engagement(ruling.edition), datetime.date(2027, 6, 4)
    rows = Reply.objects.bulk_create(
        Reply(case=case, reply_by=day, referee=referee) for case in Case.objects.bulk_create(handed)
    )
    item = ruling.version.nodes.get(code="sdm")
    StagedMark.objects.bulk_create(StagedMark(reply=row, item=item, agrees=False) for row in rows)
    return staff(slug=ruling.edition.slug)
