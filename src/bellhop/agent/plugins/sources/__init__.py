"""Where aws:downloadContent takes content from."""
