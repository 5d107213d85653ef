"""The audit trail as CloudTrail shows it: records, their history, and trails that deliver them."""
