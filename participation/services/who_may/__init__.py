""" "Wie mag wat": one person and one record, asked of the policy; and the table that was written by hand."""
