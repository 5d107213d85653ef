"""Lambda functions on this machine: each execution environment is a process in a sandbox of its own."""
