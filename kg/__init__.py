"""The graph, the indexes and the snapshot that holds them; `kg.question` answers from it."""
