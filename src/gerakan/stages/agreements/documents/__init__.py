"""Papers of an agreement: text, files, electronic signatures."""
