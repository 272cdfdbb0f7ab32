/* Calendars stand under their fields and push down what comes next: no button is ever covered. */
(() => {
  const defaults = window.jQuery?.fn.datetimepicker?.defaults;
  if (!defaults) return;
  // A calendar would empty a field in which no day stands.
  defaults.validateOnBlur = false;
  defaults.onShow = function onShow(_moment, field) {
    const place = field.closest('.w-field__input');
    (place.length ? place : field).after(this);
    window.setTimeout(() => this[0].scrollIntoView({ block: 'nearest' }), 0);
  };
})();
