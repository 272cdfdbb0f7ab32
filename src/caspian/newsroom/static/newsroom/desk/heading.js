/* The screen of a new article is called by its headline as soon as the desk has it. */
(() => {
  function call(headline) {
    const heading = document.querySelector('h1');
    const was = heading.textContent.trim();
    const places = [heading, ...document.querySelectorAll('header li:last-child div')];
    places.filter((one) => one.textContent.trim() === was && !one.firstElementChild)
      .forEach((one) => { one.textContent = headline; });
    document.title = document.title.replace(was, () => headline);
  }

  document.addEventListener('DOMContentLoaded', () => {
    const form = document.querySelector('form[data-edit-form]');
    // Only the form of something new has no record in its address.
    if (!form?.elements.title || /\/pages\/\d+\/edit\//.test(form.action)) return;
    document.addEventListener('caspian:saved', () => {
      const headline = form.elements.title.value.trim();
      if (headline) call(headline);
    });
  });
})();
