"""People, organisations, roles in time, acting officials."""
