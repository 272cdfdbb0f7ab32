/* Keeps what is typed while a block opens, and gives it to the block as soon as one can write in it.

   Somebody chooses "Paragraph" with Enter and types on; on a slow processor the letters went into
   the paragraph before, or nowhere. Only plain letters are kept, and Enter and Backspace among
   them: never what Ctrl, Alt or an input method is part of. */
(() => {
  const APPEARS_MS = 400;
  const READY_MS = 8000;
  const WRITES = 'input:not([type=hidden]), textarea, [contenteditable="true"]';
  const OPTION = '[role="option"]';
  let held = null;

  const children = () => [...document.querySelectorAll('[data-controller~="desk-body"]')]
    .flatMap((one) => one.deskBody?.stream.children ?? []);

  /** Begins to keep what is typed until `find` returns where it belongs. */
  function hold(find) {
    held = { keys: [], find, takes: true };
    const own = held;
    window.setTimeout(() => { if (held === own && !own.find()) give(null); }, APPEARS_MS);
    window.setTimeout(() => { if (held === own) give(null); }, READY_MS);
  }

  function holdForABlock() {
    const before = new Set(children());
    hold(() => children().find((child) => !before.has(child))?.element);
  }

  /** Types what was kept where it belongs; where nothing came, into what has the focus. */
  function give(place) {
    const { keys } = held;
    held = null;
    const target = place ?? document.activeElement;
    if (!keys.length || !target?.matches?.(WRITES)) return;
    const editor = editorOf(target);
    if (editor) write(editor, keys);
    else if (target === document.activeElement) fill(target, keys);
  }

  /** Returns the editor of a text that has a place in it; null where that is a plain field. */
  function editorOf(place) {
    if (!place.isContentEditable) return null;
    const own = (part) => [...part.querySelectorAll('input')].find((one) => one.draftailEditor);
    let part = place;
    while (part && !own(part)) part = part.parentElement;
    return part ? own(part).draftailEditor : null;
  }

  function write(editor, keys) {
    const { EditorState, Modifier } = window.DraftJS;
    const written = keys.reduce((state, key) => {
      const [content, at] = [state.getCurrentContent(), state.getSelection()];
      const next = key === '\n' ? Modifier.splitBlock(content, at)
        : Modifier.replaceText(content, at, key, state.getCurrentInlineStyle());
      return EditorState.push(state, next, key === '\n' ? 'split-block' : 'insert-characters');
    }, editor.getEditorState());
    const isHere = editor.getEditorState().getSelection().getHasFocus();
    editor.onChange(isHere ? EditorState.forceSelection(written, written.getSelection()) : written);
  }

  function fill(field, keys) {
    const end = keys.indexOf('\n');
    const words = keys.slice(0, end < 0 ? keys.length : end);
    words.forEach((one) => document.execCommand('insertText', false, one));
    if (end < 0 || !field.matches('[role="combobox"]')) return;
    // Enter chooses the block that the word found, and what comes after it belongs there.
    holdForABlock();
    held.keys = keys.slice(end + 1);
    const enter = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true };
    field.dispatchEvent(new KeyboardEvent('keydown', { ...enter, cancelable: true }));
  }

  /** Joins letters: a word is typed at once. */
  function keep(key) {
    const { keys } = held;
    if (key === 'Backspace') {
      if (keys.length && keys.at(-1) !== '\n') {
        const rest = [...keys.pop()].slice(0, -1).join('');
        if (rest) keys.push(rest);
      } else keys.pop();
    } else if (key === 'Enter') keys.push('\n');
    else if (keys.length && keys.at(-1) !== '\n') keys.push(keys.pop() + key);
    else keys.push(key);
  }

  function isTyped(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.isComposing || event.keyCode === 229) return false;
    return [...event.key].length === 1 || event.key === 'Enter' || event.key === 'Backspace';
  }

  function pressed(event) {
    if (!event.isTrusted) return;
    if (held) {
      if (held.takes && isTyped(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        keep(event.key);
      } else if (!/^(Shift|CapsLock|Control|Alt|AltGraph|Meta)$/.test(event.key)) held.takes = false;
      return;
    }
    if (event.key !== 'Enter' || !isTyped(event)) return;
    if (document.querySelector(OPTION)?.checkVisibility()) holdForABlock();
  }

  /** Somebody turns to another place: nothing more is kept, and what is typed there stays there. */
  function pointed(event) {
    if (!held || held.find()?.contains(event.target)) return;
    Object.assign(held, { takes: false, isLeft: true });
  }

  function clicked(event) {
    if (!event.isTrusted || held) return;
    if (event.target.closest?.(OPTION)) holdForABlock();
    // By Enter on "Insert a block": whatever is typed then looks for a block, in its field.
    else if (event.detail === 0 && event.target.closest?.('.c-sf-add-button')) {
      const field = () => document.querySelector('[data-tippy-root] input[role="combobox"]');
      hold(field);
      const own = held;
      const look = () => {
        if (held !== own) return;
        if (field()) {
          field().focus();
          if (held === own) give(field());
        } else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }
  }

  function focused(event) {
    if (!held?.find()?.contains(event.target) || !event.target.matches?.(WRITES)) return;
    const [own, before] = [held, event.relatedTarget];
    // The editor takes the focus in before it is ready for a letter.
    window.setTimeout(() => {
      if (held !== own) return;
      // The block that opened late calls back who has gone on elsewhere.
      if (own.isLeft) before?.focus();
      give(event.target);
    }, 0);
  }

  document.addEventListener('keydown', pressed, true);
  document.addEventListener('pointerdown', pointed, true);
  document.addEventListener('click', clicked, true);
  document.addEventListener('focusin', focused, true);
})();
