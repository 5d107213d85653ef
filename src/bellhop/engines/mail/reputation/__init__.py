"""How an account's mail is received: figures by the hour, rates, and what follows from them."""
