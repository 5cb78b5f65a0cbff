"""The fields of a form: paths, and one tree for each edition that everything else walks."""
