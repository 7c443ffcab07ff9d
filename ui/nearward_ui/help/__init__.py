"""Help: whom to call, what to do now, and what helps in the words of the person."""
