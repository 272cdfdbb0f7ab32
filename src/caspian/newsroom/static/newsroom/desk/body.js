/* The blocks of an article for the scripts that bring some in: where one is, what is put there,
   and how one key takes it back. */
(() => {
  const isText = (block) => block?.type === 'paragraph';
  const inputOf = (child) => child.block.widget.input;
  const textState = (child) => child.block.getState();

  /** Returns whether two states of blocks are the same: texts by their content, whatever else by
      its fields. Where the caret stands makes no difference. */
  function same(one, other) {
    if (one === other) return true;
    if (!one || !other || typeof one !== 'object' || typeof other !== 'object') return false;
    if (one.getCurrentContent && other.getCurrentContent) {
      return one.getCurrentContent() === other.getCurrentContent();
    }
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length
      && keys.every((key) => same(one[key], other[key]));
  }

  /** Returns what stands before and after the caret; what is selected is in neither. */
  function cut(state) {
    const selection = state.getSelection();
    const { constructor } = state;
    const at = (key, offset) => constructor.acceptSelection(state, selection.merge({
      anchorKey: key, anchorOffset: offset, focusKey: key, focusOffset: offset, isBackward: false,
    }));
    const split = window.draftail.splitState;
    const last = split(at(selection.getEndKey(), selection.getEndOffset()));
    const first = split(at(selection.getStartKey(), selection.getStartOffset()));
    return { head: first.stateBefore, tail: last.stateAfter, moves: last.shouldMoveCommentFn };
  }

  const isEmpty = (state) => !state.getCurrentContent().getPlainText().trim();

  class Body {
    constructor(stream, panel) {
      this.stream = stream;
      this.panel = panel;
      this.notice = document.createElement('div');
      this.notice.className = 'desk-pasted';
      this.notice.setAttribute('role', 'status');
      stream.container[0].after(this.notice);
      document.addEventListener('keydown', (event) => this.key(event), true);
    }

    childOf(target) {
      return this.stream.children.find((child) => child.element.contains(target));
    }

    /** Returns the paragraph in which somebody writes; a list's item is a text, but none of these. */
    paragraphOf(target) {
      const child = this.childOf(target);
      return isText(child) && target.closest('[contenteditable="true"]') ? child : null;
    }

    editorOf(child) {
      return inputOf(child).draftailEditor;
    }

    isEmptyText(child) {
      return isEmpty(textState(child));
    }

    notes() {
      const held = this.stream.children.filter((child) => child.type === 'notes');
      return held.map((child) => child.block.childBlocks.notes);
    }

    /** Returns how many notes there are: those of what is pasted are counted on from them. */
    noteCount() {
      return this.notes().reduce((sum, list) => sum + list.children.length, 0);
    }

    states() {
      return this.stream.children.map((child) => [child.id, child.type, child.block.getState()]);
    }

    /** Puts blocks where the caret is, at a place, or at the end; one undo takes all of it back. */
    insert(blocks, { child = null, index = null } = {}) {
      const undo = [];
      let at = index ?? this.stream.children.length;
      let tail = null;
      const here = child ? this.stream.children.indexOf(child) : -1;
      if (here >= 0) ({ at, tail } = this.open(child, here, undo));
      const [notes, others] = [[], []];
      blocks.forEach((block) => (block.type === 'notes' ? notes : others).push(block));
      const made = this.atOnce(() => (
        others.map((block, number) => this.stream.insert(block, at + number))
      ));
      undo.push(() => this.atOnce(() => made.forEach((one) => this.remove(one))));
      notes.forEach((block) => this.addNotes(block, undo));
      this.remember(undo, () => this.insert(blocks, { child: this.byId(child?.id), index }));
      this.focus(made.at(-1), tail);
      return made;
    }

    /** Does something to many blocks: Wagtail looks through all of them after each one else. */
    atOnce(act) {
      this.stream.blockCountChanged = () => {};
      try {
        return act();
      } finally {
        delete this.stream.blockCountChanged;
        this.stream.blockCountChanged();
      }
    }

    /** Makes room in a paragraph, and returns at which place. */
    open(child, here, undo) {
      const before = textState(child);
      const { head, tail, moves } = cut(before);
      if (isEmpty(head) && isEmpty(tail)) {
        this.stream.deleteBlock(here);
        undo.push(() => {
          const value = JSON.stringify(window.Draftail.serialiseEditorStateToRaw(before));
          const again = this.stream.insert({ type: 'paragraph', value, id: child.id }, here);
          setTimeout(() => again.focus(), 0);
        });
        return { at: here, tail: null };
      }
      const back = () => {
        child.block.setState(before);
        setTimeout(() => this.editorOf(child).focus(), 0);
      };
      if (isEmpty(head) || isEmpty(tail)) {
        const kept = isEmpty(head) ? tail : head;
        if (!before.getSelection().isCollapsed()) child.block.setState(kept);
        undo.push(back);
        return { at: isEmpty(head) ? here : here + 1, tail: isEmpty(head) ? child : null };
      }
      this.stream.splitBlock(here, head, tail, moves, {});
      const half = this.stream.children[here + 1];
      undo.push(back, () => this.join(child, half));
      return { at: here + 1, tail: half };
    }

    /** Takes the second half of a paragraph away, whose comments return to the whole. */
    join(child, half) {
      const [from, to] = [half.getContentPath(), child.getContentPath()];
      const app = window.comments?.commentApp;
      if (app && from && to) {
        app.utils.selectCommentsForContentPathFactory(from)(app.store.getState())
          .forEach((comment) => app.updateContentPath(comment.localId, to));
      }
      this.remove(half);
    }

    addNotes(block, undo) {
      const list = this.notes().at(-1);
      if (!list) {
        const made = this.stream.insert(block, this.stream.children.length);
        undo.push(() => this.remove(made));
        return;
      }
      const made = block.value.notes.map((note) => (
        list.insert(note.value, list.children.length, { id: note.id })
      ));
      undo.push(() => made.forEach((one) => list.deleteBlock(list.children.indexOf(one))));
    }

    remove(child) {
      const at = this.stream.children.indexOf(child);
      if (at >= 0) this.stream.deleteBlock(at);
    }

    byId(id) {
      return this.stream.children.find((child) => child.id === id) ?? null;
    }

    /** Keeps how to take back what was done, and to do it again, while nothing else changes. */
    remember(undo, redo = null) {
      this.last = { undo, redo, after: null };
      this.next = null;
      this.settle(this.last);
    }

    settle(kept) {
      // Draftail writes the content of a new text once more after it was made.
      setTimeout(() => { Object.assign(kept, { after: this.states() }); }, 0);
    }

    isAsLeft(kept) {
      return Boolean(kept && same(kept.after ?? this.states(), this.states()));
    }

    canUndo() {
      return this.isAsLeft(this.last);
    }

    undo() {
      const { undo, redo } = this.last;
      this.last = null;
      [...undo].reverse().forEach((step) => step());
      this.next = redo && { redo, after: null };
      if (this.next) this.settle(this.next);
      this.say([window.deskWords('pasting_undone')]);
    }

    redo() {
      this.next.redo();
      this.say([window.deskWords('pasting_redone')]);
    }

    key(event) {
      // By the letter; by its place on the keyboard where that has no Latin letters.
      const is = (letter) => (/^[a-z]$/i.test(event.key)
        ? event.key.toUpperCase() === letter : event.code === `Key${letter}`);
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const undoes = is('Z') && !event.shiftKey && this.canUndo();
      const redoes = (is('Y') || (is('Z') && event.shiftKey)) && this.isAsLeft(this.next);
      const { activeElement } = document;
      const isHere = activeElement === document.body || this.panel.contains(activeElement);
      if (!(undoes || redoes) || !isHere) return;
      event.preventDefault();
      event.stopPropagation();
      if (undoes) this.undo();
      else this.redo();
    }

    focus(last, tail) {
      const child = isText(last) ? last : tail;
      if (!child) {
        last?.element.scrollIntoView({ block: 'nearest' });
        return;
      }
      const editor = this.editorOf(child);
      const state = editor.getEditorState();
      if (child === last) editor.onChange(state.constructor.moveSelectionToEnd(state));
      setTimeout(() => editor.focus(), 0);
    }

    /** Says sentences under the text; `choices` are buttons: words, and what happens. */
    say(sentences, choices = []) {
      this.notice.replaceChildren(
        ...sentences.map((words) => Object.assign(document.createElement('p'), { textContent: words })),
        ...choices.map(([words, act]) => {
          const button = document.createElement('button');
          button.type = 'button';
          button.className = 'button button-small button-secondary';
          button.textContent = words;
          button.addEventListener('click', act);
          return button;
        }),
      );
    }

    async ask(address, form) {
      const headers = { 'X-CSRFToken': window.wagtailConfig.CSRF_TOKEN };
      const answer = await fetch(address, { method: 'POST', headers, body: form });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }
  }

  /** Waits for Wagtail to build the blocks, and then looks after them. */
  class BodyController extends window.StimulusModule.Controller {
    connect() {
      const root = this.element.querySelector('[data-block], [id$="-root"]');
      const stream = document.getElementById(`${root?.id.replace(/-root$/, '')}-root`)?.rootBlock;
      if (!stream) {
        requestAnimationFrame(() => this.element.isConnected && this.connect());
        return;
      }
      if (this.body) return;
      this.body = new Body(stream, this.element);
      this.element.deskBody = this.body;
      document.dispatchEvent(new CustomEvent('desk-body', { detail: this.body }));
    }
  }

  // After the scripts that wait for a body have begun to listen.
  document.addEventListener('DOMContentLoaded', () => {
    window.wagtail.app.register('desk-body', BodyController);
  });
})();
