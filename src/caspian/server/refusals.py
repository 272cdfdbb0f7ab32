"""Why a request is not passed on."""


class Rejected(Exception):
    """A request that is not passed on; the message says why, to its sender."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
