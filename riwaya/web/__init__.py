"""The workbench: a story in the browser, on this machine alone."""
