"""RDF as text: terms in short, the canonical form of Turtle and TriG, and what comments and strings look like."""
