/* An address in the text of an article becomes a card: the server asks its site what it is. */
(() => {
  const words = (name, given) => window.deskWords(name, given);
  const isAddress = (text) => /^https?:\/\/\S+$/i.test(text);

  class Embedding {
    constructor(body) {
      this.body = body;
      body.embed = (address, place) => this.embed(address, place);
      body.panel.addEventListener('change', (event) => this.fill(event));
    }

    async ask(address) {
      const form = new FormData();
      form.set('address', address);
      this.body.say([words('embedding', { host: new URL(address).host })]);
      return this.body.ask(words('embed_address'), form);
    }

    async embed(address, place) {
      try {
        const { blocks, said } = await this.ask(address);
        const made = this.body.insert(blocks, place);
        this.body.pasting.report(blocks.length, said, [], made[0]);
      } catch {
        this.body.pasting.show(
          { blocks: [], said: [words('pasting_failed')], ...this.body.pasting.plain(address) },
          place.child, null,
        );
      }
    }

    /** Fills a card whose address was typed, and nothing else yet. */
    async fill({ target }) {
      const child = this.body.childOf(target);
      if (child?.type !== 'embed' || !/-url$/.test(target.name) || !isAddress(target.value.trim())) return;
      if (child.block.getState().title) return;
      const address = target.value.trim();
      try {
        const { blocks: [block], said } = await this.ask(address);
        const now = child.block.getState();
        this.body.say(said);
        if (!block || now.title || now.url.trim() !== address) return;
        child.block.setState({ ...block.value, url: now.url });
        this.body.remember([() => child.block.setState(now)]);
      } catch {
        this.body.say([]);
      }
    }
  }

  document.addEventListener('desk-body', ({ detail: body }) => {
    body.embedding = new Embedding(body);
  });
})();
