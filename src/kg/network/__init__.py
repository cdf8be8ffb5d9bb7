"""The network of things: relations as a networkx graph, shortest paths, centrality."""
