"""What an address asks for, checked against the registry."""
