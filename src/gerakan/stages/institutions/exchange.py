"""Files that arrive: known by their content, with a name that stays and a fingerprint."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile

from gerakan.foundation.exchange import attachments, pieces


@dataclass(frozen=True)
class Arrived:
    """A checked file: what it is called, under which name it is kept, and what it is."""

    name: str
    kept_as: str
    size: int
    sha256: str
    content: "File[bytes]"


@contextmanager
def arrived(file: "UploadedFile[Any]") -> Iterator[Arrived]:
    """The file once it is known to be one that may be kept. Raises FileRefused."""
    attachments.check_size(file.size or 0)
    with tempfile.NamedTemporaryFile() as copy:
        for block in file.chunks():
            copy.write(block)
        copy.flush()
        path = Path(copy.name)
        suffix = attachments.suffix_of(path)
        name = f"{PurePath(file.name or 'berkas').stem[:190]}{suffix}"
        with path.open("rb") as content:
            yield Arrived(
                name, f"{secrets.token_hex(16)}{suffix}", path.stat().st_size, pieces.fingerprint(path), File(content)
            )
