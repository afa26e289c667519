"""Gerakan: one house for the national smart-city movement, from the shortlist to the yearly evaluation."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Set before numpy is seen: our matrices are small and we bring our own threads; theirs wait for each other on a busy machine."""
