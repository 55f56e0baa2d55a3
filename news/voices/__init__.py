"""What readers send: comments and ratings, feedback, votes; and the walls before all of it."""
