"""Mail over SMTP: submission with a password (STARTTLS or TLS) and the listener that MX records point at."""
