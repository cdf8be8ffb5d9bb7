"""Statements that are proposed from the words of an article, for a person to decide."""
