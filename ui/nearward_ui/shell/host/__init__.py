"""The process and the computer that the window runs on."""
