"""Stage: buku kerja rencana induk."""
