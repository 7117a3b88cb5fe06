"""What is another in one record than in another: added, corrected, withdrawn, changed, removed."""
