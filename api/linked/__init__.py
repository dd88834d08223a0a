"""Linked data: every IRI of the graph answers at its path, as a page for people and as RDF for programs."""
