"""Versioned questionnaires and rubrics: what is asked, what is marked, by which levels and weights."""
