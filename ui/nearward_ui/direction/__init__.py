"""Where somebody would like to go, in own words."""
