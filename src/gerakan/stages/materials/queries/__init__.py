"""Questions of the material and the courses."""
