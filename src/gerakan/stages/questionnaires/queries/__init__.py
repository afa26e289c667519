"""Questions of this stage."""
