"""The ministry's vocabulary: six pillars of three sub-dimensions each, and how others' vocabularies map to it."""

from collections.abc import Mapping

PILLARS: Mapping[str, tuple[str, str, str]] = {
    "governance": ("public_services", "bureaucracy", "public_policy"),
    "branding": ("tourism", "business", "city_appearance"),
    "economy": ("industry", "welfare", "transactions"),
    "living": ("harmony", "health", "mobility"),
    "society": ("community", "education", "security"),
    "environment": ("protection", "waste", "energy"),
}

SUBDIMENSIONS: tuple[str, ...] = tuple(code for codes in PILLARS.values() for code in codes)
"""All eighteen, in the ministry's order."""

PILLAR_OF: Mapping[str, str] = {code: pillar for pillar, codes in PILLARS.items() for code in codes}

INDONESIAN: Mapping[str, str] = {
    "governance": "tata kelola",
    "branding": "branding",
    "economy": "ekonomi",
    "living": "kehidupan",
    "society": "masyarakat",
    "environment": "lingkungan",
    "public_services": "pelayanan publik",
    "bureaucracy": "tata kelola birokrasi",
    "public_policy": "kebijakan publik",
    "tourism": "pariwisata",
    "business": "bisnis",
    "city_appearance": "wajah kota",
    "industry": "industri",
    "welfare": "kesejahteraan",
    "transactions": "transaksi",
    "harmony": "harmoni tata ruang",
    "health": "kesehatan",
    "mobility": "mobilitas",
    "community": "komunitas",
    "education": "pendidikan",
    "security": "keamanan",
    "protection": "proteksi lingkungan",
    "waste": "sampah dan limbah",
    "energy": "energi",
}
"""Every pillar and sub-dimension as the ministry calls it."""

GIFFINGER: Mapping[str, tuple[str, ...]] = {
    "economy": PILLARS["economy"],
    "environment": PILLARS["environment"],
    "governance": PILLARS["governance"],
    "living": ("harmony", "health"),
    "mobility": ("mobility",),
    "people": ("community", "education"),
}
"""The six characteristics of Giffinger (2007) by sub-dimension; branding and security have no counterpart there."""


def giffinger_of(subdimension: str) -> str | None:
    """The characteristic of Giffinger that holds a sub-dimension.

    >>> giffinger_of("mobility"), giffinger_of("education"), giffinger_of("tourism")
    ('mobility', 'people', None)
    """
    return next((name for name, codes in GIFFINGER.items() if subdimension in codes), None)
