"""Benchmarks: `python -m bench` prints tables and writes `bench/results/*.json`."""
