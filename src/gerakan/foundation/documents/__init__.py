"""Letters: numbers, Word and PDF, checksums, verification."""
