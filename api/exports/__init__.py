"""Dumps: one plan's graph and records in the formats that people load elsewhere, and everything as N-Quads."""
