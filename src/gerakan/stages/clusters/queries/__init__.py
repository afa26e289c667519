"""Questions about joint plans; later stages ask `joint` and `counting`."""
