"""Worked examples from publications: inputs and answers as printed there. Tests and documentation read them."""
