"""The sheet for an appointment: chosen, looked at, printed."""
