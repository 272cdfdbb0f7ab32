/* What is pasted into the text of an article becomes blocks: the server reads it. */
(() => {
  const words = (name, given) => window.deskWords(name, given);
  const ours = new WeakSet();
  const FROM_A_TEXT_OF_OURS = 'data-draftjs-conductor-fragment';
  const IS_ADDRESS = /^https?:\/\/\S+$/i;
  const blob = (text) => new Blob([text], { type: 'text/plain' });

  const textIn = (html) => (
    new DOMParser().parseFromString(html, 'text/html').body.textContent.trim()
  );

  const RAISED = { SUP: 'SUPERSCRIPT', SUB: 'SUBSCRIPT' };

  /** Returns what is raised or lowered in a text: the style, and from where to where. */
  function raisedIn(html) {
    const found = [];
    let at = 0;
    const walk = (node, style) => {
      if (node.nodeType === Node.TEXT_NODE) {
        if (style) found.push([style, at, at + node.data.length]);
        at += node.data.length;
      } else if (node.nodeName === 'BR') {
        at += 1;
      } else {
        node.childNodes.forEach((inner) => walk(inner, RAISED[node.nodeName] ?? style));
      }
    };
    walk(new DOMParser().parseFromString(html, 'text/html').body, '');
    return found;
  }

  /** Raises and lowers in a paragraph what was just pasted there: Draft.js passes over both. */
  function raise(editor, at, raised) {
    const state = editor.getEditorState();
    const content = state.getCurrentContent();
    const block = content.getBlockForKey(at.getStartKey());
    if (!block) return;
    const from = at.getStartOffset();
    const letters = block.getCharacterList().map((letter, index) => raised.reduce((one, range) => {
      const [style, first, end] = range;
      const isIn = index >= from + first && index < from + end;
      return isIn ? one.constructor.applyStyle(one, style) : one;
    }, letter));
    const blocks = content.getBlockMap().set(block.getKey(), block.set('characterList', letters));
    editor.onChange(state.constructor.push(
      state, content.set('blockMap', blocks), 'change-inline-style',
    ));
  }

  class Pasting {
    constructor(body) {
      this.body = body;
      // Before the editor, which would take the words alone.
      body.panel.addEventListener('paste', (event) => this.paste(event), true);
    }

    paste(event) {
      const { clipboardData: data, target } = event;
      if (ours.has(event) || !data) return;
      const html = data.getData('text/html');
      const text = data.getData('text/plain');
      if (html.includes(FROM_A_TEXT_OF_OURS)) return;
      const child = this.body.paragraphOf(target);
      const table = child ? null : this.tableOf(target);
      const isField = target.closest('input:not([type=hidden]), textarea, [contenteditable], select');
      if (!child && !table && isField) return;
      const pictures = [...data.files].filter((file) => file.type.startsWith('image/'));
      // A word processor adds a picture of the words that it gives.
      if (pictures.length && !text.trim() && !textIn(html) && !table) {
        this.stop(event);
        this.body.take?.(pictures, { child });
        return;
      }
      const address = (textIn(html) || text).trim();
      if (!table && IS_ADDRESS.test(address) && (!child || this.body.isEmptyText(child))) {
        this.stop(event);
        this.body.embed(address, { child });
        return;
      }
      if (table && !/\t|\n/.test(text) && !/<td/i.test(html)) return;
      if (!html && !/[\n\t]/.test(text.trim())) return;
      if (!html && !text) return;
      this.stop(event);
      this.read({ html, text }, child, table);
    }

    stop(event) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }

    async read({ html, text }, child, table) {
      const form = new FormData();
      form.set('html', blob(html), 'clipboard.html');
      form.set('text', blob(text), 'clipboard.txt');
      form.set('notes', String(this.body.noteCount()));
      this.body.say([words('pasting')]);
      try {
        this.show(await this.body.ask(words('pasting_address'), form), child, table);
      } catch {
        this.show({ blocks: [], said: [words('pasting_failed')], ...this.plain(text) }, child, null);
      }
    }

    /** Returns blocks of the words alone, made here: nothing that was pasted may be lost. */
    plain(text) {
      const blocks = text.split(/\n+/).filter((line) => line.trim()).map((line) => ({
        type: 'paragraph',
        value: JSON.stringify({
          blocks: [{
            key: Math.random().toString(36).slice(2, 7), text: line, type: 'unstyled', depth: 0,
            inlineStyleRanges: [], entityRanges: [], data: {},
          }],
          entityMap: {},
        }),
        id: null,
      }));
      return { blocks };
    }

    show({ blocks, said, inline, instead = [] }, child, table) {
      if (!blocks.length) {
        this.body.say(said.length ? said : [words('pasted_nothing')]);
        return;
      }
      if (table && blocks[0].type === 'table') {
        this.fill(table, blocks[0].value);
        this.body.say(said);
        return;
      }
      if (inline && child && !this.body.isEmptyText(child)) {
        this.within(child, inline);
        this.body.say(said);
        return;
      }
      const made = this.body.insert(blocks, { child, ...(table && this.after(table)) });
      this.report(blocks.length, said, instead, made[0]);
    }

    report(number, said, instead, first) {
      const told = number === 1 ? words('pasted_one') : words('pasted', { number });
      const others = instead.map((block) => [words(`pasting_as_${block.type}`), () => {
        const index = this.body.stream.children.indexOf(first);
        if (index < 0) return;
        const table = first.block.getState();
        this.body.remove(first);
        const [made] = this.body.insert([block], { index });
        this.body.last.undo.push(() => this.body.stream.insert(
          { type: 'table', value: table, id: first.id }, index,
        ));
        // To do it again would put the chart beside the table.
        this.body.last.redo = null;
        this.body.say([words('pasted_one')], [this.undo()]);
        made.element.scrollIntoView({ block: 'nearest' });
      }]);
      this.body.say([told, ...said], [this.undo(), ...others]);
    }

    undo() {
      return [words('pasting_undo'), () => this.body.canUndo() && this.body.undo()];
    }

    /** Lets the editor paste one paragraph that was cleaned: it has its own undo for that. */
    within(child, html) {
      const data = new DataTransfer();
      data.setData('text/html', html);
      data.setData('text/plain', textIn(html.replace(/<br>/g, '\n')));
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      ours.add(event);
      const field = child.element.querySelector('[contenteditable="true"]');
      const editor = this.body.editorOf(child);
      field.focus();
      const at = editor.getEditorState().getSelection();
      field.dispatchEvent(event);
      const raised = raisedIn(html);
      if (raised.length) setTimeout(() => raise(editor, at, raised), 0);
    }

    // Tables.

    tableOf(target) {
      const child = this.body.childOf(target);
      return child?.type === 'table' ? { child, target } : null;
    }

    after({ child }) {
      return { index: this.body.stream.children.indexOf(child) + 1 };
    }

    /** Writes cells into a table that is there, from the cell in which one pastes. */
    fill({ child, target }, { columns, rows, caption }) {
      const before = child.block.getState();
      const heads = columns.map((column) => column.heading);
      const isBare = !before.columns.length || !(
        before.columns.some((column) => column.heading)
        || before.rows.some((row) => row.values.some((value) => value))
      );
      let state = { columns, rows, caption: before.caption || caption };
      if (!isBare) {
        const cells = rows.map((row) => row.values);
        state = this.merged(before, heads.some(Boolean) ? [heads, ...cells] : cells, target);
      }
      const fill = () => {
        child.block.setState(state);
        this.body.remember([() => child.block.setState(before)], fill);
      };
      fill();
    }

    merged(before, cells, target) {
      const cell = target.closest('td, th');
      const column = cell ? Math.max(0, [...cell.parentElement.children].indexOf(cell) - 1) : 0;
      const isHead = cell?.tagName === 'TH';
      const row = cell && !isHead
        ? [...cell.parentElement.parentElement.children].indexOf(cell.parentElement) : 0;
      const state = {
        caption: before.caption,
        columns: before.columns.map((one) => ({ ...one })),
        rows: before.rows.map((one) => ({ values: [...one.values] })),
      };
      const wide = Math.max(state.columns.length, column + Math.max(...cells.map((one) => one.length)));
      while (state.columns.length < wide) state.columns.push({ type: 'text', heading: '' });
      const [heads, below] = isHead ? [cells[0], cells.slice(1)] : [[], cells];
      heads.forEach((text, at) => { state.columns[column + at].heading = text; });
      while (state.rows.length < row + below.length) state.rows.push({ values: [] });
      state.rows.forEach((one) => { while (one.values.length < wide) one.values.push(''); });
      below.forEach((line, down) => line.forEach((text, at) => {
        state.rows[row + down].values[column + at] = text;
      }));
      return state;
    }
  }

  document.addEventListener('desk-body', ({ detail: body }) => {
    body.pasting = new Pasting(body);
  });
})();
