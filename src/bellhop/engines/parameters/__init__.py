"""Parameter Store: hierarchies of versioned values, SecureStrings encrypted."""
