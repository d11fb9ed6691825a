"""What the browser's scripts ask for, and the files that equal the screen."""
