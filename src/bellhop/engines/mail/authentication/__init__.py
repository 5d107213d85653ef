"""What proves where a mail comes from: DKIM signatures, MAIL FROM domains, and the DNS that tells of them."""
