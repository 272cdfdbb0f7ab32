/* The answer to a reviewer, written under their words. It is no part of the article's form. */
(() => {
  const { Controller } = window.StimulusModule;

  class AnswerController extends Controller {
    static targets = ['answers', 'words', 'fault'];

    static values = { address: String };

    connect() {
      this.wordsTarget.value ||= localStorage.getItem(this.place) ?? '';
    }

    get place() {
      return `caspian-answer:${this.addressValue}`;
    }

    /** Keeps what is typed until it is sent: a line may drop, or a session end. */
    keep() {
      try {
        localStorage.setItem(this.place, this.wordsTarget.value);
      } catch { /* A full or closed store: the words are in the page still. */ }
    }

    key(event) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.send();
      }
    }

    async send() {
      const body = new FormData();
      body.append('words', this.wordsTarget.value);
      const headers = { Accept: 'application/json', 'X-CSRFToken': window.wagtailConfig.CSRF_TOKEN };
      let said = {};
      try {
        const answer = await fetch(this.addressValue, { method: 'POST', body, headers });
        said = answer.ok ? await answer.json() : {};
      } catch { /* Said below. */ }
      this.faultTarget.textContent = said.answers === undefined
        ? said.fault ?? window.deskWords('answer_failed') : '';
      if (said.answers === undefined) return;
      this.answersTarget.innerHTML = said.answers;
      this.wordsTarget.value = '';
      localStorage.removeItem(this.place);
      this.wordsTarget.focus();
    }
  }

  window.wagtail.app.register('desk-answer', AnswerController);
})();
