"""Register of provinces, kabupaten and kota through time."""
