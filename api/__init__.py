"""The top floor: the command line, the server and the page."""
