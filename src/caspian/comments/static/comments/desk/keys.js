/* What a key means in the queue of comments, whatever the keyboard's letters are. */
(() => {
  /** The Latin letter that a key stands for: by its place where the keyboard's letters are others. */
  function letterOf(event) {
    if (event.key === '?' || event.key === 'Escape') return event.key;
    const onKeyboard = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(event.code);
    if (/^[a-z0-9]$/i.test(event.key)) return event.key.toLowerCase();
    return onKeyboard ? (onKeyboard[1] ?? onKeyboard[2]).toLowerCase() : '';
  }

  /** Whether somebody writes in a field: keys are letters then. */
  function isTyping(element) {
    if (element.isContentEditable || element.matches?.('textarea, select')) return true;
    return Boolean(element.matches?.('input:not([type="checkbox"], [type="radio"], [type="submit"])'));
  }

  window.deskKeys = { isTyping, letterOf };
})();
