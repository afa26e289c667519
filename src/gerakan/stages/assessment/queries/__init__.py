"""What the screens of penilaian ask."""
