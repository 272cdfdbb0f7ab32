/* What somebody typed and the desk does not have yet: it stays in this browser, by account and
   article. */
(() => {
  const NOT_KEPT = new Set(['csrfmiddlewaretoken', 'overwrite_revision_id']);
  const NOT_SENT = /^(loaded_revision|action-)/;

  window.DeskKept = class {
    constructor({ form, account, page }) {
      this.form = form;
      this.prefix = `caspian-draft:${account}:`;
      this.first = `${this.prefix}${page}`;
    }

    get key() {
      const { pathname } = new URL(this.form.action, window.location);
      const edits = /\/pages\/(\d+)\/edit\//.exec(pathname);
      return edits ? `${this.prefix}${edits[1]}` : this.first;
    }

    keep(data) {
      const pairs = [...data]
        .filter(([name, value]) => typeof value === 'string' && !NOT_KEPT.has(name));
      const kept = { at: new Date().toISOString(), action: this.form.action, pairs };
      try {
        localStorage.setItem(this.key, JSON.stringify(kept));
      } catch { /* A full or closed store: the words are in the page still. */ }
    }

    /** Returns what is kept: when, where it was to be sent, and what; null where nothing is. */
    read() {
      return JSON.parse(localStorage.getItem(this.key));
    }

    /** Sends what is kept, and returns what the desk says. */
    async send() {
      const { action, pairs } = this.read();
      const body = new FormData();
      pairs.filter(([name]) => !NOT_SENT.test(name))
        .forEach(([name, value]) => body.append(name, value));
      body.set('csrfmiddlewaretoken', window.wagtailConfig.CSRF_TOKEN);
      const headers = { Accept: 'application/json' };
      const answer = await fetch(action, { method: 'POST', body, headers });
      return answer.json().catch(() => ({}));
    }

    forget() {
      localStorage.removeItem(this.key);
      localStorage.removeItem(this.first);
    }

    forgetAll() {
      Object.keys(localStorage).filter((one) => one.startsWith(this.prefix))
        .forEach((one) => localStorage.removeItem(one));
    }
  };
})();
