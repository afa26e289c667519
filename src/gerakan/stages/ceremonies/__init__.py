"""Acara: where agreements are signed and editions are launched."""
