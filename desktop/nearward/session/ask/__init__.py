"""What pages ask of the desk."""
