"""Change over time: the yearly evaluation of five dimensions, and improvement from one year to the next."""

from gerakan.engine.progress.evaluation import DEFAULT_WEIGHTS, Evaluated, Predicate, evaluate, predicate_of

__all__ = ["DEFAULT_WEIGHTS", "Evaluated", "Predicate", "evaluate", "predicate_of"]
