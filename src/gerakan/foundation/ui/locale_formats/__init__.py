"""Django's own formats, for widgets and the admin."""
