"""The managed node: real machines in miniature, whose commands run in sandboxed processes of this host."""
