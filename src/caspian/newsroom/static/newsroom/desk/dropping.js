/* Pictures that are dropped on an article, or pasted into it, are stored and become blocks. */
(() => {
  const words = (name, given) => window.deskWords(name, given);
  const isPicture = (file) => file.type.startsWith('image/') || /\.(heic|heif|avif|tiff?)$/i.test(file.name);
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');

  /** Sends one file; returns its block, if it was taken, and what is to be said. */
  async function send(body, file, address) {
    const form = new FormData();
    form.set('file', file);
    form.set('notes', String(body.noteCount()));
    try {
      return await body.ask(words(address), form);
    } catch (error) {
      const why = /^\d+$/.test(error.message) ? 'dropping_refused' : 'dropping_failed';
      return { blocks: [], said: [words(why, { name: file.name })] };
    }
  }

  /** Stores files one after another, in their order, and says how far it has come. */
  async function storeAll(body, files) {
    const blocks = [];
    const said = [];
    for (const [number, file] of files.entries()) {
      body.say([words('dropping', { name: file.name, done: number + 1, all: files.length }), ...said]);
      // One after another: each is decoded by the server, which has other things to do.
      const answer = await send(body, file, 'pasting_picture_address'); // eslint-disable-line no-await-in-loop
      blocks.push(...answer.blocks);
      said.push(...answer.said);
    }
    return { blocks, said };
  }

  class Dropping {
    constructor(body) {
      this.body = body;
      body.take = (files, place) => this.take(files, place);
      body.notice.before(this.button());
      this.listen(body.panel, (files, event) => this.take(files, this.placeOf(event)));
      const lead = document.getElementById('lead_picture-chooser')
        ?? document.getElementById('id_lead_picture-chooser');
      if (lead) {
        const panel = lead.closest('[data-panel]') ?? lead;
        this.listen(panel, (files) => this.lead(lead, files));
      }
    }

    listen(area, act) {
      const shows = (on) => area.classList.toggle('desk-drop', on);
      area.dataset.deskDrop = words('drop_here');
      area.addEventListener('dragover', (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        shows(true);
      });
      area.addEventListener('dragleave', (event) => {
        if (!area.contains(event.relatedTarget)) shows(false);
      });
      area.addEventListener('drop', (event) => {
        shows(false);
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        act([...event.dataTransfer.files], event);
      }, true);
    }

    button() {
      const label = document.createElement('label');
      label.className = 'desk-bring button button-small button-secondary';
      const input = Object.assign(document.createElement('input'), {
        type: 'file', multiple: true, accept: words('bring_in_kinds'),
      });
      input.addEventListener('change', async (event) => {
        event.stopPropagation();
        const files = [...input.files];
        input.value = '';
        await this.take(files, {});
      });
      label.append(words('bring_in'), input);
      return label;
    }

    /** Returns the place beside the block on which something was dropped. */
    placeOf(event) {
      const { stream } = this.body;
      const child = this.body.childOf(event.target);
      if (!child) return {};
      const { top, height } = child.element.getBoundingClientRect();
      const below = event.clientY > top + height / 2 ? 1 : 0;
      return { index: stream.children.indexOf(child) + below };
    }

    async take(files, place) {
      const pictures = files.filter(isPicture);
      const others = files.filter((file) => !isPicture(file));
      // The place is held by a block: others may be added while files are on their way.
      const after = place.index === undefined ? null : this.body.stream.children[place.index - 1];
      const stored = await storeAll(this.body, pictures);
      const blocks = this.together(stored.blocks);
      const said = [...stored.said];
      let instead = [];
      for (const file of others) {
        this.body.say([words('bringing', { name: file.name }), ...said]);
        const brought = await send(this.body, file, 'bring_in_address'); // eslint-disable-line no-await-in-loop
        blocks.push(...brought.blocks);
        said.push(...brought.said);
        instead = blocks.length === 1 ? brought.instead ?? [] : [];
      }
      if (!blocks.length) {
        this.body.say(said);
        return;
      }
      const index = after ? this.body.stream.children.indexOf(after) + 1 : place.index;
      const made = this.body.insert(blocks, { child: place.child, index });
      this.body.pasting.report(blocks.length, said, instead, made[0]);
    }

    /** Returns one picture as it is, and several as a gallery. */
    together(blocks) {
      if (blocks.length < 2) return blocks;
      const pictures = blocks.map(({ value, id }) => ({ value, id }));
      return [{ type: 'gallery', value: { title: '', pictures }, id: null }];
    }

    async lead(chooser, files) {
      const [file] = files.filter(isPicture);
      if (!file) return;
      const { blocks: [block], said } = await storeAll(this.body, [file]);
      this.body.say(said);
      if (!block) return;
      const { image, alt, caption, credit } = block.value;
      chooser.widget.setStateFromModalData(image);
      Object.entries({ alt, caption, credit }).forEach(([name, text]) => {
        const field = document.querySelector(`[name="lead_${name}"]`);
        if (!field || !text || field.value) return;
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
    }
  }

  document.addEventListener('desk-body', ({ detail: body }) => {
    body.dropping = new Dropping(body);
  });
})();
