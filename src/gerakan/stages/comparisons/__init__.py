"""A plan beside the published plans of regions like it."""
