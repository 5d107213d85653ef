"""Verification of addresses by mail: links that prove an identity, and the mails that carry them."""
