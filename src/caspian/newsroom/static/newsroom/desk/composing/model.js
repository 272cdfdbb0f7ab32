/* What a gesture makes of a front. Pure: each function takes what is seen and returns a new front,
   or a reason for which it can't be. `view` holds the front, its parts as readers see them, and
   in `shown` which articles stand where, chosen or not. */
(() => {
  const setup = JSON.parse(document.getElementById('composer-setup').textContent);
  const clone = (value) => structuredClone(value);
  const find = (front, id) => front.find((block) => block.id === id);
  const isList = (kind, field) => `${kind}.${field}` in setup.most;

  /** Returns a new id for a block; randomUUID is there only behind TLS. */
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
  }

  function made(part) {
    const value = clone(setup.usual[part.kind]);
    if (part.kind.endsWith('_strip')) value[part.kind.split('_')[0]] = part.of || null;
    return { id: part.id, type: part.kind, value: { ...value, ...part.value } };
  }

  /** Returns a front with its blocks in an order; what stood there by itself is placed, but for the
      strips of sections at the end, which follow the paper's sections. */
  function arranged(view, order, placed = null) {
    let end = order.length;
    let last = Infinity;
    while (end > 0) {
      const part = order[end - 1];
      const number = view.parts.indexOf(part);
      const isUsual = !part.explicit && part.kind === 'section_strip' && part !== placed;
      if (!isUsual || number < 0 || number > last) break;
      last = number;
      end -= 1;
    }
    const lead = view.front.filter((block) => block.type === 'lead');
    const blocks = order.slice(0, end).map((part) => find(view.front, part.id) ?? made(part));
    return clone([...lead, ...blocks]);
  }

  /** Returns a front and the block of a part in it, which is placed if nobody has. */
  function withBlock(view, number) {
    if (number === 'lead') {
      const front = clone(view.front);
      let block = find(front, view.lead.id);
      if (!block) {
        block = { id: view.lead.id, type: 'lead', value: clone(setup.usual.lead) };
        front.unshift(block);
      }
      return { front, block };
    }
    const part = view.parts[number];
    const front = part.explicit ? clone(view.front) : arranged(view, view.parts, part);
    return { front, block: find(front, part.id) };
  }

  /** Takes an article from all places where somebody put it; returns the first of them. */
  function takeOut(front, article) {
    let from = null;
    for (const block of front) {
      for (const [field, held] of Object.entries(block.value)) {
        if (isList(block.type, field) && held.includes(article)) {
          from ??= { block, field, at: held.indexOf(article) };
          block.value[field] = held.filter((one) => one !== article);
        } else if (field === 'article' && held === article) {
          from ??= { block, field, at: 0 };
          block.value.article = null;
        }
      }
    }
    return from;
  }

  function putBack(from, article) {
    const { block, field, at } = from;
    if (isList(block.type, field)) block.value[field].splice(at, 0, article);
    else block.value[field] = article;
  }

  /** Places an article: in place of what stands there, which takes its old place, or in a list. */
  function place(view, article, to) {
    const { front, block } = withBlock(view, to.part);
    const shown = view.shown[to.part]?.[to.field] ?? [];
    if (!isList(block.type, to.field)) {
      const old = block.value.article ?? shown[0] ?? null;
      const from = takeOut(front, article);
      block.value.article = article;
      if (old && old !== article && from && from.block !== block) {
        takeOut(front, old);
        block.value.article = article;
        putBack(from, old);
      } else if (old && old !== article && from) putBack(from, old);
      return { front };
    }
    takeOut(front, article);
    const held = block.value[to.field];
    const isFilled = held.length === 0;
    const list = isFilled ? shown.filter((one) => one !== article) : held;
    const at = list.indexOf(to.before);
    list.splice(at < 0 ? list.length : at, 0, article);
    const most = setup.most[`${block.type}.${to.field}`];
    if (list.length > most) {
      if (!isFilled) return { refused: 'full' };
      list.splice(list[list.length - 1] === article ? list.length - 2 : list.length - 1, 1);
    }
    block.value[to.field] = list;
    return { front };
  }

  function takeOff(view, article) {
    const front = clone(view.front);
    return takeOut(front, article) ? { front } : { refused: 'fills_itself' };
  }

  function move(view, number, by) {
    const order = [...view.parts];
    const [part] = order.splice(number, 1);
    order.splice(number + by, 0, part);
    return { front: arranged(view, order, part) };
  }

  function remove(view, number) {
    const { id } = view.parts[number];
    return { front: clone(view.front.filter((block) => block.id !== id)) };
  }

  function add(view, kind, value) {
    const part = { kind, id: newId(), explicit: true, value };
    return { front: arranged(view, [part, ...view.parts], part), id: part.id };
  }

  function set(view, number, field, value) {
    const { front, block } = withBlock(view, number);
    block.value[field] = value;
    return { front };
  }

  window.composing = { setup, model: { place, takeOff, move, remove, add, set, find, clone } };
})();
