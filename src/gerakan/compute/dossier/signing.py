"""A detached Ed25519 signature over the manifest: who sealed the dossier."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gerakan.compute.complaints import Complaint
from gerakan.compute.dossier.archive import Archive

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

UNSIGNED = (
    "Penanda tangan tidak diperiksa: berikan --key dengan kunci umum yang Anda percaya, atau --head yang diumumkan."
)


def sign(manifest: bytes, key: Path) -> bytes:
    """By a private key in PEM."""
    return _private_key(key).sign(manifest)


def public_pem(key: Path) -> bytes:
    """The public half of a private key, to be published."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  slow to load, and most runs sign nothing

    return (
        _private_key(key)
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


def seal_fault(archive: Archive, key: Path | None) -> Iterator[str]:
    """Nothing when no key was given, or when the key's owner sealed exactly this manifest."""
    if key is None:
        return
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  as above

    if archive.signature is None:
        yield "tidak bertanda tangan"
        return
    try:
        _public_key(key).verify(archive.signature, archive.manifest_bytes)
    except InvalidSignature:
        yield "tanda tangan tidak cocok dengan daftar isi dan kunci ini"


def _private_key(file: Path) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  as above
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415  as above

    try:
        key = serialization.load_pem_private_key(_read(file), password=None)
    except (ValueError, TypeError) as error:
        raise Complaint(file, "bukan kunci pribadi Ed25519 tanpa sandi dalam bentuk PEM") from error
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise Complaint(file, "bukan kunci Ed25519")
    return key


def _public_key(file: Path) -> "Ed25519PublicKey":
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415  as above
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415  as above

    try:
        key = serialization.load_pem_public_key(_read(file))
    except ValueError as error:
        raise Complaint(file, "bukan kunci umum dalam bentuk PEM") from error
    if not isinstance(key, ed25519.Ed25519PublicKey):
        raise Complaint(file, "bukan kunci Ed25519")
    return key


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Complaint(file, f"tidak dapat dibaca ({error.strerror})") from error
