"""What other systems write and read: each format a folder of pure functions, read and write."""
