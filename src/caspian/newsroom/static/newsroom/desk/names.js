/* Names what Wagtail leaves without a name for those who hear a screen: the text of a block, the
   field in which a tag is typed, and the one that takes many files. */
(() => {
  const words = (name) => window.deskWords(name, {});
  const TEXT = '.public-DraftEditor-content';
  const NAMED = [
    [TEXT, (one) => headingOf(one) || words('writing')],
    ['.tagit-new input', () => words('new_tag')],
    ['#fileupload', () => words('new_files')],
  ];
  /* Lists, headings and heads of columns that are none: they are left out of what is heard. */
  const NONE = 'main th:empty, main h2:empty, .workflow-tasks, .workflow-tasks li, .workflow-tasks h4';
  const WITHOUT = ':not([aria-label], [aria-labelledby])';
  const later = window.requestIdleCallback ?? ((act) => window.setTimeout(act, 200));
  let isDue = false;

  function headingOf(one) {
    const panel = one.closest('section');
    return panel?.querySelector('[data-panel-heading-text]')?.textContent.trim();
  }

  function name() {
    isDue = false;
    for (const [selector, nameOf] of NAMED) {
      for (const one of document.querySelectorAll(selector + WITHOUT)) {
        one.setAttribute('aria-label', nameOf(one));
      }
    }
    for (const one of document.querySelectorAll(`:is(${NONE}):not([role])`)) {
      one.removeAttribute('aria-label');
      one.setAttribute('role', 'presentation');
    }
  }

  function nameSoon() {
    if (isDue) return;
    isDue = true;
    later(name);
  }

  function begin() {
    const main = document.querySelector('main');
    if (!main) return;
    name();
    // Of blocks that are added. What is typed in one adds nothing to name, and looking through a
    // long form for it at each letter took a slow processor longer than a letter may.
    const adds = ({ addedNodes, target }) => addedNodes.length
      && !target.parentElement?.closest(TEXT);
    new MutationObserver((records) => { if (records.some(adds)) nameSoon(); })
      .observe(main, { childList: true, subtree: true });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
