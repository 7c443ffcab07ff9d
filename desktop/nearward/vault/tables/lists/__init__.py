"""What goes over all kinds: their order, the timeline, search, trash and tags."""
