"""Rencana induk: the typed plan of a region, its sheets, its workbook, its findings."""
