"""What the frame remembers is true for its stamp only, and never for long."""

import pytest

from gerakan.foundation.ui import memory as remembering
from gerakan.foundation.ui.memory import Memory


class Clock:
    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def asked():
    return []


def remember(memory, asked, key="tugas", stamp="a"):
    return memory.get(key, stamp, lambda: asked.append(key) or len(asked))


def test_a_figure_is_worked_out_once_for_a_stamp(asked):
    memory = Memory()

    assert [remember(memory, asked) for _time in range(3)] == [1, 1, 1]


def test_another_stamp_or_key_is_worked_out_anew(asked):
    memory = Memory()

    assert [remember(memory, asked), remember(memory, asked, stamp="b"), remember(memory, asked, key="lain")] == [
        1,
        2,
        3,
    ]
    assert remember(memory, asked) == 4, "the stamp of before does not come back"


def test_nothing_is_true_for_more_than_thirty_seconds(asked):
    clock = Clock()
    memory = Memory(clock)
    remember(memory, asked)
    clock.seconds = 29.9
    assert remember(memory, asked) == 1
    clock.seconds = 30.0
    assert remember(memory, asked) == 2


def test_nothing_is_remembered_of_work_that_failed(asked):
    memory = Memory()
    with pytest.raises(ZeroDivisionError):
        memory.get("tugas", "a", lambda: 1 / 0)

    assert remember(memory, asked) == 1


def test_the_memory_never_grows_without_end(asked, monkeypatch):
    monkeypatch.setattr(remembering, "MOST_KEPT", 3)
    memory = Memory()
    for key in "abcdef":
        remember(memory, asked, key=key)

    assert len(memory._kept) <= 3
