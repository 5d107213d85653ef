"""Access: who there is in an account, what they may do, and by which keys they are known."""
