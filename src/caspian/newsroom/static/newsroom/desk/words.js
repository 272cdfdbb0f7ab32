/* The words of the desk's scripts, in the language of the page: see `WORDS` in desk/look.py. */
(() => {
  /** Returns a text by its name; `given` is put in where it names something: "{number} left". */
  window.deskWords = (name, given = {}, from = 'desk-words') => {
    const words = JSON.parse(document.getElementById(from).textContent)[name];
    return words.replace(/\{(\w+)\}/g, (_, key) => given[key]);
  };
})();
