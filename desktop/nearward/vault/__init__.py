"""The encrypted file. All SQL stands here."""
