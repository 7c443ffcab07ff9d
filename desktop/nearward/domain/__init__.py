"""The things of a diary as frozen dataclasses, local days and instants, and Trouble."""
