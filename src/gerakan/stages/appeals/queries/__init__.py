"""Questions about appeals, their panels and corrections."""
