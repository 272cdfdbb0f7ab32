/* The original beside the form of its translation: each part's words stand at its own field, with
   what changed since they were carried over, and what can be done about it. */
(() => {
  const OPENED = document.currentScript.dataset.opened;
  const WORDS = 'desk-translation-words';
  const TO_DO = new Set(['missing', 'changed', 'removed']);
  const say = (name, given) => window.deskWords(name, given, WORDS);

  function element(tag, className, text = '') {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  class Beside {
    constructor(form, address) {
      Object.assign(this, { form, address });
      this.head = element('div', 'desk-original-head');
      this.head.setAttribute('role', 'status');
    }

    async ask(body = null) {
      const headers = { Accept: 'application/json', 'X-CSRFToken': window.wagtailConfig.CSRF_TOKEN };
      const answer = await fetch(this.address, body ? { method: 'POST', body, headers } : { headers });
      if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
      return answer.json();
    }

    async begin() {
      const told = await this.ask();
      if (!told.parts) return;
      const story = this.form.querySelector('[data-contentpath="title"]');
      story.closest('section, .w-panel')?.before(this.head);
      this.form.classList.add('has-original');
      this.show(told);
    }

    show(told) {
      Object.assign(this, told);
      this.form.querySelectorAll('.desk-original').forEach((one) => one.remove());
      let before = null;
      told.parts.forEach((part) => {
        const place = this.placeOf(part);
        const note = this.note(part);
        if (place) place.prepend(note);
        else if (before) before.append(note);
        else this.body()?.prepend(note);
        before = place || before;
      });
      this.sum();
    }

    body() {
      return this.form.querySelector('[data-contentpath="body"] [data-streamfield-stream-container]');
    }

    placeOf({ name }) {
      return this.form.querySelector(`[data-contentpath="${CSS.escape(name)}"]`);
    }

    note(part) {
      const note = element('aside', `desk-original desk-original--${part.state}`);
      const isNew = part.state === 'missing' && part.is_block && !part.is_here;
      const state = part.when || say(isNew ? 'new' : part.state);
      note.setAttribute('aria-label', say('original'));
      note.append(element('p', 'desk-original__state', state));
      if (part.words) note.append(this.words(part));
      const ways = element('p', 'desk-original__ways');
      this.ways(part, isNew).forEach(([word, does]) => {
        const button = element('button', 'button button-small button-secondary', say(word));
        button.type = 'button';
        button.addEventListener('click', () => this.press(does, part, button));
        ways.append(button);
      });
      if (ways.childElementCount) note.append(ways);
      return note;
    }

    words({ html }) {
      const words = element('div', 'desk-original__words');
      Object.assign(words, { lang: this.language.code, dir: this.language.dir });
      words.innerHTML = html;
      return words;
    }

    ways(part, isNew) {
      if (part.state === 'removed') return [['keep_own', 'own']];
      if (isNew) return [['take', 'take'], ['not_for_us', 'kept']];
      if (part.state === 'changed' || part.state === 'small') return [['is_current', 'translated']];
      if (part.state === 'missing') return [['is_current', 'translated'], ['not_for_us', 'kept']];
      return [];
    }

    isDirty() {
      const unsaved = window.wagtail.app.getControllerForElementAndIdentifier(this.form, 'w-unsaved');
      return Boolean(unsaved?.hasEditsValue);
    }

    async press(does, part, button) {
      if (does === 'take' && this.isDirty()) {
        this.refuse(button, say('save_first'));
        return;
      }
      const body = new FormData();
      Object.entries({ part: part.name, do: does, seen: part.digest })
        .forEach(([name, value]) => body.append(name, value));
      button.disabled = true;
      try {
        const told = await this.ask(body);
        if (told.refused) this.refuse(button, told.refused);
        else if (does === 'take') window.location.reload();
        else this.show(told);
      } catch {
        this.refuse(button, say('failed'));
      }
      button.disabled = false;
    }

    refuse(button, words) {
      const ways = button.parentNode;
      ways.querySelector('[role="alert"]')?.remove();
      const said = element('span', 'desk-original__refused', words);
      said.setAttribute('role', 'alert');
      ways.append(said);
    }

    sum() {
      const number = this.parts.filter(({ state }) => TO_DO.has(state)).length;
      this.head.replaceChildren(
        element('strong', '', say('in_language', { language: this.language.name })),
        element('span', '', number ? say('to_do', { number }) : say('done')),
      );
      if (number) {
        const next = element('button', 'button button-small', say('next'));
        next.type = 'button';
        next.addEventListener('click', () => this.leadOn());
        this.head.append(next);
      }
      if (!this.original) return;
      const way = element('a', '', say('open_original'));
      Object.assign(way, { href: this.original, target: '_blank', rel: 'noreferrer' });
      this.head.append(way);
    }

    leadOn() {
      const notes = [...this.form.querySelectorAll('.desk-original')]
        .filter((one) => [...TO_DO].some((state) => one.matches(`.desk-original--${state}`)));
      const last = notes.indexOf(this.at);
      this.at = notes[(last + 1) % notes.length];
      this.at?.scrollIntoView({ block: 'center' });
      const field = this.at?.parentNode.querySelector('textarea, [contenteditable="true"], input[type="text"]');
      field?.focus({ preventScroll: true });
    }
  }

  const form = document.querySelector('form[data-edit-form]');
  const edits = /\/pages\/(\d+)\/edit\//.exec(window.location.pathname);
  if (!form || !edits) return;
  // At once: a field that comes later looks like a change of the form.
  const opened = Object.assign(document.createElement('input'), {
    type: 'hidden', name: 'translation-opened', value: OPENED,
  });
  form.append(opened);
  const beside = new Beside(form, `/desk/translations/${edits[1]}/`);
  const again = () => beside.parts && beside.ask().then((told) => beside.show(told), () => {});
  form.addEventListener('w-autosave:success', again);
  window.addEventListener('load', () => beside.begin().catch(() => {}));
})();
