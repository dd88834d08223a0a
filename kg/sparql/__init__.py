"""Queries of strangers: looked over before they run, run in worker processes that can be killed, their results limited."""
