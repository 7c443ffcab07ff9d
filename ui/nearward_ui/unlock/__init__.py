"""What stands before an open diary: unlocking one, and making one."""
