"""From a file to proposals, without the database and without any service outside."""
