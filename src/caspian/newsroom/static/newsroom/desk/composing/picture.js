/* The picture of a front: the reader's page in a frame of our own, its places marked, with a handle
   on each card. It knows where something can be placed, and says it in words. */
(() => {
  const say = (name, given) => window.deskWords(name, given, 'composer-words-said');
  const { setup } = window.composing;
  const WHOLE = { lead: 'article', picture_story: 'article' };
  const LISTED = { lead: 'related', package: 'articles', perspectives: 'articles' };

  class Picture {
    constructor(frame, stage, sheet) {
      Object.assign(this, { frame, stage, sheet, width: 1280, view: null, onReady: () => {} });
      frame.addEventListener('load', () => this.loaded());
      new ResizeObserver(() => this.fit()).observe(stage);
    }

    load(address) {
      this.frame.src = address;
    }

    loaded() {
      this.doc = this.frame.contentDocument;
      if (!this.doc?.querySelector('main')) return;
      this.doc.addEventListener('click', (event) => {
        if (event.target.closest('a')) event.preventDefault();
      }, true);
      this.doc.addEventListener('dragstart', (event) => event.preventDefault());
      new ResizeObserver(() => this.fit()).observe(this.doc.body);
      this.mark = this.doc.createElement('div');
      this.mark.className = 'place-mark';
      this.mark.hidden = true;
      this.mark.setAttribute('aria-hidden', 'true');
      this.doc.body.append(this.mark);
      this.doc.body.classList.add('composed');
      this.onReady();
    }

    /** Shows a front: what changes of a page is its main element. */
    show(view, main) {
      this.view = view;
      if (!this.doc) return;
      if (main && main !== this.main) {
        const parsed = new DOMParser().parseFromString(main, 'text/html').querySelector('main');
        this.doc.querySelector('main').replaceWith(this.doc.adoptNode(parsed));
      }
      this.main = main ?? this.main;
      this.dress();
      this.fit();
    }

    dress() {
      const { doc } = this;
      doc.querySelectorAll('.place-bar, .place-empty').forEach((one) => one.remove());
      doc.querySelectorAll('body > header, body > footer, .skip, .must-read').forEach((one) => {
        one.inert = true;
      });
      doc.querySelectorAll('main a').forEach((link) => link.setAttribute('tabindex', '-1'));
      this.view.shown = {};
      for (const card of this.cards()) {
        const { of, field } = card.dataset;
        if (field) ((this.view.shown[of] ??= {})[field] ??= []).push(Number(card.dataset.card));
        card.prepend(this.bar(card));
      }
      this.addEmptyPlaces();
    }

    bar(card) {
      const bar = this.doc.createElement('div');
      const handle = this.doc.createElement('button');
      Object.assign(bar, { className: 'place-bar', lang: setup.language });
      Object.assign(handle, { className: 'place-handle', type: 'button', textContent: '⠿' });
      const { of, field, by } = card.dataset;
      const place = this.nameOf(of, field);
      handle.setAttribute('aria-label', say('move', { title: this.titleOf(card), place }));
      bar.append(handle);
      if (by === 'newest') {
        const note = this.doc.createElement('span');
        note.className = 'place-by';
        note.dir = setup.direction;
        note.textContent = say('newest');
        bar.append(note);
      }
      return bar;
    }

    /** Adds a place for each block in which nothing stands: a new package, an exhausted strip. */
    addEmptyPlaces() {
      let before = this.doc.querySelector('[data-part="lead"]');
      this.view.parts.forEach((part, number) => {
        const shown = this.doc.querySelector(`[data-part="${number}"]`);
        if (shown) before = shown.closest('.spread, .strips, .across') ?? shown;
        else if (part.explicit && before) {
          const place = this.doc.createElement('section');
          place.className = 'place-empty';
          Object.assign(place, { lang: setup.language, dir: setup.direction });
          place.dataset.part = number;
          const takes = part.kind in LISTED || part.kind in WHOLE;
          const words = takes ? 'empty_place' : 'nothing_to_show';
          place.textContent = say(words, { place: this.nameOf(String(number)) });
          before.after(place);
          before = place;
        }
      });
    }

    cards() {
      return [...this.doc.querySelectorAll('main [data-card]')];
    }

    card(article) {
      return this.doc?.querySelector(`main [data-card="${article}"]`);
    }

    titleOf(card) {
      return card.querySelector('.card-headline')?.textContent.trim() ?? '';
    }

    kindOf(number) {
      return number === 'lead' ? 'lead' : this.view.parts[number].kind;
    }

    /** Names a place: "Lead", "Related", a package by its title, a strip by what it is of. */
    nameOf(number, field = '') {
      if (number === 'lead') return say(field === 'related' ? 'related' : 'kind_lead');
      const part = this.view.parts[number];
      const block = this.view.front.find((one) => one.id === part.id);
      const kind = say(`kind_${part.kind}`);
      const of = part.kind.endsWith('_strip') ? part.kind.split('_')[0] : '';
      const named = block?.value.title
        || (of && setup.records[of].find(([id]) => id === (block?.value[of] ?? part.of))?.[1]);
      return named ? `${kind}: ${named}` : kind;
    }

    describe(target) {
      if (target.off) return say('over_off');
      const place = this.nameOf(target.part, target.field);
      const other = target.instead ?? target.before;
      const title = other && this.card(other) ? this.titleOf(this.card(other)) : '';
      if (target.instead) return say('over_instead', { place, other: title });
      if (target.before) return say('over_before', { place, other: title });
      return say('over_end', { place });
    }

    /** Returns where something would go that is dropped at a point of the frame, or null. */
    targetAt(x, y) {
      const element = this.doc.elementFromPoint(x, y);
      const card = element?.closest('[data-card]');
      if (card?.dataset.field === 'article') {
        return { part: card.dataset.of, field: 'article', instead: Number(card.dataset.card) };
      }
      if (card?.dataset.field) return this.beside(card, x, y);
      const part = element?.closest('[data-part]')?.dataset.part;
      return part === undefined ? null : this.atTheEnd(part);
    }

    atTheEnd(part) {
      const kind = this.kindOf(part);
      if (kind in LISTED) return { part, field: LISTED[kind], before: null };
      return kind in WHOLE ? { part, field: 'article', instead: null } : null;
    }

    beside(card, x, y) {
      const { of: part, field } = card.dataset;
      const list = this.cards().filter((one) => one.dataset.of === part && one.dataset.field === field);
      const number = list.indexOf(card);
      const box = card.getBoundingClientRect();
      const near = (list[number + 1] ?? list[number - 1] ?? card).getBoundingClientRect();
      const isRow = near !== box && near.top < box.bottom && box.top < near.bottom && near.left !== box.left;
      const isMirrored = this.doc.documentElement.dir === 'rtl';
      const isAfter = isRow
        ? x > box.left + box.width / 2 !== isMirrored
        : y > box.top + box.height / 2;
      const next = isAfter ? list[number + 1] : card;
      return { part, field, before: next ? Number(next.dataset.card) : null, isRow };
    }

    /** Returns all places, in the order of the page, for those who choose with keys. */
    targets(article) {
      const found = [];
      for (const element of this.doc.querySelectorAll('main [data-part]')) {
        const { part } = element.dataset;
        const kind = this.kindOf(part);
        const inside = (field) => this.view.shown[part]?.[field] ?? [];
        if (kind in WHOLE) found.push({ part, field: 'article', instead: inside('article')[0] ?? null });
        if (kind in LISTED) {
          const list = inside(LISTED[kind]);
          const own = list.indexOf(article);
          list.forEach((before, number) => {
            if (own < 0 || (number !== own && number !== own + 1)) {
              found.push({ part, field: LISTED[kind], before });
            }
          });
          if (own < 0 || own < list.length - 1) found.push({ part, field: LISTED[kind], before: null });
        }
      }
      return found.filter((one) => one.instead !== article);
    }

    /** Marks where something would go: a frame round what it replaces, or a line beside it. */
    point(target) {
      this.mark.hidden = !target || Boolean(target.off);
      if (this.mark.hidden) return;
      const { part, field } = target;
      const inList = this.cards().filter((one) => one.dataset.of === part && one.dataset.field === field);
      const isLine = field !== 'article' && inList.length > 0;
      const at = target.before ? this.card(target.before) : inList[inList.length - 1];
      const element = isLine ? at : (this.card(target.instead) ?? this.doc.querySelector(`[data-part="${part}"]`));
      const box = element.getBoundingClientRect();
      const { style } = this.mark;
      this.mark.classList.toggle('place-mark--line', isLine);
      const isMirrored = this.doc.documentElement.dir === 'rtl';
      const atEnd = isLine && !target.before;
      const isUpright = isLine && target.isRow;
      const x = isUpright && atEnd !== isMirrored ? box.right + 4 : box.left - (isUpright ? 8 : 0);
      style.setProperty('left', `${x}px`);
      style.setProperty('top', `${isLine && !isUpright ? (atEnd ? box.bottom + 2 : box.top - 6) : box.top}px`);
      style.setProperty('width', `${isUpright ? 4 : box.width}px`);
      style.setProperty('height', `${isLine && !isUpright ? 4 : box.height}px`);
    }

    bringIntoView(target) {
      const { part, field } = target;
      const of = target.instead ?? target.before;
      const last = this.cards().filter((one) => one.dataset.of === part && one.dataset.field === field).pop();
      const element = (of && this.card(of)) ?? last ?? this.doc.querySelector(`[data-part="${part}"]`);
      this.scrollTo(element);
    }

    scrollTo(element) {
      if (!element) return;
      const box = element.getBoundingClientRect();
      const top = this.frame.getBoundingClientRect().top + box.top * this.scale;
      const stage = this.stage.getBoundingClientRect();
      if (top < stage.top + 20 || top + box.height * this.scale > stage.bottom - 20) {
        this.stage.scrollTop += top - stage.top - stage.height / 4;
      }
    }

    resize(width) {
      this.width = width;
      this.fit();
    }

    /** Fits the frame: as wide as the screen it stands for, as high as the page, scaled to the room. */
    fit() {
      if (!this.doc?.body) return;
      const room = this.stage.clientWidth - 2 * parseFloat(getComputedStyle(this.sheet).marginLeft || 0);
      this.scale = Math.min(1, room / this.width);
      const height = Math.ceil(this.doc.body.getBoundingClientRect().height);
      const { style } = this.frame;
      style.width = `${this.width}px`;
      style.transform = `scale(${this.scale})`;
      this.doc.body.style.setProperty('--place-zoom', Math.min(2, 1 / this.scale).toFixed(2));
      if (parseFloat(style.height) !== height) style.height = `${height}px`;
      this.sheet.style.width = `${Math.round(this.width * this.scale)}px`;
      this.sheet.style.height = `${Math.round(height * this.scale)}px`;
    }
  }

  Object.assign(window.composing, { say, Picture });
})();
