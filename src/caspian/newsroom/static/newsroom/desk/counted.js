/* Says while one types how many characters are left: of fields with data-counted="120". */
(() => {
  const count = (field) => {
    const said = field.nextElementSibling;
    const left = Number(field.dataset.counted) - [...field.value.trim()].length;
    said.textContent = window.deskWords(left < 0 ? 'over' : 'left', { number: Math.abs(left) });
    said.dataset.over = String(left < 0);
  };
  const begin = () => {
    for (const field of document.querySelectorAll('[data-counted]')) {
      const said = document.createElement('output');
      said.className = 'help';
      field.after(said);
      field.addEventListener('input', () => count(field));
      count(field);
    }
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
