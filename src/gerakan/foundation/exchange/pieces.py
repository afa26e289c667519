"""Files that arrive in pieces: what is on the disk is what has arrived, so a restart loses nothing."""

import fcntl
import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from gerakan.foundation.exchange.refusal import FileRefused

PIECE = 1024 * 1024
READ = 1 << 20


class WrongOffset(Exception):
    """The piece does not begin where the file ends; `offset` is where to go on."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def path_of(token: str) -> Path:
    """Outside the folder of finished evidence."""
    folder = Path(settings.MEDIA_ROOT) / "unggahan"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{token}.bagian"


def offset_of(token: str) -> int:
    """How much has arrived."""
    path = path_of(token)
    return path.stat().st_size if path.exists() else 0


def append(token: str, *, size: int, offset: int, piece: bytes) -> int:
    """Add a piece and say how much has arrived, once it is on the disk; raises WrongOffset, FileRefused."""
    if len(piece) > PIECE or offset + len(piece) > size:
        raise FileRefused(_("Potongan berkas tidak sesuai ukuran yang diumumkan. Mulai unggahan dari awal."))
    with path_of(token).open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        arrived = os.fstat(file.fileno()).st_size
        if arrived != offset:
            raise WrongOffset(arrived)
        file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return offset + len(piece)


def fingerprint(path: Path) -> str:
    """SHA-256 of a file on the disk."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(READ):
            digest.update(block)
    return digest.hexdigest()


def discard(token: str) -> None:
    """Throw the pieces away."""
    path_of(token).unlink(missing_ok=True)
