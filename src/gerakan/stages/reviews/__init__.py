"""Stage: telaah rencana induk."""
