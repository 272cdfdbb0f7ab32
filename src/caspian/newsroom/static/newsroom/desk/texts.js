/* A text of an article gets its editor once it is near the window, or somebody goes into it: sixty
   editors at once keep a browser busy for seconds. Until then its words stand there to be read,
   searched and reached by key, and its field holds and sends what the desk gave it. */
(() => {
  const NEAR = '100% 0px';
  const REST = 1500;
  const TAGS = {
    BOLD: 'b', ITALIC: 'i', SUPERSCRIPT: 'sup', SUBSCRIPT: 'sub', STRIKETHROUGH: 's',
  };
  const EMPTY = { text: '', type: 'unstyled', inlineStyleRanges: [], entityRanges: [] };
  const LINKS = new Set(['LINK', 'DOCUMENT']);
  const waiting = new Map();
  const due = new Set();
  let working = 0;

  /* One at a time. None while somebody types, who would wait for it; none while the browser's own
     search or another window has the focus: what was found there would not be marked any longer. */

  const idle = window.requestIdleCallback ?? ((act) => window.setTimeout(act, 50));
  let typed = -REST;
  document.addEventListener('keydown', () => { typed = performance.now(); }, true);
  window.addEventListener('focus', () => workSoon());

  function work() {
    working = 0;
    const rested = performance.now() - typed;
    if (!document.hasFocus()) return;
    if (rested < REST) {
      working = window.setTimeout(work, REST - rested + 1);
      return;
    }
    const [next] = due;
    next?.mount();
    workSoon();
  }

  function workSoon() {
    if (due.size) working ||= idle(work);
  }

  const near = window.IntersectionObserver && new IntersectionObserver((seen) => {
    seen.forEach(({ target, isIntersecting }) => {
      const text = waiting.get(target);
      if (isIntersecting && text) due.add(text);
      else due.delete(text);
    });
    workSoon();
  }, { root: document.getElementById('main'), rootMargin: NEAR });

  /* The words of a text as they stand in its editor. */

  function piece(letters, block, at, entities) {
    const covers = ({ offset, length }) => at >= offset && at < offset + length;
    let node = document.createTextNode(letters);
    for (const { style } of block.inlineStyleRanges.filter(covers)) {
      if (!TAGS[style]) continue;
      const outer = document.createElement(TAGS[style]);
      outer.append(node);
      node = outer;
    }
    const entity = block.entityRanges.find(covers);
    if (!entity || !LINKS.has(entities[entity.key]?.type)) return node;
    const link = document.createElement('span');
    link.className = 'desk-text-link';
    link.append(node);
    return link;
  }

  function lineOf(block, entities) {
    const line = document.createElement('div');
    line.className = `desk-text-line${block.type === 'unstyled' ? '' : ' desk-text-item'}`;
    line.dir = 'auto';
    // Ranges count code points: an emoji is one of them, and two in a script's string.
    const letters = [...block.text];
    const ends = new Set([0, letters.length]);
    [...block.inlineStyleRanges, ...block.entityRanges].forEach(({ offset, length }) => {
      ends.add(offset);
      ends.add(offset + length);
    });
    const cuts = [...ends].filter((one) => one <= letters.length).sort((a, b) => a - b);
    cuts.slice(0, -1).forEach((at, index) => {
      line.append(piece(letters.slice(at, cuts[index + 1]).join(''), block, at, entities));
    });
    if (!letters.length) line.append(document.createElement('br'));
    return line;
  }

  function words(value) {
    const raw = JSON.parse(value);
    const blocks = raw?.blocks?.length ? raw.blocks : [EMPTY];
    return blocks.map((block) => lineOf(block, raw?.entityMap ?? {}));
  }

  /** The bound widget of a text, for Wagtail's blocks and ours: it has an editor when asked for. */
  class LateText {
    constructor(container, input, full, options, capabilities) {
      Object.assign(this, { input, full, options, capabilities });
      this.plain = full.getByName(input.name, input);
      this.shown = document.createElement('div');
      this.shown.className = 'Draftail-Editor desk-text';
      Object.entries({ role: 'textbox', contenteditable: 'true', 'aria-multiline': 'true' })
        .forEach(([name, held]) => this.shown.setAttribute(name, held));
      this.shown.append(...words(input.value));
      this.shown.addEventListener('focus', () => this.enter());
      // Not as soon as a finger lies on it: that may be about to scroll.
      this.shown.addEventListener('mousedown', (event) => this.enter(event));
      // Nothing is to be typed into what has no editor yet.
      this.shown.addEventListener('beforeinput', (event) => event.preventDefault());
      container.append(this.shown);
      const late = this;
      Object.defineProperty(input, 'draftailEditor', {
        configurable: true,
        get() {
          late.mount();
          return this.draftailEditor;
        },
      });
      waiting.set(this.shown, this);
      if (near) near.observe(this.shown);
      else this.mount();
    }

    mount() {
      due.delete(this);
      if (this.widget || !this.input.isConnected) return this.widget;
      near?.unobserve(this.shown);
      waiting.delete(this.shown);
      delete this.input.draftailEditor;
      this.options.onSave = this.keeper();
      // The same class, and the same call, with which Wagtail makes an editor at once.
      const Bound = this.plain.constructor;
      this.widget = new Bound(this.input, this.options, this.capabilities, true);
      this.shown.remove();
      return this.widget;
    }

    /** Returns what an editor calls with its text: while that is what came, so is the field.

        Draftail writes the same text in its own way as soon as it is there: a form that was only
        scrolled through would ask whether to leave what nobody typed. */
    keeper() {
      const { input } = this;
      const { createEditorStateFromRaw: made, serialiseEditorStateToRaw: raw } = window.Draftail;
      const came = input.value;
      const first = JSON.stringify(raw(made(JSON.parse(came))));
      return (now) => {
        const written = JSON.stringify(now);
        input.rawContentState = now;
        input.value = written === first ? came : written;
      };
    }

    /** Puts those who came by key or pointer into the editor, at the place they pointed to. */
    enter(event) {
      event?.preventDefault();
      const { clientX: x, clientY: y } = event ?? {};
      this.mount();
      this.input.draftailEditor.focus();
      if (!event) return;
      setTimeout(() => {
        const range = document.caretRangeFromPoint?.(x, y);
        const wrapper = this.input.parentNode.querySelector('[contenteditable="true"]');
        if (!range || !wrapper?.contains(range.startContainer)) return;
        const selection = window.getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
      }, 0);
    }

    getValue() { return this.plain.getValue(); }

    getTextLabel(given) { return this.plain.getTextLabel(given); }

    setInvalid(invalid) { this.plain.setInvalid(invalid); }

    /** Returns an editor's state; of a text that has none, what a new one would begin from. */
    getState() { return this.widget ? this.widget.getState() : this.input.value; }

    setState(state) {
      const { createEditorStateFromRaw: made } = window.Draftail;
      this.mount().setState(typeof state === 'string' ? made(JSON.parse(state)) : state);
    }

    focus() { this.mount()?.focus(); }

    setCapabilityOptions(capability, given) {
      if (this.widget) this.widget.setCapabilityOptions(capability, given);
      else Object.assign(this.capabilities.get(capability), given);
    }
  }

  class TextArea extends window.draftail.DraftailRichTextArea {
    render(container, name, id, state, capabilities, options = {}) {
      if (typeof state !== 'string') {
        return super.render(container, name, id, state, capabilities, options);
      }
      const input = Object.assign(document.createElement('input'), { type: 'hidden', id, name });
      Object.entries(options.attributes ?? {}).forEach(([one, held]) => input.setAttribute(one, held));
      input.value = state;
      container.append(input);
      return new LateText(container, input, this, { ...this.options, ...options }, capabilities);
    }
  }

  /* Comments on a passage stand beside it: who opens the article sees them all. */
  function mountCommented() {
    const app = window.comments?.commentApp;
    if (!app) return;
    for (const text of waiting.values()) {
      const path = window.comments.getContentPath(text.input);
      const on = path && app.utils.selectCommentsForContentPathFactory(path)(app.store.getState());
      if (on?.length) due.add(text);
    }
    workSoon();
  }

  window.telepath?.register('caspian.TextArea', TextArea);
  if (document.readyState === 'complete') setTimeout(mountCommented, 0);
  else window.addEventListener('load', () => setTimeout(mountCommented, 0));
})();
