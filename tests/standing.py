"""Rows that every test of a module finds: made once, around the tests, each of which is rolled back to them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation

QUICK_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"


@contextmanager
def standing_rows(request: pytest.FixtureRequest) -> Iterator[None]:
    """For a fixture of module scope: what is built inside stays until the module ends."""
    request.getfixturevalue("django_db_setup")
    blocker = request.getfixturevalue("django_db_blocker")
    files = request.getfixturevalue("tmp_path_factory")
    with blocker.unblock(), in_a_place_of_its_own(files), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def in_a_place_of_its_own(folders: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads go to a folder of the test run; passwords are hashed quickly; people read Indonesian."""
    with (
        override_settings(
            MEDIA_ROOT=folders.getbasetemp() / "files",
            PASSWORD_HASHERS=[QUICK_HASHER],
            WHITENOISE_AUTOREFRESH=True,  # else every client of a test reads all static files first
        ),
        translation.override("id"),
    ):
        yield
