"""Meetings of the guidance: minutes, attendance, tasks, certificates, ratings, material."""
