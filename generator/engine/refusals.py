"""What the engine may refuse. Apart from it, so that a build that needs no engine loads none."""


class EngineChanged(Exception):
    """The engine is not what frames were proven with, or makes something else of a page. The message is one sentence."""


class ContentRefused(Exception):
    """The engine warned of something in configuration, navigation or prose, which the site does not publish. One warning a line."""
