/* People, places and topics that are added while one writes: what is near to a name is offered
   first; who may not add proposes, and an editor decides over the form. */
(() => {
  const { Controller } = window.StimulusModule;
  const PAUSE_MS = 250;
  const LONGEST = 120;
  const LISTS = { place: 'id_places', topic: 'id_topics' };
  const words = (name, given) => window.deskWords(name, given);
  const controller = (element, name) => window.wagtail.app
    .getControllerForElementAndIdentifier(element, name);
  const proposed = () => controller(document.querySelector('.desk-proposed'), 'desk-proposed');
  const plain = (name) => name.replace(/\s+/g, ' ').trim().slice(0, LONGEST);

  function button(text, press, kind = '') {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = `button button-small button-secondary ${kind}`;
    made.dir = 'auto';
    made.textContent = text;
    made.addEventListener('click', press);
    return made;
  }

  async function near(kind, name) {
    try {
      const query = new URLSearchParams({ kind, name });
      const answer = await fetch(`${words('adding_near_address')}?${query}`);
      return answer.ok ? (await answer.json()).near : [];
    } catch {
      return [];
    }
  }

  /** Puts one over the article, or ticks it; returns whether it was not there before. */
  function choose(kind, { id, name }) {
    if (kind !== 'contributor') {
      return controller(document.getElementById(LISTS[kind]), 'desk-checklist').add(id, name);
    }
    const lines = [...document.querySelectorAll('[name^="bylines-"][name$="-contributor"]')]
      .filter((one) => !one.closest('template')
        && !document.getElementById(one.id.replace('contributor', 'DELETE'))?.value);
    if (lines.some((one) => one.value === String(id))) return false;
    let line = lines.find((one) => !one.value);
    if (!line) {
      const number = document.getElementById('id_bylines-TOTAL_FORMS').value;
      document.getElementById('id_bylines-FORMS').deskPanel.addForm();
      line = document.getElementById(`id_bylines-${number}-contributor`);
    }
    const { widget } = document.getElementById(`${line.id}-chooser`);
    widget.setStateFromModalData({ id, title: name, string: name, edit_url: '' });
    return true;
  }

  /** The buttons for a name: what is near to it, and to add or to propose it. */
  class Offers {
    constructor(place, kind, name, done) {
      Object.assign(this, { place, kind, name, done });
    }

    /** Shows them; what is proposed already is not proposed again. */
    async show({ isProposed = false } = {}) {
      const { kind, name } = this;
      const found = await near(kind, name);
      const given = found.map((one) => {
        const other = one.found_by === one.name ? '' : one.found_by;
        const text = words(other ? 'adding_choose_by' : 'adding_choose', { name: one.name, other });
        return button(text, () => this.settle(one, 'adding_chosen'));
      });
      const isThere = found.some((one) => one.is_same);
      if (proposed().mayAdd(kind) && !(isThere && kind !== 'contributor')) {
        const text = words(isThere ? 'adding_another' : 'adding_add', { name });
        given.push(button(text, () => this.add(), 'desk-adding__add'));
      } else if (!proposed().mayAdd(kind) && !isThere && !isProposed) {
        given.push(button(words('adding_propose', { name }), () => this.propose(), 'desk-adding__add'));
      }
      this.place.replaceChildren(...given);
      this.place.hidden = !given.length;
    }

    settle(record, how) {
      const isNew = choose(this.kind, record);
      this.done(words(isNew ? how : 'adding_there', { name: record.name }));
    }

    propose() {
      proposed().propose(this.kind, this.name);
      this.done(words('adding_proposed', { name: this.name }));
    }

    add() {
      const details = proposed().detailsOf(this.kind);
      if (!details) {
        this.send({});
        return;
      }
      const asked = document.createElement('div');
      asked.className = 'desk-adding__details';
      asked.setAttribute('role', 'group');
      asked.setAttribute('aria-label', words('adding_add', { name: this.name }));
      asked.append(details, this.fault = document.createElement('p'));
      this.fault.className = 'desk-adding__fault';
      this.fault.setAttribute('role', 'alert');
      const fields = [...asked.querySelectorAll('[data-name]')];
      const press = () => this.send(
        Object.fromEntries(fields.map((one) => [one.dataset.name, one.value])),
      );
      const buttons = document.createElement('div');
      buttons.append(
        button(words('adding_save'), press, 'desk-adding__add'),
        button(words('adding_cancel'), () => this.show()),
      );
      asked.append(buttons);
      // Enter in these must not send the article.
      fields.forEach((one) => one.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        press();
      }));
      this.place.replaceChildren(asked);
      fields[0].focus();
    }

    async send(details) {
      const body = new FormData();
      const { language } = proposed();
      Object.entries({ ...details, kind: this.kind, name: this.name, language })
        .forEach(([name, value]) => body.append(name, value));
      const headers = { Accept: 'application/json', 'X-CSRFToken': window.wagtailConfig.CSRF_TOKEN };
      let answer;
      let said;
      try {
        answer = await fetch(words('adding_address'), { method: 'POST', body, headers });
        said = await answer.json().catch(() => ({}));
      } catch {
        this.refuse({ '': words('adding_failed') });
        return;
      }
      if (said.faults) this.refuse(said.faults);
      else if (!answer.ok || !said.id) this.refuse({ '': words('adding_refused') });
      else this.settle(said, said.there ? 'adding_chosen' : 'adding_added');
    }

    refuse(faults) {
      if (!this.fault?.isConnected) {
        this.fault = document.createElement('p');
        this.fault.className = 'desk-adding__fault';
        this.fault.setAttribute('role', 'alert');
        this.place.append(this.fault);
      }
      this.fault.textContent = Object.values(faults).join(' ');
      this.place.querySelectorAll('[data-name]').forEach((one) => {
        one.setAttribute('aria-invalid', String(one.dataset.name in faults));
      });
      this.place.querySelector('[aria-invalid="true"]')?.focus();
    }
  }

  /** Looks, while a name is typed, whether it is there, near to another, or new. */
  class AddingController extends Controller {
    static targets = ['find', 'offers'];

    static values = { kind: String };

    connect() {
      const list = this.element.closest('.desk-checklist');
      this.find = this.hasFindTarget ? this.findTarget : list.querySelector('input[type="search"]');
      if (list) this.find.addEventListener('input', () => this.look());
    }

    look() {
      window.clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => this.offer(), PAUSE_MS);
    }

    async offer() {
      const name = plain(this.find.value);
      if (name.length < 2) {
        this.close();
        return;
      }
      await this.offersFor(name).show();
      if (plain(this.find.value) !== name) this.look();
    }

    offersFor(name) {
      return new Offers(this.offersTarget, this.kindValue, name, (said) => {
        this.find.value = '';
        this.find.dispatchEvent(new Event('input', { bubbles: true }));
        this.close();
        proposed().say(said, this.element);
        this.find.focus();
      });
    }

    /** Takes the first offer by Enter, once there is one. */
    first() {
      this.offersTarget.querySelector('button')?.click();
    }

    close() {
      this.offersTarget.hidden = true;
      this.offersTarget.replaceChildren();
    }
  }

  /** Keeps what is proposed with the article, and lets an editor decide. */
  class ProposedController extends Controller {
    static targets = ['all', 'list', 'said', 'details'];

    static values = { may: String, user: String, language: String };

    connect() {
      this.input = this.element.querySelector('[name="proposed"]');
      this.show();
    }

    get language() {
      return this.languageValue;
    }

    get held() {
      return JSON.parse(this.input.value || '[]');
    }

    mayAdd(kind) {
      return this.mayValue.split(' ').includes(kind);
    }

    detailsOf(kind) {
      const found = this.detailsTargets.find((one) => one.dataset.kind === kind);
      return found ? found.content.cloneNode(true) : null;
    }

    keep(held) {
      this.input.value = JSON.stringify(held);
      this.input.dispatchEvent(new Event('change', { bubbles: true }));
      this.show();
    }

    propose(kind, name) {
      this.keep([...this.without(kind, name), { kind, name, by: this.userValue }]);
    }

    without(kind, name) {
      const same = (one) => one.kind === kind && one.name.toLowerCase() === name.toLowerCase();
      return this.held.filter((one) => !same(one));
    }

    /** Says what was done: beside where it was pressed, or over the form. */
    say(said, place = null, undo = null) {
      document.querySelectorAll('.desk-proposed__said').forEach((one) => one.replaceChildren());
      let told = this.saidTarget;
      if (place) {
        told = place.querySelector('.desk-proposed__said');
        if (!told) {
          told = document.createElement('p');
          told.className = 'desk-proposed__said';
          told.setAttribute('role', 'status');
          place.append(told);
        }
      }
      told.replaceChildren(said, ...(undo ? [' ', button(words('adding_undo'), undo)] : []));
    }

    show() {
      const { held } = this;
      this.allTarget.hidden = !held.length;
      this.listTarget.replaceChildren(...held.map((one) => this.row(one)));
    }

    row({ kind, name, by }) {
      const item = document.createElement('li');
      const label = document.createElement('strong');
      label.dir = 'auto';
      label.textContent = words(`adding_${kind}`, { name });
      const who = document.createElement('small');
      who.textContent = by ? words('adding_by', { name: by }) : '';
      const place = document.createElement('div');
      place.className = 'desk-adding__offers';
      const before = this.held;
      const done = (said, undo) => {
        this.keep(this.without(kind, name));
        this.say(said, null, undo);
      };
      const out = button(words('adding_take_out'), () => done(
        words('adding_taken_out', { name }), () => { this.keep(before); this.say(''); },
      ), 'no');
      out.setAttribute('aria-label', `${words('adding_take_out')}: ${name}`);
      item.append(label, ' ', who, place, out);
      // What is near is asked for only by who decides: it would be a request for each draft opened.
      if (this.mayAdd(kind)) {
        new Offers(place, kind, name, done).show({ isProposed: true });
      }
      return item;
    }
  }

  window.wagtail.app.register('desk-proposed', ProposedController);
  window.wagtail.app.register('desk-adding', AddingController);
})();
