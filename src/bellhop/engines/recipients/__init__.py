"""How emulated recipients behave: who takes a message, who bounces it, who complains."""
