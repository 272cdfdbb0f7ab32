/* The form of a chart: a file to take the table from, and a preview that the server draws. */
(() => {
  const { Controller } = window.StimulusModule;
  const PAUSE = 400;

  class ChartController extends Controller {
    static values = { address: String };

    connect() {
      this.asked = this.reading = 0;
      // Under the table, where the eye is while one pastes; at the end if the form is another.
      const under = this.field('data')?.closest('[data-contentpath]') ?? this.element.lastElementChild;
      under.insertAdjacentHTML('afterend', `
        <div class="desk-chart">
          <div class="desk-chart__bar"><span></span>
            <button type="button" aria-pressed="true"></button>
            <button type="button" aria-pressed="false"></button></div>
          <ul class="desk-chart__say desk-chart__say--fault" role="status"></ul>
          <ul class="desk-chart__say" role="status"></ul>
          <iframe class="desk-chart__frame" sandbox="allow-same-origin" hidden></iframe>
        </div>`);
      this.panel = under.nextElementSibling;
      [this.faults, this.notes] = this.panel.querySelectorAll('ul');
      this.frame = this.panel.querySelector('iframe');
      this.frame.addEventListener('load', () => this.fit());
      const [wide, phone] = this.panel.querySelectorAll('button');
      this.panel.querySelector('span').textContent = window.deskWords('chart');
      wide.textContent = window.deskWords('chart_wide');
      phone.textContent = window.deskWords('chart_phone');
      this.frame.title = window.deskWords('chart_preview');
      wide.addEventListener('click', () => this.narrow(false, wide, phone));
      phone.addEventListener('click', () => this.narrow(true, phone, wide));
      this.offerFile();
      this.later = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.ask(), PAUSE);
      };
      this.element.addEventListener('input', this.later);
      this.element.addEventListener('change', this.later);
      this.ask();
    }

    disconnect() {
      clearTimeout(this.timer);
      this.element.removeEventListener('input', this.later);
      this.element.removeEventListener('change', this.later);
      this.panel?.remove();
      this.file?.remove();
    }

    field(name) {
      return this.element.querySelector(`[name$="-${name}"]`);
    }

    offerFile() {
      this.file = document.createElement('input');
      this.file.type = 'file';
      this.file.accept = '.csv,.tsv,.txt,text/csv,text/plain';
      this.file.className = 'desk-chart__file';
      this.file.setAttribute('aria-label', window.deskWords('chart_file'));
      this.file.addEventListener('change', (event) => {
        event.stopPropagation();
        this.ask(this.file.files[0]);
      });
      this.field('data').insertAdjacentElement('afterend', this.file);
    }

    async ask(file) {
      // A question that overtakes a file would lose it: its table is in the answer alone.
      if (this.reading && !file) return this.later();
      const form = new FormData();
      for (const name of ['kind', 'title', 'data', 'unit', 'highlight', 'source', 'note', 'alt', 'size']) {
        form.set(name, this.field(name)?.value ?? '');
      }
      form.set('rows_are_series', String(this.field('rows_are_series')?.checked ?? false));
      form.set('where', window.location.pathname);
      if (file) form.set('file', file);
      const turn = ++this.asked;
      if (file) this.reading = turn;
      const headers = { 'X-CSRFToken': window.wagtailConfig.CSRF_TOKEN };
      try {
        const answer = await fetch(this.addressValue, { method: 'POST', headers, body: form });
        // An answer that a later question has overtaken would show an older table.
        if (answer.ok && turn === this.asked) this.show(await answer.json());
      } catch {
        this.say(this.faults, [window.deskWords('chart_failed')]);
      } finally {
        if (this.reading === turn) this.reading = 0;
      }
    }

    show({ html, faults, notes, data }) {
      if (data !== undefined) {
        this.field('data').value = data;
        this.file.value = '';
        this.field('data').dispatchEvent(new Event('input', { bubbles: true }));
      }
      this.say(this.faults, faults);
      this.say(this.notes, notes);
      this.frame.hidden = !html;
      if (html) this.frame.srcdoc = html;
    }

    say(list, sentences) {
      list.replaceChildren(...sentences.map((sentence) => {
        const item = document.createElement('li');
        item.textContent = sentence;
        return item;
      }));
    }

    narrow(phone, chosen, other) {
      this.panel.classList.toggle('desk-chart--phone', phone);
      chosen.setAttribute('aria-pressed', 'true');
      other.setAttribute('aria-pressed', 'false');
      this.fit();
    }

    fit() {
      const body = this.frame.contentDocument?.documentElement;
      if (body) this.frame.style.blockSize = `${body.querySelector('body').scrollHeight + 4}px`;
    }
  }

  window.wagtail.app.register('desk-chart', ChartController);
})();
