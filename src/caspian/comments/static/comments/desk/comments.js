/* The queue of comments: decisions in the background, and keys for them. Without this script each
   button is a form of its own and does the same. */
(() => {
  const { Controller } = window.StimulusModule;
  const { isTyping, letterOf } = window.deskKeys;
  const FEW = 8;
  const ANY = 'any';
  const wordOf = (name, given) => window.deskWords(name, given, 'comments-words');

  /** Sends a form without leaving the page; returns what the desk says, or throws it. */
  async function send(form, submitter) {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new FormData(form, submitter),
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    }).catch(() => {
      throw new Error(wordOf('unreachable'));
    });
    const isJson = (answer.headers.get('Content-Type') ?? '').startsWith('application/json');
    if (!isJson) throw new Error(wordOf('refused'));
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.words);
    return said;
  }

  class CommentsController extends Controller {
    static targets = [
      'all', 'ask', 'bulk', 'count', 'keys', 'list', 'more', 'nothing', 'row', 'said', 'toast', 'undo',
    ];

    static values = { batch: String, shortcuts: Boolean, state: String };

    connect() {
      this.batches = this.batchValue ? [this.batchValue] : [];
      this.allTargets.forEach((label) => { label.hidden = false; });
      this.askTargets.forEach((button) => { button.hidden = false; });
      this.count();
    }

    get rows() {
      return this.rowTargets.filter((row) => !row.hidden);
    }

    get row() {
      const focused = document.activeElement?.closest('.cm-row');
      return focused && !focused.hidden ? focused : this.last && !this.last.hidden ? this.last : null;
    }

    get selected() {
      return this.rows.filter((row) => row.querySelector('.cm-row__select')?.checked);
    }

    // Decisions

    async decide(event) {
      event.preventDefault();
      const form = event.target;
      const verdict = event.submitter.value;
      const rows = form === this.element.querySelector('#bulk') ? this.selected : [form.closest('.cm-row')];
      if (!rows.length) {
        this.say(wordOf('none'));
        return;
      }
      const sent = send(form, event.submitter);
      const next = this.after(rows);
      if (this.stateValue !== ANY) this.leave(rows);
      closeMenus(form);
      this.focus(next);
      try {
        const said = await sent;
        rows.forEach((row) => { row.dataset.batch = said.batch; });
        if (this.stateValue === ANY) this.relabel(rows, verdict.split(':')[0], said.state);
        this.batches.push(said.batch);
        this.say(said.words, said.batch);
        this.fill();
      } catch (error) {
        this.come(rows);
        this.say(error.message, this.batches.at(-1));
        this.focus(rows[0]);
      }
    }

    async undo(event) {
      event?.preventDefault();
      const batch = this.batches.pop();
      if (!batch) {
        this.say(wordOf('nothing_to_undo'));
        return;
      }
      this.undoTarget.elements.batch.value = batch;
      try {
        const said = await send(this.undoTarget, null);
        const back = this.rowTargets.filter(
          (row) => row.dataset.batch === batch && !said.left.includes(Number(row.id.split('-')[1])),
        );
        this.come(back);
        if (this.stateValue === ANY) back.forEach((row) => this.relabel([row], row.dataset.before, row.dataset.beforeWords));
        this.say(said.words, this.batches.at(-1));
        this.focus(back[0] ?? this.row ?? this.rows[0]);
      } catch (error) {
        this.batches.push(batch);
        this.say(error.message, batch);
      }
    }

    leave(rows) {
      rows.forEach((row) => {
        row.hidden = true;
        const box = row.querySelector('.cm-row__select');
        if (box) box.checked = false;
      });
      this.count();
    }

    come(rows) {
      rows.forEach((row) => {
        row.hidden = false;
        delete row.dataset.batch;
      });
      this.count();
    }

    relabel(rows, state, words) {
      rows.forEach((row) => {
        const label = row.querySelector('[data-desk-comments-state]');
        row.dataset.before = row.dataset.state;
        row.dataset.beforeWords = label.textContent;
        row.dataset.state = state;
        label.textContent = words;
        label.className = `cm-state cm-state--${state}`;
      });
    }

    /** Fetches the next page while there are still some rows to work on. */
    async fill() {
      if (this.filling || this.rows.length >= FEW || !this.hasMoreTarget) return;
      this.filling = true;
      try {
        const answer = await fetch(this.moreTarget.href);
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const known = new Set(this.rowTargets.map((row) => row.id));
        const fresh = [...page.querySelectorAll('.cm-row')].filter((row) => !known.has(row.id));
        this.listTarget.append(...fresh.map((row) => document.importNode(row, true)));
        const more = page.querySelector('[data-desk-comments-target="more"]');
        if (more) this.moreTarget.href = more.getAttribute('href');
        else this.moreTarget.remove();
        if (!this.row) this.focus(this.rows[0]);
      } finally {
        this.filling = false;
        this.count();
      }
    }

    // What is said, and where the focus is

    say(words, batch = '') {
      this.toastTarget.hidden = false;
      this.saidTarget.textContent = words;
      this.undoTarget.hidden = !batch;
    }

    after(rows) {
      const all = this.rows;
      const end = all.indexOf(rows.at(-1));
      const staying = (row) => !rows.includes(row);
      return all.slice(end + 1).find(staying) ?? all.slice(0, end).reverse().find(staying) ?? null;
    }

    focus(row) {
      if (!row) {
        this.nothingTarget.hidden = this.rows.length > 0 || this.hasMoreTarget;
        if (!this.nothingTarget.hidden) this.nothingTarget.focus();
        return;
      }
      this.rowTargets.forEach((one) => one.classList.toggle('cm-row--here', one === row));
      this.last = row;
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    }

    count() {
      const number = this.selected.length;
      if (this.hasCountTarget) this.countTarget.textContent = wordOf(number ? 'ticked' : 'none', { number });
      this.nothingTarget.hidden = this.rows.length > 0 || this.hasMoreTarget;
      if (this.hasBulkTarget) {
        this.bulkTarget.classList.toggle('cm-bulk--on', number > 0);
        this.bulkTarget.classList.toggle('cm-bulk--idle', number === 0);
      }
    }

    selectAll(event) {
      this.rows.forEach((row) => { row.querySelector('.cm-row__select').checked = event.target.checked; });
      this.count();
    }

    // Keys

    key(event) {
      if (!this.shortcutsValue || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]') || isTyping(event.target)) return;
      const letter = letterOf(event);
      const does = event.shiftKey ? this.shifted[letter] : this.plain[letter];
      const handled = does ?? (/^[1-9]$/.test(letter) && !event.shiftKey ? () => this.rule(letter) : null);
      if (!handled || handled.call(this) === false) return;
      // Wagtail has a "?" of its own.
      event.preventDefault();
      event.stopImmediatePropagation();
    }

    plain = {
      j: () => this.move(1),
      k: () => this.move(-1),
      a: () => this.press(this.row, 'a'),
      h: () => (this.stateValue === 'held' ? this.keep() : this.press(this.row, 'h')),
      r: () => this.press(this.row, 'r'),
      u: () => { this.undo(); },
      x: () => this.tick(),
      e: () => this.unfold(),
      o: () => this.follow('o'),
      b: () => this.follow('b'),
      '?': () => this.help(),
      Escape: () => closeMenus(this.element),
    };

    shifted = {
      a: () => this.press(this.bulk, 'a'),
      h: () => this.press(this.bulk, 'h'),
      r: () => this.press(this.bulk, 'r'),
      '?': () => this.help(),
    };

    get bulk() {
      return this.hasBulkTarget ? this.bulkTarget : null;
    }

    move(by) {
      const all = this.rows;
      const at = all.indexOf(this.row);
      this.focus(at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
    }

    keep() {
      if (!this.row) return;
      this.say(wordOf('stays_held'), this.batches.at(-1));
      this.move(1);
    }

    press(within, letter) {
      const button = within?.querySelector(`[data-verdict="${letter}"]`);
      if (!button) return false;
      button.click();
      if (letter === 'r') button.parentElement.querySelector('button')?.focus();
      return true;
    }

    rule(number) {
      const open = this.element.querySelector('.cm-reject[open]');
      const button = open?.querySelector(`[data-rule="${number}"]`);
      if (!button) return false;
      button.click();
      return true;
    }

    tick() {
      const box = this.row?.querySelector('.cm-row__select');
      if (!box) return;
      box.checked = !box.checked;
      this.count();
    }

    unfold() {
      const rest = this.row?.querySelector('.cm-row__rest');
      if (rest) rest.open = !rest.open;
    }

    follow(key) {
      this.row?.querySelector(`[data-key="${key}"]`)?.click();
    }

    help() {
      if (this.hasKeysTarget) this.keysTarget.showModal();
    }
  }

  function closeMenus(within) {
    const open = within.querySelectorAll('.cm-reject[open]');
    open.forEach((menu) => {
      if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
      menu.open = false;
    });
    return open.length > 0;
  }

  window.wagtail.app.register('desk-comments', CommentsController);
})();
