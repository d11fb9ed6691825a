"""The page of one area, and the way to find one."""
