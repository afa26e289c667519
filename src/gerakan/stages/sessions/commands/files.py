"""Files that people hand in: looked at before they are kept, kept under a name that nobody guesses."""

import secrets
import tempfile
from pathlib import Path, PurePath
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile

from gerakan.foundation.exchange import attachments


def keep(into: FieldFile, file: "UploadedFile[Any]") -> str:
    """Store it and give the name under which people know it; the row is saved by the caller. Raises FileRefused."""
    attachments.check_size(file.size or 0)
    with tempfile.NamedTemporaryFile() as copy:
        for block in file.chunks():
            copy.write(block)
        copy.flush()
        path = Path(copy.name)
        suffix = attachments.suffix_of(path)
        with path.open("rb") as content:
            into.save(f"{secrets.token_hex(16)}{suffix}", File(content), save=False)
    return f"{PurePath(file.name or 'berkas').stem[:190]}{suffix}"
