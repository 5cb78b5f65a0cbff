"""Pages: compose a document as HTML, typeset it, finish the PDF, verify it."""
