/* Leads from the list of what is unfinished in a draft to each place. */
(() => {
  const { Controller } = window.StimulusModule;

  /** Leads from the list of what is unfinished to the place itself. */
  class UnfinishedController extends Controller {
    lead(event) {
      const name = event.params.place;
      const place = document.querySelector(`[data-contentpath="${CSS.escape(String(name))}"]`)
        ?? document.getElementById(`id_${name}`);
      if (!place) return;
      event.preventDefault();
      const part = place.closest('[role="tabpanel"]');
      if (part?.hidden) document.getElementById(part.getAttribute('aria-labelledby'))?.click();
      for (let shut = place.closest('[hidden]'); shut; shut = shut.parentElement.closest('[hidden]')) {
        document.querySelector(`[aria-controls="${CSS.escape(shut.id)}"]`)?.click();
        shut.hidden = false;
      }
      place.scrollIntoView({ block: 'center' });
      const fields = 'input:not([type="hidden"]), textarea, select, [contenteditable], button';
      const field = place.matches(fields) ? place
        : place.querySelector('[aria-invalid="true"]')
          ?? place.querySelector(`.w-field__input :is(${fields})`)
          ?? place.querySelector(fields);
      field?.focus();
    }
  }

  window.wagtail.app.register('desk-unfinished', UnfinishedController);
})();
