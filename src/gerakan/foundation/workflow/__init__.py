"""Life of a thing as a table of transitions."""

from gerakan.foundation.workflow.table import Action, Transition, TransitionRefused, Workflow

__all__ = ["Action", "Transition", "TransitionRefused", "Workflow"]
