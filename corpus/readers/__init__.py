"""Readers, one module a format: a file's bytes to the blocks of a `PlanText`."""
