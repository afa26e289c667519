"""A book as a tree of plain frozen values, and what is made of it: PDF, Word, slides, Excel and a page of the web.

A stage builds the tree once; every writer here reads the same tree, so that no two outputs can differ.
"""
