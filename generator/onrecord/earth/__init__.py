"""The earth as the maps know it: countries by their names and letters, and the borders that Natural Earth draws."""
