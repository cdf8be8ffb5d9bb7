"""SPARQL queries as records that can be written out again for the engine.

The parser is written by hand because `kg.provenance` quotes parts of the query's own
text and runs them again. rdflib's parse tree keeps no positions in the text and loses
the property of `!^p`, and its grammar is stricter than the engine's.

`parser` reads a query, with `tokens`, `cursor` and a module for each level of the
grammar: `property_paths`, `triple_patterns` and `group_patterns`. `algebra` has the
records, and writes them out again.

`graph_scope` finds what engines answer unlike, `columns` writes `SELECT *` out, and
`dataset_clauses` finds the graphs that FROM names.
"""
