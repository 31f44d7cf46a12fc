"""What reaches into the engine (MkDocs with Material): pages as it would make them, without a run of it for each build."""

from generator.engine.installed import answer_to_mkdocs

answer_to_mkdocs()
