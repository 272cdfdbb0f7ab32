/* Composes a front: each gesture is sent as what was seen and what came of it, and is merged into
   what stands there by then. So two who compose lose nothing, and undo takes back one's own alone. */
(() => {
  const { say, model, Picture, Panel, Carry, Conflicts } = window.composing;
  const byId = (id) => document.getElementById(id);
  const root = byId('composer');
  const EVERY_MS = 4000;
  const AGAIN_MS = 3000;
  const { dataset } = root;
  const isClosed = 'locked' in dataset;
  const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

  class Composer {
    constructor() {
      Object.assign(this, { state: null, done: [], undone: [], chain: Promise.resolve(), busy: 0 });
      this.picture = new Picture(byId('composer-picture'), byId('composer-stage'), byId('composer-sheet'));
      const drop = (held, target, words) => this.drop(held, target, words);
      const off = byId('composer-off');
      const isOff = (x, y) => {
        const box = off.getBoundingClientRect();
        return !off.hidden && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      };
      this.carry = new Carry(this.picture, { drop, tell: (words) => this.tell(words), isOff });
      this.carry.isClosed = isClosed;
      this.picture.onReady = () => {
        this.carry.enter();
        this.picture.doc.addEventListener('keydown', (event) => this.key(event));
        if (this.state) this.show();
      };
      this.panel = new Panel(dataset.articles, this.actions());
      this.conflicts = new Conflicts(this);
      this.buttons();
      this.poll();
      this.picture.load(dataset.picture);
    }

    buttons() {
      byId('composer-undo').addEventListener('click', () => this.undo());
      byId('composer-redo').addEventListener('click', () => this.redo());
      byId('composer-publish')?.addEventListener('click', () => this.publish());
      byId('composer-shade').addEventListener('change', (event) => {
        this.picture.main = null;
        this.picture.load(`${dataset.picture}?shade=${event.target.value}`);
      });
      for (const button of root.querySelectorAll('[data-width]')) {
        button.addEventListener('click', () => this.widen(button));
      }
      const fitting = window.innerWidth < 600 ? '360' : '1280';
      this.widen(root.querySelector(`[data-width="${fitting}"]`));
      document.addEventListener('keydown', (event) => this.key(event));
    }

    widen(chosen) {
      for (const one of root.querySelectorAll('[data-width]')) one.setAttribute('aria-pressed', one === chosen);
      this.picture.resize(Number(chosen.dataset.width));
    }

    key(event) {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target.closest?.('input, textarea, select')) return;
      event.preventDefault();
      if (event.shiftKey) this.redo();
      else this.undo();
    }

    actions() {
      const place = (number) => this.picture.nameOf(String(number));
      const step = (make, words) => this.gesture(make, words);
      return {
        isClosed,
        tell: (words) => this.tell(words),
        move: (number, by) => step((view) => model.move(view, number, by), () => say('step_move', { place: place(number) })),
        remove: (number) => step((view) => model.remove(view, number), () => say('step_remove', { place: place(number) })),
        set: (number, field, value) => step((view) => model.set(view, number, field, value), () => say('step_set', { place: place(number) })),
        add: (kind) => this.add(kind),
        takeOut: (one) => step((view) => {
          const front = model.clone(view.front);
          const { value } = model.find(front, one.block);
          value[one.field] = one.field === 'article' ? null : value[one.field].filter((held) => held !== one.article);
          return { front };
        }, () => say('step_off', { title: one.title })),
        look: (number) => {
          const found = this.picture.doc.querySelector(`[data-part="${number}"]`);
          this.picture.scrollTo(found);
          if (window.innerWidth < 800) this.panel.fold(false);
        },
      };
    }

    /** Adds a block, shows its place, and leads to its first field. */
    async add(kind) {
      let id = '';
      await this.gesture((view) => {
        const made = model.add(view, kind);
        ({ id } = made);
        return made;
      }, () => say('step_add', { place: say(`kind_${kind}`) }));
      const number = this.state.parts.findIndex((part) => part.id === id);
      this.picture.scrollTo(this.picture.doc.querySelector(`[data-part="${number}"]`));
      document.querySelector(`[id^="field-${id}"]`)?.focus();
    }

    drop(held, target, words) {
      const { article, title } = held;
      if (target.off) {
        this.gesture((view) => model.takeOff(view, article), () => say('step_off', { title }), say('taken_off', { title }), { title });
        return;
      }
      const name = this.picture.nameOf(target.part, target.field);
      this.gesture(
        (view) => model.place(view, article, target),
        () => say('step_place', { title }),
        say('placed', { title, place: words }),
        { title, place: name },
      ).then(() => this.picture.card(article)?.querySelector('.place-handle')?.focus({ preventScroll: true }));
    }

    /** Does one thing after another: a gesture is made on what the one before it left. */
    gesture(make, words, told = '', given = {}) {
      return this.after(async () => {
        const said = words();
        const made = make(this.state);
        if (made.refused) {
          this.tell(say(made.refused, given));
          return;
        }
        const before = this.state.front;
        if (JSON.stringify(before) === JSON.stringify(made.front)) return;
        if (!(await this.send(before, made.front))) return;
        this.done.push({ before, after: made.front, words: said });
        this.undone = [];
        this.tell(told || said);
      });
    }

    after(task) {
      this.busy += 1;
      this.chain = this.chain.then(task).catch((fault) => {
        this.tell(say('refused'));
        throw fault;
      }).finally(() => {
        this.busy -= 1;
        this.paint();
      });
      this.paint();
      return this.chain.catch(() => {});
    }

    /** Sends what was seen and what came of it, until there is an answer; returns whether it holds. */
    async send(base, mine) {
      const body = new FormData();
      body.append('base', JSON.stringify(base));
      body.append('mine', JSON.stringify(mine));
      const answer = await this.ask(dataset.change, body);
      if (!answer.ok) {
        this.tell(answer.said.refused?.join(' ') || say('refused'));
        return false;
      }
      this.take(answer.said);
      return true;
    }

    async ask(address, body) {
      for (;;) {
        try {
          const answer = await fetch(address, {
            method: 'POST',
            body,
            headers: { 'X-CSRFToken': dataset.csrf, 'X-Requested-With': 'XMLHttpRequest' },
          });
          const isOurs = answer.headers.get('Content-Type')?.includes('json');
          if (isOurs) {
            this.trouble = '';
            return { ok: answer.ok, status: answer.status, said: await answer.json() };
          }
          if (answer.status === 403 && !answer.redirected) return { ok: false, status: 403, said: {} };
          this.trouble = say(answer.redirected ? 'logged_out' : 'not_saved');
        } catch {
          this.trouble = say('not_saved');
        }
        this.paint();
        await wait(AGAIN_MS);
      }
    }

    take(state) {
      const known = this.state?.version;
      this.state = { ...state, shown: {} };
      this.show();
      for (const one of state.conflicts) this.conflicts.raise(one);
      if (known && known !== state.version && this.hears) this.tell(say('brought_in', { who: this.someone() }));
    }

    someone() {
      return this.state.saved_by || say('somebody');
    }

    show() {
      if (!this.state || !this.picture.doc?.body) return;
      this.picture.show(this.state, this.state.main);
      this.panel.show(this.state, this.picture);
      this.paint();
    }

    undo() {
      this.after(() => this.turn(this.done, this.undone, 'after', 'before', 'undone'));
    }

    redo() {
      this.after(() => this.turn(this.undone, this.done, 'before', 'after', 'redone'));
    }

    async turn(from, to, was, wanted, told) {
      const step = from.pop();
      if (!step) return;
      if (!(await this.send(step[was], step[wanted]))) return;
      to.push(step);
      this.tell(say(told, { words: step.words }));
    }

    publish() {
      this.after(async () => {
        const body = new FormData();
        body.append('seen', this.state.version);
        const answer = await this.ask(dataset.publish, body);
        if (answer.ok) {
          this.take(answer.said);
          this.tell(say('published'));
        } else if (answer.status === 409) {
          this.take(answer.said);
          this.tell(say('changed_meanwhile'));
        } else this.tell(answer.said.refused?.join(' ') || say('refused'));
      });
    }

    async poll() {
      for (;;) {
        try {
          await this.look();
        } catch {
          // The line is down: the next change says so, and nothing is lost before.
        }
        await wait(document.hidden ? 4 * EVERY_MS : EVERY_MS);
      }
    }

    async look() {
      if (this.busy || this.carry.held) return;
      const known = this.state?.version ?? '';
      const answer = await fetch(`${dataset.state}?version=${encodeURIComponent(known)}`);
      if (!answer.ok || answer.redirected) return;
      const said = await answer.json();
      if (this.busy || this.carry.held || known !== (this.state?.version ?? '')) return;
      if (said.front) {
        this.hears = Boolean(known) && !said.is_own;
        this.take({ ...said, conflicts: [] });
        this.hears = false;
      } else this.state.who = said.who;
      this.paint();
    }

    paint() {
      const { state } = this;
      byId('composer-undo').disabled = isClosed || !this.done.length;
      byId('composer-redo').disabled = isClosed || !this.undone.length;
      if (!state) return;
      const saved = `${say('saved')}${state.saved ? `, ${state.saved}` : ''}`;
      const words = this.trouble || (this.busy ? say('saving') : state.differs ? saved : '');
      if (byId('composer-saved').textContent !== words) byId('composer-saved').textContent = words;
      byId('composer-saved').classList.toggle('is-trouble', Boolean(this.trouble));
      byId('composer-changes').textContent = state.changes.join(' ');
      if (byId('composer-publish')) byId('composer-publish').disabled = !state.differs || Boolean(this.busy);
      byId('composer-who').hidden = !state.who.length;
      byId('composer-who').textContent = state.who.map((who) => say('also_here', { who })).join(' · ');
    }

    tell(words) {
      const said = byId('composer-said');
      said.textContent = words;
      clearTimeout(this.fading);
      this.fading = setTimeout(() => { said.textContent = ''; }, 8000);
    }
  }

  window.composing.composer = new Composer();
})();
