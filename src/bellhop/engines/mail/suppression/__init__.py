"""Suppression lists: addresses that an account, or a tenant of it, sends no more mail to."""
