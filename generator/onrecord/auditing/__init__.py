"""Does the site say more than it should? What is looked for in it before it is published."""
