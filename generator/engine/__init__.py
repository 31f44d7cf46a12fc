"""What reaches into the engine (MkDocs with Material): pages as it would make them, without a run of it for each build."""
