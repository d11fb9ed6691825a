"""Stories: made, edited and presented."""
