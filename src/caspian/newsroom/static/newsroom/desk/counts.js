/* Says, while one types, where a headline would be cut and how many lines it takes on a phone.
   The places and their numbers come from caspian.newsroom.headlines, with the field. */
(() => {
  const { Controller } = window.StimulusModule;
  const segmenter = window.Intl?.Segmenter ? new Intl.Segmenter() : null;

  /** Parts a text into characters as readers count them: "й", "ş" and a flag are one each. */
  const graphemes = (text) =>
    segmenter ? [...segmenter.segment(text)].map((one) => one.segment) : [...text];

  /** Returns the beginning of a text that fits, up to its last whole word where there is one. */
  function beginning(parts, length) {
    const kept = parts.slice(0, length);
    const space = kept.lastIndexOf(' ');
    const whole = parts[length] === ' ' || space < length / 2 ? length : space;
    return kept.slice(0, whole).join('').trim();
  }

  /** Returns into how many lines of so many characters words are broken. */
  function linesOf(text, length) {
    let lines = 1;
    let room = length;
    for (const word of text.split(/\s+/)) {
      const wide = graphemes(word).length;
      if (room < length && wide > room) {
        lines += 1;
        room = length;
      }
      room -= wide + 1;
    }
    return lines;
  }

  class CountController extends Controller {
    static values = { places: Array };

    connect() {
      this.field = this.element.querySelector('input[type="text"], textarea');
      if (!this.field) return;
      this.advice = this.element.querySelector('.desk-advice');
      this.note = document.createElement('div');
      this.note.className = 'desk-count';
      this.note.id = `${this.field.id}-count`;
      this.field.insertAdjacentElement('afterend', this.note);
      const described = this.field.getAttribute('aria-describedby');
      this.field.setAttribute('aria-describedby', [described, this.note.id].filter(Boolean).join(' '));
      this.hear = this.hear.bind(this);
      this.field.form.addEventListener('input', this.hear);
      this.count();
    }

    disconnect() {
      this.field?.form.removeEventListener('input', this.hear);
      this.note?.remove();
    }

    hear({ target }) {
      // Other fields too: once there is a search title, Google shows nothing of the headline.
      const isAbout = target === this.field
        || this.placesValue.some(({ unless }) => unless && unless === target.name);
      if (isAbout) this.count();
    }

    count() {
      const text = this.field.value.trim().replace(/\s+/g, ' ');
      const parts = graphemes(text);
      const places = this.placesValue.filter((place) => !this.isFilled(place.unless));
      const over = places.filter((place) => this.isOver(place, text, parts));
      const rest = places.filter((place) => !over.includes(place)).map((place) => place.name);
      const number = window.deskWords('characters', { number: parts.length });
      const fits = rest.length ? ` ${window.deskWords('fits', { places: rest.join(', ') })}` : '';
      const said = [this.line(number + fits, false)];
      over.forEach((place) => said.push(this.line(this.words(place, text, parts), true)));
      // Before the first letter the numbers say more than a count of nothing.
      this.note.replaceChildren(...(parts.length ? said : []));
      if (this.advice) this.advice.hidden = parts.length > 0;
    }

    isFilled(name) {
      return Boolean(name && this.field.form.elements[name]?.value.trim());
    }

    isOver(place, text, parts) {
      if (!place.line) return parts.length > place.length;
      return linesOf(text, place.line) > place.length / place.line;
    }

    words(place, text, parts) {
      if (place.line) return place.says.replace('{lines}', linesOf(text, place.line));
      return `${place.says} “${beginning(parts, place.length)} …”`;
    }

    line(words, isOver) {
      const line = document.createElement('p');
      line.textContent = words;
      line.dir = 'auto';
      line.classList.toggle('desk-count--over', isOver);
      return line;
    }
  }

  window.wagtail.app.register('desk-count', CountController);
})();
