"""Why a request is not passed on."""


class Rejected(Exception):
    """A request that is not passed on; the message says why, to whoever sent it."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
