"""What a person reads when a file is not taken."""


class FileRefused(ValueError):
    """The file is not read at all; the text says why and what to do."""
