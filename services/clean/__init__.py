"""Clean: from an article's characters to their roles and reasons."""
