"""Bimbingan: the edition's programme, mentor teams, gates, deliverables and the remarks on them."""
