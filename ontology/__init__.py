"""The bottom floor: the vocabulary, the record types and the error tree. It depends on no other floor."""
