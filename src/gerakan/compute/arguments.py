"""Numbers on the command line."""

import argparse


def whole_number(text: str) -> int:
    """0, 1, 2, ..."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"'{text}' bukan bilangan bulat nol atau lebih")
    return int(text)


def natural(text: str) -> int:
    """1, 2, 3, ..."""
    if whole_number(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' harus 1 atau lebih")
    return int(text)


def share(text: str) -> float:
    """A number between 0 and 1, both excluded."""
    try:
        value = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' bukan bilangan") from error
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError(f"'{text}' harus di antara 0 dan 1")
    return value
