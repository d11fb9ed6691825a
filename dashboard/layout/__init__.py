"""Component trees: what each page is made of, without data access or arithmetic."""
