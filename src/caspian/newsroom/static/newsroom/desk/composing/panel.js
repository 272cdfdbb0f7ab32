/* What stands beside the picture: articles to place, the blocks of the front, what isn't shown. */
(() => {
  const { say, setup, model } = window.composing;
  const byId = (id) => document.getElementById(id);

  /** Returns an element with attributes, listeners (`on…`) and what is in it. */
  function element(name, given = {}, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(given)) {
      if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
      else if (value !== false && value !== null) made.setAttribute(key, value === true ? '' : value);
    }
    made.append(...inside);
    return made;
  }

  class Panel {
    constructor(address, actions) {
      Object.assign(this, { address, actions, view: null });
      this.tabs = [...document.querySelectorAll('.composer__tabs [role="tab"]')];
      this.tabs.forEach((tab, number) => {
        tab.addEventListener('click', () => this.turnTo(tab));
        tab.addEventListener('keydown', (event) => {
          const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (!by) return;
          const next = this.tabs[(number + by + this.tabs.length) % this.tabs.length];
          this.turnTo(next);
          next.focus();
        });
      });
      const form = byId('composer-find');
      form.addEventListener('submit', (event) => event.preventDefault());
      form.addEventListener('input', () => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.find(), 200);
      });
      byId('composer-fold').addEventListener('click', () => this.fold());
      const kinds = byId('composer-kind');
      for (const kind of setup.kinds) {
        if (kind !== 'lead') kinds.append(element('option', { value: kind }, say(`kind_${kind}`)));
      }
      kinds.value = 'package';
      byId('composer-add').addEventListener('click', () => actions.add(kinds.value));
      this.find();
    }

    turnTo(chosen) {
      for (const tab of this.tabs) {
        const isChosen = tab === chosen;
        tab.setAttribute('aria-selected', isChosen);
        tab.tabIndex = isChosen ? 0 : -1;
        byId(tab.getAttribute('aria-controls')).hidden = !isChosen;
      }
    }

    fold(isOpen = byId('composer-fold').getAttribute('aria-expanded') !== 'true') {
      byId('composer-fold').setAttribute('aria-expanded', isOpen);
      byId('composer-side').classList.toggle('is-folded', !isOpen);
    }

    async find() {
      const asked = new URLSearchParams(new FormData(byId('composer-find')));
      const number = (this.asked = (this.asked ?? 0) + 1);
      try {
        const answer = await fetch(`${this.address}?${asked}`);
        const html = await answer.text();
        if (!answer.ok || answer.redirected || number !== this.asked) return;
        byId('composer-found').innerHTML = html;
        this.markFound();
      } catch {
        this.actions.tell(say('not_saved'));
      }
    }

    show(view, picture) {
      Object.assign(this, { view, picture });
      this.markFound();
      this.listBlocks();
      this.listUnseen();
    }

    /** Says beside each article that was found whether it stands on the front, and where. */
    markFound() {
      if (!this.picture?.doc) return;
      for (const item of document.querySelectorAll('.found')) {
        const card = this.picture.card(item.dataset.card);
        const { of, field } = card?.dataset ?? {};
        item.classList.toggle('is-on', Boolean(card));
        item.querySelector('.found__on').textContent = card
          ? say('on_front', { place: this.picture.nameOf(of, field) })
          : '';
      }
    }

    listBlocks() {
      const focused = document.activeElement?.dataset?.key;
      const { parts } = this.view;
      const lead = this.blockItem('lead', { kind: 'lead', id: this.view.lead.id, explicit: this.view.lead.explicit });
      byId('composer-blocks').replaceChildren(lead, ...parts.map((part, number) => this.blockItem(number, part)));
      if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }

    blockItem(number, part) {
      const place = this.picture.nameOf(String(number));
      const block = model.find(this.view.front, part.id);
      const button = (name, words, action, off = false) => element('button', {
        type: 'button', class: 'block__do', title: say(words, { place }), 'aria-label': say(words, { place }),
        'data-key': `${part.id}-${words}`, disabled: off || this.actions.isClosed, onclick: action,
      }, name);
      const tools = element('div', { class: 'block__tools' });
      if (number !== 'lead') {
        const last = this.view.parts.length - 1;
        tools.append(
          button('↑', 'up', () => this.actions.move(number, -1), number === 0),
          button('↓', 'down', () => this.actions.move(number, 1), number === last),
        );
        const isUsual = ['perspectives', 'must_read', 'latest_stories', 'section_strip'].includes(part.kind)
          && this.view.parts.filter((one) => one.kind === part.kind && one.of === part.of).length === 1;
        if (part.explicit) tools.append(button(isUsual ? '↺' : '×', isUsual ? 'reset' : 'remove', () => this.actions.remove(number)));
      }
      const list = { lead: 'related', perspectives: 'articles' }[part.kind];
      if (list && block?.value[list].length) {
        const named = number === 'lead' ? say('related') : place;
        tools.append(element('button', {
          type: 'button', class: 'block__do', title: say('clear', { place: named }),
          'aria-label': say('clear', { place: named }), 'data-key': `${part.id}-clear`,
          disabled: this.actions.isClosed, onclick: () => this.actions.set(number, list, []),
        }, '⟳'));
      }
      const note = part.explicit || number === 'lead' ? '' : say('usual_place');
      return element('li', { class: `block${part.explicit ? '' : ' block--usual'}` },
        element('div', { class: 'block__head' },
          element('button', { type: 'button', class: 'block__name', onclick: () => this.actions.look(number) }, place),
          tools),
        ...(note ? [element('p', { class: 'block__note' }, note)] : []),
        ...this.fields(number, part, block));
    }

    fields(number, part, block) {
      const fields = Object.keys(setup.usual[part.kind]).filter((name) => !['article', 'articles', 'related'].includes(name));
      return fields.map((name) => {
        const id = `field-${part.id}-${name}`;
        const given = block?.value[name] ?? (name === part.kind.split('_')[0] ? part.of : setup.usual[part.kind][name]);
        const change = (event) => {
          const { value } = event.target;
          this.actions.set(number, name, ['title', 'look'].includes(name) ? value : Number(value) || null);
        };
        const field = this.field(name, given, { id, 'data-key': id, onchange: change, disabled: this.actions.isClosed });
        return element('p', { class: 'block__field' }, element('label', { for: id }, say(name)), field);
      });
    }

    field(name, given, attributes) {
      const choices = { ...setup.records, look: ['dark', 'wide'].map((one) => [one, say(`look_${one}`)]) }[name];
      if (!choices) {
        const kind = name === 'number' ? { type: 'number', min: 4, max: 16 } : { type: 'text', maxlength: 80, dir: 'auto' };
        return element('input', { ...kind, ...attributes, value: given ?? '' });
      }
      const select = element('select', attributes);
      if (!given) select.append(element('option', { value: '' }, say('choose')));
      for (const [value, words] of choices) {
        select.append(element('option', { value, selected: String(value) === String(given) }, words));
      }
      return select;
    }

    listUnseen() {
      const { unseen } = this.view;
      byId('composer-unseen-number').textContent = unseen.length || '';
      byId('composer-all-seen').hidden = unseen.length > 0;
      byId('composer-unseen').replaceChildren(...unseen.map((one) => {
        const number = this.view.parts.findIndex((part) => part.id === one.block);
        const place = this.picture.nameOf(number < 0 ? 'lead' : String(number), one.field);
        return element('li', {},
          element('p', { class: 'found__title', dir: 'auto' }, one.title),
          element('p', { class: 'found__about' }, `${place}: ${one.why}`),
          element('button', {
            type: 'button', class: 'button button-small button-secondary', disabled: this.actions.isClosed,
            onclick: () => this.actions.takeOut(one),
          }, say('over_off')));
      }));
    }
  }

  Object.assign(window.composing, { Panel, element });
})();
