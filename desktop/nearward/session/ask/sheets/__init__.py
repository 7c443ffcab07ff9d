"""What is asked of what worksheets lead to, and of those to look at again."""
