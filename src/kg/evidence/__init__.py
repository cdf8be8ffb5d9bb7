"""Statements as sentences, with the passages that they are read from and the reasons for which they hold."""
