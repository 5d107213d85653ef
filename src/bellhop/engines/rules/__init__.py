"""EventBridge's engine: buses, rules and their targets, event patterns, schedules."""
