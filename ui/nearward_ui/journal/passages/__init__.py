"""From words of an entry to what is made of them, and back."""
