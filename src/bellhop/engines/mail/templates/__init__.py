"""Templates of mail: kept, filled with data, and those of custom verification mails."""
