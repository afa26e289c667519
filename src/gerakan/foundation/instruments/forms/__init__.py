"""What a person may type: about versions, about parts, about conditions, about what became of each item."""
