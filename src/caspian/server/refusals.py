"""Why a request is not forwarded."""


class Rejected(Exception):
    """A request that is not forwarded; the message says why, to its sender."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
