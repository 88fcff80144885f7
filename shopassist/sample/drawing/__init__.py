"""How the pictures of the sample shop are drawn: shapes, light, cloth and backdrops (heavy)."""
