"""Learning models: registration and yearly recognition of families, clans, communities …"""
