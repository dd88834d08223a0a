"""From a plan's text to its typed records."""
