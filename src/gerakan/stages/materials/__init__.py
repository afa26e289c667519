"""Material for every stage of the guidance, and courses with short tests."""
