"""The SPARQL endpoint: the protocol over HTTP, what may be asked of it, and its description."""
