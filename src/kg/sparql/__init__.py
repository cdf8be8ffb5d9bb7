"""SPARQL read into records, and written again with marks: the queries whose rows are traced."""
