"""Questions that the screens of penjaringan ask."""
