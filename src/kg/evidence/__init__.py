"""Statements as sentences, with the passages they are read from and why they hold."""
