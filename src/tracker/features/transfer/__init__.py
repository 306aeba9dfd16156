"""Imports and exports: bringing data in from files, and writing everything out."""
