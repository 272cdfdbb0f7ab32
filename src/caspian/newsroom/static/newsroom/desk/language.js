/* What is typed into blocks is in the page's language, and runs its way: spelling is checked in it,
   and a full stop stands where it belongs. The fields of the form itself come marked. */
(() => {
  const WORDS = 'input[type="text"]:not([dir]), textarea:not([dir]), '
    + '[contenteditable="true"]:not([data-desk-language])';
  // Tables of numbers, code of other sites, choosers and addresses are in no language.
  const NO_WORDS = '[data-contentpath="data"] *, [data-contentpath="code"] *, .w-combobox *, '
    + '[role="combobox"], [name$="address"], [name$="url"], [name$="-id"]';

  function mark({ lang, dir }, place) {
    place.querySelectorAll(WORDS).forEach((one) => {
      if (one.matches(NO_WORDS)) return;
      Object.assign(one, { lang, dir });
      if (one.isContentEditable) one.dataset.deskLanguage = lang;
    });
  }

  window.addEventListener('load', () => {
    const headline = document.querySelector('#id_title[lang]');
    if (!headline) return;
    document.querySelectorAll('[data-contentpath="body"]').forEach((body) => {
      mark(headline, body);
      let waits = false;
      new MutationObserver(() => {
        if (waits) return;
        waits = true;
        requestAnimationFrame(() => { waits = false; mark(headline, body); });
      }).observe(body, { childList: true, subtree: true });
    });
  });
})();
