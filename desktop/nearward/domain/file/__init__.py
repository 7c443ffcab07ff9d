"""What can be told of a diary's file without opening it."""
