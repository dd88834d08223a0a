"""Questions over any labelled graph: RDF files and CSV tables that no ontology of ours describes."""
