"""What holds as a network: bare edges, labelled ones, shortest paths, and how central each thing is."""
