"""The commands of `plangraph`, one module each, imported only when the command is called."""
