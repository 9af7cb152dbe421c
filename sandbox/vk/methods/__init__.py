"""The methods, a file for each family; importing a module puts its methods into the table of `registry`."""
