"""Who makes electronic signatures: the interface, and the office's own provider, which is not a certified one.

A certified provider (a service that takes a PDF, an identity and a pass phrase and returns the signed PDF) is another
class with the same `sign`, named in the setting SIGNING_PROVIDER.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

AUTHORITY_KEY, AUTHORITY = "authority.key", "authority.pem"
YEARS_OF_AUTHORITY, YEARS_OF_CERTIFICATE = 10, 5
YEAR = datetime.timedelta(days=365)


class SigningRefused(Exception):
    """The provider did not sign; the text says why and what to do."""


@dataclass(frozen=True)
class Identity:
    """Who signs, for which office, as what."""

    name: str
    title: str
    office: str
    email: str = ""


@dataclass(frozen=True)
class Wish:
    """One signature in one document."""

    field: str
    reason: str
    location: str = ""


class SigningProvider(Protocol):
    """Signs a PDF as somebody; nothing that it returns is believed before it was checked."""

    name: str
    is_certified: bool

    def sign(self, document: bytes, *, identity: Identity, wish: Wish, secret: str = "") -> bytes:
        """The same document with one signature more; raises SigningRefused."""
        ...


def provider() -> SigningProvider:
    """The one that this machine uses."""
    made: SigningProvider = import_string(settings.SIGNING_PROVIDER)()
    return made


class OfficeProvider:
    """An authority in the data folder; each signature has a key of its own that is forgotten at once."""

    name = "Otoritas kantor (tidak tersertifikasi)"
    is_certified = False

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(settings.SIGNING_FOLDER)

    @property
    def is_ready(self) -> bool:
        """Somebody has made the authority."""
        return (self.folder / AUTHORITY).is_file()

    def sign(self, document: bytes, *, identity: Identity, wish: Wish, secret: str = "") -> bytes:
        """With the office's authority; no secret is asked, because the person has signed in."""
        from gerakan.foundation.documents.signing import pades  # noqa: PLC0415 - a second of imports, for signing only

        return pades.signed(document, keys=self._keys_of(identity), wish=wish)

    def make_authority(self, office: str) -> None:
        """Once; raises SigningRefused when there is one, because papers rest on it."""
        if self.is_ready:
            raise SigningRefused(
                _("Otoritas sudah ada di %s; naskah yang ditandatangani bersandar padanya.") % self.folder
            )
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name(office, office)
        made = _certificate(name, name, key.public_key(), YEARS_OF_AUTHORITY, is_authority=True).sign(
            key, hashes.SHA256()
        )
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = serialization.BestAvailableEncryption(settings.SECRET_KEY.encode())
        kept = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock)
        _write(self.folder / AUTHORITY_KEY, kept)
        _write(self.folder / AUTHORITY, made.public_bytes(serialization.Encoding.PEM))

    def authority(self) -> bytes:
        """Its certificate, for whoever wants to trust it."""
        return (self.folder / AUTHORITY).read_bytes()

    def _keys_of(self, identity: Identity) -> bytes:
        issuer, issuer_key = self._authority_and_key()
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name(identity.name, identity.office, identity.title)
        wanted = _certificate(name, issuer.subject, key.public_key(), YEARS_OF_CERTIFICATE, is_authority=False)
        made = wanted.sign(issuer_key, hashes.SHA256())
        return pkcs12.serialize_key_and_certificates(None, key, made, [issuer], serialization.NoEncryption())

    def _authority_and_key(self) -> tuple[x509.Certificate, Any]:
        if not self.is_ready:
            raise SigningRefused(
                _(
                    "Tanda tangan elektronik belum disiapkan di mesin ini. Pengelola menjalankan: gerakan make_signing_certificate."
                )
            )
        sealed = (self.folder / AUTHORITY_KEY).read_bytes()
        try:
            key = serialization.load_pem_private_key(sealed, settings.SECRET_KEY.encode())
        except ValueError as failure:
            raise SigningRefused(
                _("Kunci otoritas tidak terbuka dengan rahasia situs ini. Hubungi pengelola.")
            ) from failure
        return x509.load_pem_x509_certificate(self.authority()), key


def _name(common: str, office: str, title: str = "") -> x509.Name:
    parts = [(NameOID.COUNTRY_NAME, "ID"), (NameOID.ORGANIZATION_NAME, office[:64]), (NameOID.COMMON_NAME, common[:64])]
    if title:
        parts.append((NameOID.TITLE, title[:64]))
    return x509.Name([x509.NameAttribute(kind, value) for kind, value in parts])


def _certificate(
    name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, years: int, *, is_authority: bool
) -> x509.CertificateBuilder:
    now = timezone.now()
    usage: Callable[..., x509.KeyUsage] = x509.KeyUsage
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key)
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(minutes=5))
    builder = builder.not_valid_after(now + years * YEAR)
    builder = builder.add_extension(
        x509.BasicConstraints(ca=is_authority, path_length=0 if is_authority else None), True
    )
    flags = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    rights = usage(
        digital_signature=not is_authority, content_commitment=not is_authority,
        key_cert_sign=is_authority, crl_sign=is_authority, **flags,
    )  # fmt: skip
    return builder.add_extension(rights, critical=True)


def _write(path: Path, content: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(content)
