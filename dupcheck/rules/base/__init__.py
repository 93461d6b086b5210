"""What rules are made of: the page they see, how they find candidates, how their findings are put together."""
