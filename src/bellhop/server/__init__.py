"""Bytes in, bytes out: HTTP between a socket and the gateway."""
