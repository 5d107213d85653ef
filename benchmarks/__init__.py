"""How fast Bellhop is on this machine, beside the least that such a server can cost: `make bench`."""
