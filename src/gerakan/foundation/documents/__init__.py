"""Letters: numbers, Word and PDF, checksums, verification.

A stage writes a `content.LetterContent` in its documents.py and calls `commands.draft_letter` and `commands.issue_letter`;
other papers are `pdf.render_pdf(template, data)`.
"""
