"""Joint plans of a cluster of regions or of a province: charter, joint programmes, shares."""
