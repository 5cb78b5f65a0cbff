"""Two renderings side by side: how they differ, in words and in pictures, and a page to see it.

The golden tests of a portal (`kzforms.testing`), the comparison of editions and the audit
(`kzforms.changes`) share it.
"""
