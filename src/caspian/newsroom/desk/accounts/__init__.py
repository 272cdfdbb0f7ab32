"""Accounts and groups at the desk: the guard that every change of them passes, and the forms."""
