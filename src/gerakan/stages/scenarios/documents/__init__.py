"""Numbers of a run as sentences and charts."""
