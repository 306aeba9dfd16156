"""What the product does: one package per feature, each with the same rooms (see the architecture page)."""
