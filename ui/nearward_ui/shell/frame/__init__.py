"""What stands around the pages: the rail, the side sheet, and the ways between them."""
