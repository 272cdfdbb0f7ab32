/* The desk's own Stimulus controllers, registered with the application that Wagtail ships. */
(() => {
  const { Controller } = window.StimulusModule;

  /** Finds checkboxes by typing and shows those that are ticked above them. */
  class ChecklistController extends Controller {
    static targets = ['tools', 'find', 'count', 'chosen', 'option'];

    connect() {
      this.toolsTarget.hidden = false;
      this.learn();
      this.narrow();
      this.choose();
    }

    learn() {
      this.words = this.optionTargets.map((option) => fold(option.textContent));
    }

    /** Ticks one, which is put into the list if it is new there; returns whether it was not. */
    add(value, name) {
      let box = this.optionTargets.map(boxOf).find((one) => one.value === String(value));
      if (!box) {
        box = Object.assign(document.createElement('input'), {
          type: 'checkbox', name: this.element.id.replace(/^id_/, ''), value,
        });
        box.dataset.action = 'change->desk-checklist#choose';
        const label = document.createElement('label');
        const text = Object.assign(document.createElement('span'), { dir: 'auto', textContent: name });
        label.append(box, ' ', text);
        const item = document.createElement('li');
        item.setAttribute('data-desk-checklist-target', 'option');
        item.append(label);
        this.element.querySelector('.desk-checklist__options').prepend(item);
        this.learn();
      }
      if (box.checked) return false;
      box.checked = true;
      box.dispatchEvent(new Event('change', { bubbles: true }));
      // The script that ticks runs before Stimulus hears of what is new in the page.
      this.choose();
      return true;
    }

    narrow() {
      const wanted = fold(this.findTarget.value).split(' ').filter(Boolean);
      let shown = 0;
      this.optionTargets.forEach((option, index) => {
        option.hidden = !wanted.every((word) => this.words[index].includes(word));
        shown += option.hidden ? 0 : 1;
      });
      const all = this.optionTargets.length;
      this.countTarget.textContent = window.deskWords(
        wanted.length ? 'shown' : 'all', { number: shown, all },
      );
    }

    takeFirst() {
      const wanted = fold(this.findTarget.value);
      const shown = this.optionTargets.filter((option) => !option.hidden);
      if (!wanted || !shown.length) return;
      // "ba" means Baku and not Ashgabat, though both are shown.
      const begins = shown.find((option) => fold(option.textContent).startsWith(wanted));
      const box = boxOf(begins ?? shown[0]);
      box.checked = !box.checked;
      box.dispatchEvent(new Event('change', { bubbles: true }));
      this.clear();
    }

    clear() {
      this.findTarget.value = '';
      this.narrow();
    }

    choose() {
      const ticked = this.optionTargets.map(boxOf).filter((box) => box.checked);
      this.chosenTarget.replaceChildren(...ticked.map((box) => this.chip(box)));
      this.chosenTarget.hidden = ticked.length === 0;
    }

    chip(box) {
      const item = document.createElement('li');
      const button = document.createElement('button');
      const name = box.closest('label').textContent.trim();
      button.type = 'button';
      button.textContent = name;
      button.setAttribute('aria-label', window.deskWords('remove', { name }));
      button.addEventListener('click', () => {
        box.checked = false;
        box.dispatchEvent(new Event('change', { bubbles: true }));
        this.findTarget.focus();
      });
      item.append(button);
      return item;
    }
  }

  const boxOf = (option) => option.querySelector('input[type="checkbox"]');

  /** Folds a name so that it is found without its marks: "Seki" finds "Şəki". */
  function fold(text) {
    return text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[əıøłđ]/g, (letter) => ({ ə: 'e', ı: 'i', ø: 'o', ł: 'l', đ: 'd' })[letter])
      .replace(/\s+/g, ' ')
      .trim();
  }

  window.wagtail.app.register('desk-checklist', ChecklistController);
})();

/* Beside every screen stands a search of everything: that of a list says which list it searches. */
document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('form[role="search"]:not([aria-label])').forEach((form) => {
    if (form.closest('#wagtail-sidebar, [data-wagtail-sidebar], .sidebar')) return;
    const field = form.querySelector('input[type="search"], input[type="text"]');
    const said = field?.labels?.[0]?.textContent.trim() || field?.placeholder;
    const list = document.title.split(' - ').pop().trim();
    if (said) form.setAttribute('aria-label', `${said}: ${list}`);
  });
});
