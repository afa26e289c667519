"""Two processes at once: no number twice, none left out."""

import pytest

from tests.factories.documents import NumberSeriesFactory, draft

ISSUE = """
from gerakan.foundation.documents.commands import issue_letter
from gerakan.foundation.documents.models import Letter
from tests.factories.documents import DAY
for letter in Letter.objects.filter(kind="{kind}"):
    issue_letter(letter, by="uji", dated_on=DAY)
print("null")
"""
READ = """
from gerakan.foundation.documents.models import Letter
print(json.dumps(sorted(Letter.objects.values_list("number", flat=True))))
"""


@pytest.mark.django_db(transaction=True)
def test_two_processes_issue_letters_without_gap_or_double(processes):
    NumberSeriesFactory()
    for _time in range(10):
        draft(kind="a")
        draft(kind="b")

    processes.together(*[ISSUE.format(kind=kind) for kind in "ab"])

    numbers = processes.alone(READ)
    assert numbers == [f"B-{number:03}/DJAI/AI.01.04/03/2026" for number in range(1, 21)]
