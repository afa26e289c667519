"""What a person may type in this stage."""
