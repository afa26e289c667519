"""The tests, mirroring src; factories and fixtures are imported from here."""
