/* The one button of an article's form: what is missing, said while one types, and the panel that
   asks before anything reaches readers. The server looks through what the form holds. */
(() => {
  const PAUSE_MS = 1200;
  const TICK_MS = 5000;
  const HANDED_ON_MS = 400;
  const words = (name, given = {}) => window.deskWords(name, given, 'publish-words');
  const two = (number) => String(number).padStart(2, '0');
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
    lookSoon();
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
    asked.elements.day.min = dayOf(paperNow());
    asked.addEventListener('submit', (event) => act(event, mode));
    asked.addEventListener('input', () => sayWhen(asked));
    sayWhen(asked);
  }

  /** Returns the time of the paper's city as a date whose UTC fields are its clock's. */
  function paperNow(hours = 0) {
    const zone = { timeZone: about.dataset.zone, hourCycle: 'h23' };
    const numbers = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric',
      minute: 'numeric' };
    const parts = new Intl.DateTimeFormat('en', { ...zone, ...numbers })
      .formatToParts(new Date(Date.now() + hours * 3600e3));
    const of = (type) => Number(parts.find((part) => part.type === type).value);
    return new Date(Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')));
  }

  const dayOf = (date) =>
    `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;

  /** Returns the moment that was chosen, as a form of the desk takes it; null where it is none. */
  function chosen(asked) {
    const { day, time } = asked.elements;
    const clock = time.value.trim().match(/^([01]?\d|2[0-3])[:.]?([0-5]\d)$/);
    if (!day.value || !clock) return null;
    const moment = new Date(`${day.value}T${two(clock[1])}:${clock[2]}:00Z`);
    return moment > paperNow() ? moment : null;
  }

  function sayWhen(asked) {
    const then = asked.elements.when.value === 'then';
    dialog.querySelector('[data-publish-then]').hidden = !then;
    dialog.querySelector('[data-publish-fault]').textContent = '';
    const button = dialog.querySelector('[data-publish-now]');
    const who = dialog.querySelector('[data-publish-when]');
    const moment = then ? chosen(asked) : null;
    who.dataset.now ??= who.textContent;
    who.textContent = moment ? words('then', { moment: inWords(moment) }) : who.dataset.now;
    if (!button) return;
    button.textContent = moment
      ? words('schedule', { moment: inWords(moment) }) : button.dataset.publishNow;
  }

  function inWords(moment) {
    const lang = document.documentElement.lang || 'en';
    const day = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang,
      { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(moment);
    return `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}, `
      + `${day.replace(',', '')} (${about.dataset.city})`;
  }

  function quick(button) {
    const asked = dialog.querySelector('[data-publish-form]');
    const moment = paperNow(Number(button.dataset.publishHours ?? 24 * button.dataset.publishDay));
    asked.elements.day.value = dayOf(moment);
    asked.elements.time.value = button.dataset.publishTime
      ?? `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`;
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
    for (const button of asked.querySelectorAll('button')) button.disabled = true;
    const change = event.submitter?.dataset.publishChange;
    if (change) put('change', change);
    put('go_live_at', moment
      ? `${dayOf(moment)} ${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}` : '');
    put('go_live_at-zone', about.dataset.zone);
    if (mode === 'approve') {
      put('action-workflow-action', 'true');
      put('workflow-action-name', 'approve');
      put('workflow-action-extra-data', JSON.stringify({ comment: '', overrule: reason }));
    } else {
      put('action-publish', 'action-publish');
      put('overrule-reason', reason);
    }
    form.requestSubmit();
    return undefined;
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
      form.append(field);
    }
    field.value = value;
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
    else if ('publishGoes' in button.dataset) goTo(button.dataset.publishGoes, button.dataset.publishBlock);
    else if ('publishDay' in button.dataset || 'publishHours' in button.dataset) quick(button);
  }

  function pressed(event) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || dialog.open) return;
    event.preventDefault();
    document.querySelector('[data-publish-big]')?.click();
  }

  /* Wagtail looks some seconds after the start, and more than once, how a form stands, and takes
     that for saved: what somebody typed by then would wait for the next change. */
  function noteEarlyWords() {
    const headline = form.elements.title;
    form.addEventListener('w-unsaved:watch-edits', () => {
      if (address() || !headline?.value.trim()) return;
      const unsaved = window.wagtail.app.getControllerForElementAndIdentifier(form, 'w-unsaved');
      if (unsaved) unsaved.initialFormData = unsaved.previousFormData = ' ';
    });
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
    for (const name of ['w-autosave:success', 'caspian:saved']) document.addEventListener(name, saved);
    for (const name of ['caspian:unsaved', 'caspian:offline']) document.addEventListener(name, unsaved);
    noteEarlyWords();
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
