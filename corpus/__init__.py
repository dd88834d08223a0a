"""Readers, folding and the tokeniser; the catalogue and the embedded plans."""
