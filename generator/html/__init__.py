"""HTML of whole pages: read by one parser, as a browser reads it, and rewritten in place where that cannot be avoided."""
