"""What the screens of kalibrasi ask; a later stage asks here who still owes it."""

from gerakan.stages.calibration.queries.gate import has_calibrated, owed_words, unfinished

__all__ = ["has_calibrated", "owed_words", "unfinished"]
