"""RDF as text: short terms, the canonical form of Turtle and TriG, strings and comments."""
