/* Keeps what somebody types until the desk has it: see caspian.newsroom.desk.drafts.

   The form itself says what it is about, by events that bubble up from it:
   caspian:saved {at}, caspian:unsaved {since}, caspian:offline {reason, sentence}. */
(() => {
  const { Controller } = window.StimulusModule;
  const say = (name, given) => window.deskWords(name, given, 'desk-draft-words');
  const FRESH = 60_000;
  const FIRST = 2_000;
  const LONGEST = 30_000;
  const REST = 2_000;
  const MOVES = /^(Tab|Shift|Control|Alt|Meta|Escape|CapsLock|Arrow.*|Home|End|Page.*|F\d+)$/;

  class DraftController extends Controller {
    static targets = ['state', 'offer'];
    static values = { account: String, page: String, session: String, login: String, name: String };

    connect() {
      this.form = this.element.closest('form');
      const { form, accountValue: account, pageValue: page } = this;
      this.kept = new window.DeskKept({ form, account, page });
      this.edited = this.form.dataset.wUnsavedForceValue === 'true';
      this.heard = Date.now();
      this.wait = FIRST;
      this.listeners = [
        ['input', this.edit], ['change', this.edit], ['paste', this.edit], ['cut', this.edit],
        ['drop', this.edit], ['beforeinput', this.press], ['keydown', this.press],
        ['pointerdown', this.press], ['w-unsaved:watch-edits', this.watched],
        ['w-unsaved:add', this.changed], ['w-autosave:save', this.saving],
        ['w-autosave:success', this.saved], ['w-autosave:error', this.failed],
        ['submit', this.submitted],
      ].map(([name, hear]) => [name, hear.bind(this)]);
      // Captured: before the form's own listeners, which would save what nobody typed.
      this.listeners.forEach(([name, hear]) => document.addEventListener(name, hear, true));
      this.again = () => this.catchUp();
      window.addEventListener('online', this.again);
      this.offer();
    }

    disconnect() {
      this.listeners.forEach(([name, hear]) => document.removeEventListener(name, hear, true));
      window.removeEventListener('online', this.again);
      clearTimeout(this.timer);
    }

    get autosave() {
      return this.application.getControllerForElementAndIdentifier(this.form, 'w-autosave');
    }

    get unsaved() {
      return this.application.getControllerForElementAndIdentifier(this.form, 'w-unsaved');
    }

    /* Only somebody's hand changes a text. Scripts write into the form as it is opened; what they
       write is where the form begins, and no reason to save. */

    edit(event) {
      // What dictation writes comes from a script too: into the field that has the focus.
      if (event.isTrusted || event.target === document.activeElement) this.edited = true;
    }

    press(event) {
      if (!event.isTrusted) return;
      this.began ??= this.unsaved?.formData;
      const writes = event.type !== 'pointerdown'
        ? !MOVES.test(event.key ?? '')
        : event.target.closest?.('button:not([role="tab"]):not([data-panel-toggle]), [draggable]');
      if (writes) this.edited = true;
    }

    changed(event) {
      if (event.target !== this.form) return;
      if (!this.edited) {
        event.stopImmediatePropagation();
        this.unsaved?.clear();
        this.began = undefined;
        return;
      }
      this.since ??= new Date();
      this.kept.keep(new FormData(this.form));
      this.tell('unsaved', { since: this.since });
      if (!this.autosave?.activeValue) this.later();
    }

    /* Wagtail takes the form as it is two seconds after it was opened, and as it is when a save
       comes back, for what is saved: words that were typed before that moment would not be. */
    watched(event) {
      if (event.target !== this.form || !this.edited || this.began === undefined) return;
      this.unsaved.initialFormData = this.began;
    }

    saving(event) {
      if (event.target !== this.form) return;
      this.edited = false;
      this.began = this.unsaved?.formData;
      this.kept.keep(event.detail.formData);
      if (this.chosen) event.detail.formData.set('merge-choices', JSON.stringify(this.chosen));
    }

    saved(event) {
      if (event.target !== this.form) return;
      if (event.detail.response?.left) return this.leave(event);
      this.heard = Date.now();
      this.wait = FIRST;
      clearTimeout(this.timer);
      if (!this.edited) {
        this.kept.forget();
        this.since = undefined;
      }
      this.chosen = undefined;
      const merged = event.detail.response?.merged;
      this.show(merged ?? '');
      this.tell('saved', { at: new Date(), merged });
      // What somebody else wrote is in the draft, and not in this form: it shows it once one rests.
      if (merged) this.reloads = true;
      if (this.reloads) this.reloadAtRest();
    }

    /** It was moved to where those who moved it may not write: nothing asks for it from here. */
    leave(event) {
      event.stopImmediatePropagation();
      if (this.edited) return this.trouble('moved');
      this.kept.forget();
      this.unsaved?.clear();
      window.location.assign(event.detail.response.left);
    }

    reloadAtRest() {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => {
        if (this.since || this.autosave?.submitPromise) return;
        window.location.reload();
      }, REST);
    }

    async failed(event) {
      if (event.target !== this.form) return;
      this.edited = true;
      const { type, text } = event.detail;
      const said = event.detail.response;
      if (said?.error_code === 'conflict') this.conflict(said);
      else if (type === 'network_error') this.trouble('connection');
      else if (type === 'server_error') this.trouble(await this.probe(), { retry: true });
      else this.trouble(type, { sentence: text });
    }

    /** Says why nothing is saved, and goes on trying where time may mend it. */
    trouble(reason, { sentence, retry = false } = {}) {
      const mends = reason === 'connection' || reason === 'server' || (retry && reason === 'well');
      if (reason === 'session' || reason === 'account') this.signIn(reason);
      if (reason === 'moved') this.close();
      const said = say(`not_saved_${reason}`, { reason: sentence ?? '' });
      this.show(said);
      this.tell('offline', { reason, sentence: said });
      if (mends) this.later();
    }

    /** Saves no more, and asks no more who else is here. */
    close() {
      if (this.autosave) this.autosave.activeValue = false;
      document.querySelector('[data-controller~="w-session"]')?.removeAttribute('data-controller');
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.catchUp(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST);
    }

    async catchUp() {
      if (!this.since || this.autosave?.submitPromise) return;
      const reason = await this.probe();
      if (reason !== 'well') this.trouble(reason);
      else this.save();
    }

    save() {
      if (!this.autosave) return;
      // Wagtail gives up for good when its own question failed once.
      this.autosave.activeValue = true;
      this.autosave.save();
    }

    /** Asks whether the desk is there and still knows who writes; renews what a form needs. */
    async probe() {
      try {
        const page = /\/pages\/(\d+)\//.exec(this.form.action)?.[1] ?? '';
        const address = `${this.sessionValue}?page=${page}`;
        const answer = await fetch(address, { redirect: 'manual', cache: 'no-store' });
        if (answer.type === 'opaqueredirect' || answer.status === 403) return 'session';
        if (!answer.ok) return 'server';
        const said = await answer.json();
        if (String(said.account) !== this.accountValue) return 'account';
        this.renew(said.csrf);
        if (said.writes === false) return 'moved';
        this.heard = Date.now();
        return 'well';
      } catch {
        return 'connection';
      }
    }

    renew(token) {
      window.wagtailConfig.CSRF_TOKEN = token;
      document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((field) => {
        field.value = token;
      });
    }

    async signIn(reason) {
      const { loginValue: login, nameValue: name } = this;
      if (!await window.deskSignIn({ login, name, reason, say })) return;
      if (await this.probe() !== 'well') return this.catchUp();
      // Choosers of this page know the session before; once all is saved it is loaded anew.
      this.reloads = true;
      this.save();
    }

    /** Both changed one place: shows both texts, and saves on with what is chosen. */
    async conflict(said) {
      this.show(say('not_saved_conflict', { reason: said.error_message }));
      this.tell('offline', { reason: 'conflict', sentence: said.error_message });
      this.chosen = await window.deskConflict(said, say);
      this.save();
    }

    /** Sends the form by its button only where an answer is to be expected. */
    async submitted(event) {
      if (event.target.action?.endsWith('/logout/')) return this.kept.forgetAll();
      if (event.target !== this.form || this.passes || event.defaultPrevented) return;
      const busy = this.autosave?.submitPromise;
      const fresh = () => navigator.onLine && !this.stateTarget.textContent
        && Date.now() - this.heard < FRESH;
      if (!busy && fresh()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.since ??= new Date();
      this.kept.keep(new FormData(this.form));
      // A save that is on its way makes the version that this press goes on from.
      await busy;
      const reason = fresh() ? 'well' : await this.probe();
      if (reason !== 'well') return this.trouble(reason);
      this.passes = true;
      this.press_again(event.submitter);
    }

    press_again(button) {
      // A button that shows its work is switched off by now, and its name would not be sent.
      if (button?.name) {
        const pressed = Object.assign(document.createElement('input'), {
          type: 'hidden', name: button.name, value: button.value,
        });
        this.form.append(pressed);
      }
      this.form.requestSubmit();
    }

    /* What was kept in this browser is offered when the form is opened again. */

    offer() {
      const kept = this.kept.read();
      if (!kept) return;
      const how = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' };
      const time = new Date(kept.at)
        .toLocaleString(document.documentElement.lang || undefined, { ...how, hour12: false });
      this.offerTarget.querySelector('p').textContent = say('kept', { time });
      this.offerTarget.hidden = false;
    }

    async takeBack() {
      const reason = await this.probe();
      if (reason !== 'well') return this.trouble(reason);
      const said = await this.kept.send();
      if (!said.success) return this.trouble('server', { sentence: said.error_message });
      this.kept.forget();
      window.location.assign(said.url ?? window.location.href);
    }

    discard() {
      this.kept.forget();
      this.offerTarget.hidden = true;
    }

    show(sentence) {
      this.stateTarget.textContent = sentence;
      this.stateTarget.hidden = !sentence;
    }

    tell(name, detail) {
      this.form.dispatchEvent(new CustomEvent(`caspian:${name}`, { bubbles: true, detail }));
    }
  }

  window.wagtail.app.register('desk-draft', DraftController);
})();
