"""The first run: a diary is made, or six invented months are looked at."""
