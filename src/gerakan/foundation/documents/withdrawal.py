"""What a letter of withdrawal says when nobody writes another text."""

from dataclasses import replace

from gerakan.foundation.documents.content import LetterContent
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.documents.words import long_date


def withdrawal_of(letter: Letter, *, reason: str) -> LetterContent:
    """From the same office to the same addressee; letters are in Indonesian whatever the screen's language."""
    first = LetterContent.from_data(letter.data)
    return replace(
        first,
        subject=f"Penarikan surat nomor {letter.number}",
        body=(
            (
                f"Dengan ini surat kami nomor {letter.number} tanggal {long_date(letter.dated_on)} "
                f"perihal “{letter.subject}” kami tarik dan tidak berlaku lagi."
            ),
            f"Alasan penarikan: {reason}",
        ),
        table=None,
        closing=("Atas perhatian Saudara, kami ucapkan terima kasih.",),
        annexes=(),
    )
