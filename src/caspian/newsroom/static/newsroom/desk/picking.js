/* Choosing several in a dialog: what was ticked stays so while one searches on, in its order. */
(() => {
  const FORM = 'form[data-multiple-choice-form]';
  const BOX = 'input[data-multiple-choice-select]';
  const words = (names) => window.deskWords('picked', { names: names.join(', ') });

  /** Returns the place in the form that keeps what was ticked. */
  function kept(form) {
    let place = form.querySelector('.desk-picked');
    if (!place) {
      place = document.createElement('p');
      place.className = 'desk-picked';
      place.setAttribute('role', 'status');
      form.querySelector('[data-multiple-choice-submit]').before(place);
      const results = form.querySelector('#search-results');
      new MutationObserver(() => shown(form)).observe(results, { childList: true });
    }
    return place;
  }

  function ticked(event) {
    const box = event.target;
    const form = box.matches?.(BOX) && box.closest(FORM);
    if (!form) return;
    const place = kept(form);
    place.querySelector(`${BOX}[value="${CSS.escape(box.value)}"]`)?.remove();
    if (box.checked) {
      // A copy of the box goes along with the form; the one in the list is only shown.
      const copy = box.cloneNode();
      copy.removeAttribute('id');
      copy.name = 'id';
      copy.hidden = true;
      copy.checked = true;
      copy.dataset.name = box.closest('tr, li')?.querySelector('label, a')?.textContent.trim() ?? '';
      place.append(copy);
    }
    const copies = [...place.querySelectorAll(BOX)];
    for (const node of [...place.childNodes]) if (!node.matches?.(BOX)) node.remove();
    if (copies.length) place.prepend(words(copies.map((copy) => copy.dataset.name)));
    box.removeAttribute('name');
  }

  /** Ticks again what a new page of results shows of it. */
  function shown(form) {
    const place = kept(form);
    for (const box of form.querySelectorAll(`#search-results ${BOX}`)) {
      box.checked = Boolean(place.querySelector(`${BOX}[value="${CSS.escape(box.value)}"]`));
      box.removeAttribute('name');
    }
  }

  // Before the dialog's own listener, which looks whether anything is ticked at all.
  document.addEventListener('change', ticked, true);
})();
