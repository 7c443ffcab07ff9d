"""The drawings that charts are made of, and the axis, the key and the shapes that they share."""
