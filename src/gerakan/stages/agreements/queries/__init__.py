"""Questions of the screens of agreements."""
