"""Requests and answers of the modelled services, for the type checker only: never imported."""
