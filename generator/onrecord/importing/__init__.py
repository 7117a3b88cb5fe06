"""How does a record come in from elsewhere?"""
