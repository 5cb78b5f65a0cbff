"""Reading any PDF: its file, text, tags and fields. Nothing here knows a form."""
