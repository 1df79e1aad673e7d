"""Pages that were changed here and in the wiki: both texts beside each other, and a draft made of the best of both."""
