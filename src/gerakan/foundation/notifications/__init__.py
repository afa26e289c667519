"""E-mail and in-app notices, reminders by working day."""
