"""RDF as text: short terms, canonical Turtle and TriG, and the tokens they share."""
