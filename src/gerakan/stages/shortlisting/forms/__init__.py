"""What a person may type in penjaringan."""
