/* Shows both texts of each place that two people changed, and asks which to keep. */
(() => {
  let asking = null;

  /** Resolves to a choice for each place: mine, theirs or both. */
  window.deskConflict = (said, say) => {
    asking ??= ask(said, say).finally(() => {
      asking = null;
    });
    return asking;
  };

  function ask({ name, conflicts }, say) {
    const dialog = document.createElement('dialog');
    dialog.className = 'desk-conflict';
    dialog.setAttribute('aria-labelledby', 'desk-conflict-title');
    document.body.append(dialog);
    const title = add(dialog, 'h2', say('conflict_title', { name }));
    title.id = 'desk-conflict-title';
    const form = add(dialog, 'form');
    conflicts.forEach(({ place, label, mine, theirs }, number) => {
      const group = add(form, 'fieldset');
      if (label) add(group, 'legend', label);
      offer(group, number, place, 'mine', say('conflict_mine'), mine).checked = true;
      offer(group, number, place, 'theirs', say('conflict_theirs', { name }), theirs);
      offer(group, number, place, 'both', say('conflict_both'));
    });
    const button = add(form, 'button', say('conflict_button'));
    Object.assign(button, { type: 'submit', className: 'button' });
    dialog.showModal();
    return new Promise((resolve) => {
      // There is no way past it: both texts are somebody's, and one of them would go.
      dialog.addEventListener('cancel', (event) => event.preventDefault());
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const chosen = [...form.querySelectorAll('input:checked')].map((one) => [one.dataset.place, one.value]);
        dialog.remove();
        resolve(Object.fromEntries(chosen));
      });
    });
  }

  function offer(group, number, place, value, words, text) {
    const label = add(group, 'label');
    const radio = add(label, 'input');
    Object.assign(radio, { type: 'radio', name: `place-${number}`, value });
    radio.dataset.place = place;
    label.append(` ${words}`);
    if (text !== undefined) add(label, 'blockquote', text);
    return radio;
  }

  function add(parent, kind, text = '') {
    const made = document.createElement(kind);
    made.textContent = text;
    parent.append(made);
    return made;
  }
})();
