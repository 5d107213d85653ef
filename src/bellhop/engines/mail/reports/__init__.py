"""Mail that SES sends about mail: bounces (RFC 3464), complaints (RFC 5965), automatic replies (RFC 3834)."""
