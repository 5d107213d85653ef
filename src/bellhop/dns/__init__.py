"""The DNS server of the emulated identities' zone, on UDP and TCP."""
