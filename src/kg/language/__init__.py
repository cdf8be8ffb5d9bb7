"""Languages in which articles are written, each a package: what its words say of amounts, times and speakers."""
