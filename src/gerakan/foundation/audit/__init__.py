"""The append-only, hash-chained log and the command decorator (import from `.log`, `.models`, `.verification`)."""
