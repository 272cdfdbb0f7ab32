/* Asks for the password in place when a session has ended, so that the page with the words stays. */
(() => {
  let asking = null;

  /** Resolves to whether somebody is signed in now; false when they keep writing first. */
  window.deskSignIn = (about) => {
    asking ??= ask(about).finally(() => {
      asking = null;
    });
    return asking;
  };

  function ask({ login, name, reason, say }) {
    const dialog = document.createElement('dialog');
    dialog.className = 'desk-signin';
    dialog.setAttribute('aria-labelledby', 'desk-signin-title');
    // Not a form inside the article's form: it would send that.
    document.body.append(dialog);
    const title = add(dialog, 'h2', say('signin_title'));
    title.id = 'desk-signin-title';
    add(dialog, 'p', say(`signin_${reason}`, { name }));
    const form = add(dialog, 'form');
    form.noValidate = true;
    const label = add(form, 'label', say('signin_password', { name }));
    const field = add(form, 'input');
    Object.assign(field, { type: 'password', id: 'desk-signin-password', autocomplete: 'current-password' });
    label.htmlFor = field.id;
    const fault = add(form, 'p');
    fault.setAttribute('role', 'alert');
    const button = add(form, 'button', say('signin_button'));
    Object.assign(button, { type: 'submit', className: 'button' });
    const later = add(form, 'button', say('signin_later'));
    Object.assign(later, { type: 'button', className: 'button button-secondary' });
    dialog.showModal();
    field.focus();
    return new Promise((resolve) => {
      const end = (entered) => {
        dialog.remove();
        resolve(entered);
      };
      later.addEventListener('click', () => end(false));
      dialog.addEventListener('cancel', () => end(false));
      form.addEventListener('submit', async (event) => {
        event.preventDefault();
        button.disabled = true;
        const refused = await enter(login, name, field.value).catch(() => say('signin_failed'));
        button.disabled = false;
        if (!refused) return end(true);
        fault.textContent = refused;
        field.select();
      });
    });
  }

  /** Signs in by the desk's own form, with its delays; returns why not, or an empty text. */
  async function enter(login, name, password) {
    const form = read(await (await fetch(login, { cache: 'no-store' })).text());
    const token = form.querySelector('.login-form [name=csrfmiddlewaretoken]')?.value;
    if (!token) return ''; // Somebody is signed in by now: the form asks who.
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, username: name, password });
    const answer = await fetch(login, { method: 'POST', body, redirect: 'manual' });
    if (answer.type === 'opaqueredirect') return '';
    const said = read(await answer.text()).querySelector('.messages .error, .error-message');
    return said?.textContent.trim() || String(answer.status);
  }

  const read = (text) => new DOMParser().parseFromString(text, 'text/html');

  function add(parent, kind, text = '') {
    const made = document.createElement(kind);
    made.textContent = text;
    parent.append(made);
    return made;
  }
})();
