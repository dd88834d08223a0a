"""Answers graded against questions whose answers are known: how many are wholly right, wrong, silent, and shown with their evidence."""
