"""A masterplan as plain values, and the rules by which a machine checks it."""
