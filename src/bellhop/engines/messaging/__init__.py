"""Messages that are no mail: texts, push notifications and voice calls, captured with what became of them."""
