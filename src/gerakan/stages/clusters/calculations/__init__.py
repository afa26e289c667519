"""Shares in rupiah, contents as plain JSON, what a member who leaves hands over."""
