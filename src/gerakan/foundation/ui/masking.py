"""Ways to reach a person, taken out of every text that everybody may read (ADR 52).

A name that somebody typed into a sentence cannot be recognised: pages on which something is made public say so.
"""

import re
from collections.abc import Mapping
from typing import Any

MARK = "[dirahasiakan]"
REACHED = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"  # e-mail; tried once a word, or a long one takes the square of its length
    r"|(?<![\d.,])(?:\+62|62|0)[ -]?8\d(?:[ .-]?\d){6,10}(?![\d])"  # mobile telephone
    r"|(?<![\d.,])\(?0\d{2,3}\)[ -]?\d{5,8}(?!\d)"  # telephone with its area
    r"|(?<![\d.,])\d{8} ?\d{6} ?\d ?\d{3}(?!\d)|(?<![\d.,])\d{16}(?!\d)"  # NIP, NIK
)


def masked(text: str) -> str:
    """Without ways to reach a person.

    >>> masked("hubungi 0812-3456-7890 atau ani@desa.id; NIK 7407010101900001")
    'hubungi [dirahasiakan] atau [dirahasiakan]; NIK [dirahasiakan]'
    """
    return REACHED.sub(MARK, text)


def masked_all(value: Any) -> Any:
    """The same for every text in plain content, however deep; keys and numbers stay."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, Mapping):
        return {name: masked_all(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [masked_all(one) for one in value]
    return value
