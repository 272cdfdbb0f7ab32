/* Sets the focal point of a picture by one click, or by two sliders, and shows what crops keep. */
(() => {
  const { Controller } = window.StimulusModule;
  const FIELDS = ['x', 'y', 'width', 'height'];
  /** How large what matters is taken to be, beside the shorter side: crops are not drawn in on it. */
  const PART = 0.1;

  class FocusController extends Controller {
    static targets = ['picture', 'image', 'mark', 'tools', 'across', 'down', 'crop'];

    static values = { width: Number, height: Number };

    connect() {
      this.fields = FIELDS.map((name) => document.querySelector(`input.focal_point_${name}`));
      if (this.fields.some((field) => !field)) return;
      this.toolsTarget.hidden = false;
      this.pictureTarget.classList.add('desk-focus__picture--ready');
      const [x, y] = this.fields.map((field) => parseInt(field.value, 10));
      const [width, height] = this.size();
      if (Number.isFinite(x) && Number.isFinite(y)) this.show(x / width, y / height);
      else this.show();
    }

    /** Returns the size of the upright picture: a record knows how it lies in its file. */
    size() {
      const lies = this.widthValue > this.heightValue;
      const isWide = this.imageTarget.width > this.imageTarget.height;
      const isTurned = lies !== isWide && this.widthValue !== this.heightValue;
      return isTurned ? [this.heightValue, this.widthValue] : [this.widthValue, this.heightValue];
    }

    point(event) {
      if (this.toolsTarget.hidden) return;
      const box = this.imageTarget.getBoundingClientRect();
      this.set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    }

    slide() {
      this.set(this.acrossTarget.value / 100, this.downTarget.value / 100);
    }

    set(across, down) {
      const [width, height] = this.size();
      const part = Math.max(1, Math.round(Math.min(width, height) * PART));
      const inside = (value, most) => Math.round(Math.min(1, Math.max(0, value)) * most);
      const values = [inside(across, width), inside(down, height), part, part];
      this.fields.forEach((field, index) => this.write(field, values[index]));
      this.show(values[0] / width, values[1] / height);
    }

    clear() {
      this.fields.forEach((field) => this.write(field, ''));
      this.show();
    }

    write(field, value) {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }

    /** Shows the point at these parts of the width and height, or that there is none. */
    show(across, down) {
      const is = across !== undefined;
      const [left, top] = is ? [across * 100, down * 100] : [50, 50];
      this.markTarget.hidden = !is;
      // On the page itself left is left, whatever the language of the desk.
      this.markTarget.style.left = `${left}%`;
      this.markTarget.style.top = `${top}%`;
      [this.acrossTarget.value, this.downTarget.value] = [left, top];
      this.cropTargets.forEach((crop) => {
        crop.style.objectPosition = `${left}% ${top}%`;
      });
    }
  }

  window.wagtail.app.register('desk-focus', FocusController);
})();
