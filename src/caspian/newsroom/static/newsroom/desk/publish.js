/* The one button of an article's form: what is missing, said while one types, and the panel that
   asks before anything reaches readers. The server looks through what the form holds. */
(() => {
  const PAUSE_MS = 1200;
  const TICK_MS = 5000;
  const HANDED_ON_MS = 400;
  const words = (name, given = {}) => window.deskWords(name, given, 'publish-words');
  const moments = window.deskMoments;
  let form;
  let about;
  let dialog;
  let opener;

  /** Returns where the server looks through the article; empty before its first save. */
  function address() {
    const pk = form.action.match(/\/pages\/(\d+)\/(?:edit|revisions)\//)?.[1];
    return pk ? about.dataset.panel.replace('/0/', `/${pk}/`) : '';
  }

  /** Sends the form as it stands; returns what the server says, or null where it says nothing. */
  async function ask(mode = '') {
    const headers = { Accept: 'application/json' };
    const url = mode ? `${address()}?mode=${mode}` : address();
    try {
      const answer = await fetch(url, { method: 'POST', body: new FormData(form), headers });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  /* While one types. */

  let waiting = 0;
  let asking = false;

  function lookSoon() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(lookNow, PAUSE_MS);
  }

  async function lookNow() {
    if (!address() || document.hidden) return;
    if (asking) {
      lookSoon();
      return;
    }
    asking = true;
    const found = await ask();
    asking = false;
    if (found) show(found);
  }

  function show(found) {
    const put = (name, value) => {
      const place = document.querySelector(`[data-publish-${name}]`);
      if (place) place.textContent = value;
    };
    const lang = document.documentElement.lang || 'en';
    put('words', found.words.toLocaleString(lang));
    put('minutes', found.words ? found.minutes.toLocaleString(lang) : '0');
    const issues = document.querySelector('[data-publish-issues]');
    if (issues && issues.innerHTML !== found.issues) issues.innerHTML = found.issues;
    document.dispatchEvent(new CustomEvent('caspian:looked', { detail: found }));
    const toggle = document.querySelector('[data-side-panel-toggle="checks"]');
    const counter = toggle?.querySelector('[data-side-panel-toggle-counter]');
    if (!counter) return;
    counter.textContent = found.blocking + found.advice;
    counter.hidden = !(found.blocking + found.advice);
    counter.classList.toggle('desk-counter--blocks', found.blocking > 0);
  }

  /* "Draft saved 5 seconds ago". */

  let savedAt = null;
  let said = null;

  function sayWhenSaved() {
    if (!said) return;
    if (!savedAt) {
      said.textContent = '';
      return;
    }
    const seconds = Math.max(0, Math.round((Date.now() - savedAt) / 1000));
    const [number, unit] = [[86400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']]
      .map(([size, name]) => [Math.floor(seconds / size), name])
      .find(([many, name]) => many >= 1 || name === 'second');
    const lang = document.documentElement.lang || 'en';
    const when = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(-number, unit);
    said.textContent = words('saved', { when });
  }

  function saved() {
    savedAt = Date.now();
    sayWhenSaved();
    if (document.querySelector('[data-publish-big]')?.disabled) lookNow();
    else lookSoon();
  }

  function unsaved() {
    savedAt = null;
    if (said) said.textContent = words('unsaved');
  }

  /* The panel. */

  async function open(button) {
    opener = button;
    const mode = button.dataset.publishOpens;
    dialog.textContent = words(address() ? 'looking' : 'headline_first');
    if (!dialog.open) dialog.showModal();
    if (!address()) return;
    // The editor of a paragraph hands on what was typed a quarter of a second later.
    await new Promise((done) => { window.setTimeout(done, HANDED_ON_MS); });
    const found = await ask(mode);
    if (!dialog.open) return;
    if (!found?.panel) {
      dialog.textContent = words('failed');
      return;
    }
    show(found);
    dialog.innerHTML = found.panel;
    dialog.querySelector('h2').focus();
    const asked = dialog.querySelector('[data-publish-form]');
    asked.elements.day.min = moments.day(paperNow());
    asked.addEventListener('submit', (event) => act(event, mode));
    asked.addEventListener('input', () => sayWhen(asked));
    sayWhen(asked);
  }

  const paperNow = (hours) => moments.now(about.dataset.zone, hours);

  /** Returns the moment that was chosen, as a form of the desk takes it; null where it is none. */
  function chosen(asked) {
    const moment = moments.read(asked.elements.day.value, asked.elements.time.value);
    return moment > paperNow() ? moment : null;
  }

  function sayWhen(asked) {
    const then = asked.elements.when.value === 'then';
    dialog.querySelector('[data-publish-then]').hidden = !then;
    const button = dialog.querySelector('[data-publish-now]');
    const who = dialog.querySelector('[data-publish-when]');
    const moment = then ? chosen(asked) : null;
    // Nobody has to press a button to learn that it would be refused.
    const isRefused = then && !moment;
    dialog.querySelector('[data-publish-fault]').textContent = isRefused ? words('wrong_time') : '';
    for (const one of asked.querySelectorAll('[type="submit"]')) one.disabled = isRefused;
    asked.elements.time.setAttribute('aria-invalid', isRefused);
    who.dataset.now ??= who.textContent;
    const named = moment && { moment: moments.inWords(moment, about.dataset.city) };
    who.textContent = named ? words('then', named) : who.dataset.now;
    if (!button) return;
    if (isRefused) button.textContent = words('schedule_when');
    else button.textContent = named ? words('schedule', named) : button.dataset.publishNow;
  }

  function quick(button) {
    const asked = dialog.querySelector('[data-publish-form]');
    const moment = paperNow(Number(button.dataset.publishHours ?? 24 * button.dataset.publishDay));
    asked.elements.when.value = 'then';
    asked.elements.day.value = moments.day(moment);
    asked.elements.time.value = button.dataset.publishTime ?? moments.clock(moment);
    sayWhen(asked);
  }

  function act(event, mode) {
    event.preventDefault();
    const asked = event.target;
    const then = asked.elements.when.value === 'then';
    const moment = then ? chosen(asked) : null;
    const reason = asked.elements.reason?.value.trim() ?? '';
    if (then && !moment) return refuse('wrong_time', asked.elements.time);
    if (asked.elements.reason && !reason) return refuse('reason', asked.elements.reason);
    const told = 'publishTells' in (event.submitter?.dataset ?? {}) ? toldIn(asked) : [];
    const silent = told.find((one) => isNeeded(one, asked) && !one.value.trim());
    if (silent) return refuse('told', silent);
    for (const button of asked.querySelectorAll('button')) button.disabled = true;
    const change = event.submitter?.dataset.publishChange;
    if (change) put('change', change);
    for (const one of told) put(one.name, one.value);
    put('go_live_at', moment ? `${moments.day(moment)} ${moments.clock(moment)}` : '');
    put('go_live_at-zone', about.dataset.zone);
    if (mode === 'approve') {
      put('action-workflow-action', 'true');
      put('workflow-action-name', 'approve');
      put('workflow-action-extra-data', JSON.stringify({
        comment: '', overrule: reason, to_readers: true,
      }));
    } else {
      put('action-publish', 'action-publish');
      put('overrule-reason', reason);
    }
    form.requestSubmit();
    return undefined;
  }

  const toldIn = (asked) => [...asked.querySelectorAll('[name^="told-"]')];

  /** Returns whether a notice of the kind that is chosen says nothing without this field. */
  function isNeeded(field, asked) {
    const kinds = field.dataset.publishNeeded;
    return kinds === 'all' || kinds === asked.elements['told-kind'].value;
  }

  function refuse(name, field) {
    dialog.querySelector('[data-publish-fault]').textContent = words(name);
    field.focus();
  }

  /** Sets a field of the form; one that it has not is added. */
  function put(name, value) {
    let field = form.querySelector(`[name="${name}"]`);
    if (!field) {
      field = document.createElement('input');
      field.type = 'hidden';
      field.name = name;
      field.dataset.publishPut = '';
      form.append(field);
    }
    field.value = value;
  }

  /** Takes a decision back that was not sent: the next save is only a save. */
  function notSent(event) {
    unsaved();
    for (const field of form.querySelectorAll('[data-publish-put]')) field.remove();
    const fault = dialog.open && dialog.querySelector('[data-publish-fault]');
    if (!fault) return;
    fault.textContent = event.detail.sentence;
    for (const button of dialog.querySelectorAll('button')) button.disabled = false;
  }

  /* "Go there". */

  const PLACES = { bylines: '[id$="bylines-section"]', body: '[id$="body-section"]',
    section: '[name="filed_in"]' };

  function goTo(field, block) {
    close();
    const place = (block && form.querySelector(`[data-contentpath="${CSS.escape(block)}"]`))
      || form.querySelector(PLACES[field] ?? `[name="${field}"]`)
      || form.querySelector(`[data-contentpath="${field}"]`);
    if (!place) return;
    const part = place.closest('[role="tabpanel"]');
    if (part) document.querySelector(`[role="tab"][href="#${part.id}"]`)?.click();
    window.setTimeout(() => {
      place.scrollIntoView({ block: 'center' });
      const inside = 'input:not([type=hidden]), textarea, [contenteditable="true"], select, button';
      (place.matches(inside) ? place : place.querySelector(inside))?.focus();
    }, 50);
  }

  function close() {
    if (dialog.open) dialog.close();
  }

  function clicked(event) {
    const button = event.target.closest?.('button');
    if (!button) return;
    if ('publishOpens' in button.dataset) open(button);
    else if ('publishCloses' in button.dataset) close();
    else if ('publishGoes' in button.dataset) {
      goTo(button.dataset.publishGoes, button.dataset.publishBlock);
    } else if ('publishDay' in button.dataset || 'publishHours' in button.dataset) quick(button);
  }

  function pressed(event) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || dialog.open) return;
    event.preventDefault();
    document.querySelector('[data-publish-big]')?.click();
  }

  function begin() {
    about = document.querySelector('[data-publish-about]');
    form = document.querySelector('form[data-edit-form]');
    if (!about || !form) return;
    dialog = document.createElement('dialog');
    dialog.className = 'desk-publish';
    dialog.setAttribute('aria-labelledby', 'desk-publish-title');
    document.body.append(dialog);
    dialog.addEventListener('close', () => opener?.focus());
    said = document.createElement('p');
    said.className = 'desk-saved';
    about.closest('nav')?.append(said);
    savedAt = about.dataset.savedAt ? Date.parse(about.dataset.savedAt) : null;
    sayWhenSaved();
    window.setInterval(sayWhenSaved, TICK_MS);
    document.addEventListener('click', clicked);
    document.addEventListener('keydown', pressed);
    form.addEventListener('input', lookSoon);
    form.addEventListener('change', lookSoon);
    document.addEventListener('caspian:saved', saved);
    document.addEventListener('caspian:unsaved', unsaved);
    document.addEventListener('caspian:offline', notSent);
    const headline = form.elements.title;
    headline?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
    });
    // The first word of a new article needs no click.
    if (!address()) headline?.focus();
    lookSoon();
    const atOnce = document.querySelector('[data-publish-at-once]');
    if (atOnce) window.setTimeout(() => open(atOnce), 300);
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
