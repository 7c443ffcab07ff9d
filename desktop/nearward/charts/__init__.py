"""Charts: matplotlib Figures, made without pyplot and shown by the windows."""
