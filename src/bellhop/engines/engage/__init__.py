"""Applications, their audience of endpoints and users, and what is sent to them."""
