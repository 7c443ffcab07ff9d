"""The sheet for an appointment: what was chosen, on one or two pages for somebody else to read."""
