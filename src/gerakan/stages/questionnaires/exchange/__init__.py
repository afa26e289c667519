"""Files in and out: kinds of evidence, pieces on their way, the workbook."""
