"""Where all rooms meet: settings, addresses, the command, the processes."""
