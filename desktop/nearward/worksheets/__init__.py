"""The form model and the catalogue of worksheet definitions and vocabularies."""
