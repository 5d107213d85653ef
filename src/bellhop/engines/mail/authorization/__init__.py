"""Sending authorization: whose identities may be spoken by, and what their policies say of it."""
