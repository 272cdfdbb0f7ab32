/* The one button is that of the section where the article stands. Between the choice of another and
   the save that moves it there nobody may press it: it would submit what they may publish. */
(() => {
  const LONGEST_MS = 15000;
  const big = () => document.querySelector('[data-publish-big]');
  const letGo = () => { if (big()) big().disabled = false; };
  let waiting = 0;

  function hold({ target }) {
    // An article that was not saved yet stands nowhere.
    if (target.name !== 'filed_in' || !/\/edit\//.test(target.form?.action ?? '')) return;
    if (big()) big().disabled = true;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(letGo, LONGEST_MS);
  }

  /** Shows what the server says that the next step is, once the article stands where it should.
      What it said of another section, before this one was chosen, comes late. */
  function show({ detail }) {
    const chosen = document.querySelector('[name="filed_in"]')?.value;
    const stands = detail.stands_in;
    if (!big() || (chosen && stands && chosen !== String(stands))) return;
    window.clearTimeout(waiting);
    if (big().dataset.publishBig === detail.mode) letGo();
    else big().outerHTML = detail.button;
  }

  document.addEventListener('change', hold);
  document.addEventListener('caspian:looked', show);
})();
