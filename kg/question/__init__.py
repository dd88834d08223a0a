"""Questions in words to answers with evidence: understand, find, query, say."""
