/* A place that two who compose a front changed at once. */
(() => {
  const { say, model, element } = window.composing;
  const byId = (id) => document.getElementById(id);

  class Conflicts {
    constructor(composer) {
      this.composer = composer;
    }

    /** Shows a place that both changed, with both: theirs stands until somebody decides. */
    raise(one) {
      const box = byId('composer-conflicts');
      const item = element('li', {});
      const keep = () => {
        item.remove();
        box.hidden = !box.querySelector('li');
      };
      const use = () => {
        keep();
        const place = this.placeOf(one);
        const make = (view) => ({ front: this.withMine(view.front, one) });
        this.composer.gesture(make, () => say('step_keep', { place }));
      };
      const button = (look, onclick, words) =>
        element('button', { type: 'button', class: `button button-small${look}`, onclick }, words);
      item.append(
        element('strong', {}, this.placeOf(one)),
        button(' button-secondary', keep,
          `${this.composer.someone()}: ${this.words(one.theirs)}`),
        button('', use, `${say('mine')}: ${this.words(one.mine)}`),
      );
      box.querySelector('ul').append(item);
      box.hidden = false;
    }

    placeOf(one) {
      if (one.field === 'order') return say('order');
      const { state, picture } = this.composer;
      if (one.block === state.lead.id) return picture.nameOf('lead', one.field);
      const number = state.parts.findIndex((part) => part.id === one.block);
      const kind = (one.theirs ?? one.mine)?.type;
      return number < 0 ? say(`kind_${kind ?? 'package'}`)
        : picture.nameOf(String(number), one.field);
    }

    words(side) {
      if (side === null || side === '') return say('nothing');
      const { titles } = this.composer.state;
      if (Array.isArray(side)) {
        return side.map((held) => titles[held] ?? '').filter(Boolean).join(', ') || say('changed');
      }
      if (typeof side === 'number') return titles[side] ?? String(side);
      return typeof side === 'string' ? side : say('changed');
    }

    withMine(front, one) {
      const found = model.clone(front);
      if (one.field === 'order') {
        const at = (block) => (one.mine.includes(block.id) ? one.mine.indexOf(block.id) : Infinity);
        return found.sort((a, b) => at(a) - at(b));
      }
      if (one.field) {
        model.find(found, one.block).value[one.field] = one.mine;
        return found;
      }
      return one.mine ? [...found.filter((block) => block.id !== one.block), one.mine]
        : found.filter((block) => block.id !== one.block);
    }
  }

  window.composing.Conflicts = Conflicts;
})();
