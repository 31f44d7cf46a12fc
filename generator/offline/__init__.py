"""What people carry away: packs, zips, and the same pages for another engine. Opens without a line and without a server."""
