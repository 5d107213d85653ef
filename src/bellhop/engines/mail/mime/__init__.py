"""Mail as it is written: addresses, header sections, bodies, how SES writes them and what it refuses."""
