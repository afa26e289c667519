"""From rows to a folder of plain files, computed once by the very commands that a replay repeats."""
