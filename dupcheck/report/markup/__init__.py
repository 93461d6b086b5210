"""Text made safe inside other markup."""
