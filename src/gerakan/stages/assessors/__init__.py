"""Asesor: the pool, who takes part in an edition, and which doors a tie closes."""
