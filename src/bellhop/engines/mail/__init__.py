"""The one mail engine behind SES v1, SES v2, Pinpoint and SMTP."""
