"""What becomes of mail, told to other services: events of configuration sets, notifications of identities."""
