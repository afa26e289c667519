"""Tags and filters; built into every template by the settings."""
