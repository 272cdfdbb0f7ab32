/* Carrying a card: dragged with a mouse or a finger, or picked up by a press and dropped by another.
   A finger drags by the handle alone, so that it can scroll everywhere else. */
(() => {
  const { say } = window.composing;
  const FAR_ENOUGH = 6;
  const EDGE = 60;
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

  class Carry {
    constructor(picture, { drop, tell, isOff }) {
      Object.assign(this, { picture, drop, tell, isOff, held: null });
      this.bar = document.getElementById('composer-carry');
      this.ghost = document.createElement('div');
      this.ghost.className = 'composer__ghost';
      this.ghost.hidden = true;
      document.getElementById('composer').append(this.ghost);
      document.getElementById('composer-carry-off').addEventListener('click', () => this.end({ off: true }));
      document.getElementById('composer-carry-back').addEventListener('click', () => this.cancel());
      document.addEventListener('keydown', (event) => this.key(event));
      const side = document.getElementById('composer-side');
      this.listen(side, '.found', '.found__handle', (x, y) => [x, y]);
    }

    /** Listens in the frame, once its page is there. */
    enter() {
      const { doc, frame } = this.picture;
      const outside = (x, y) => {
        const box = frame.getBoundingClientRect();
        return [box.left + x * this.picture.scale, box.top + y * this.picture.scale];
      };
      this.listen(doc, '[data-card]', '.place-handle', outside);
      doc.addEventListener('keydown', (event) => this.key(event));
      doc.addEventListener('click', (event) => {
        if (!this.held || this.held.source.contains(event.target)) return;
        event.preventDefault();
        this.end(this.picture.targetAt(event.clientX, event.clientY));
      });
      doc.addEventListener('pointermove', (event) => {
        if (this.held && !this.held.isDragged) this.over(this.picture.targetAt(event.clientX, event.clientY));
      });
    }

    listen(root, cards, handles, outside) {
      let press = null;
      root.addEventListener('pointerdown', (event) => {
        const card = event.target.closest(cards);
        const handle = event.target.closest(handles);
        if (!card || event.button || (event.pointerType !== 'mouse' && !handle)) return;
        if (this.held || this.isClosed) return;
        press = { card, handle, x: event.clientX, y: event.clientY, id: event.pointerId };
      });
      root.addEventListener('pointermove', (event) => {
        if (!press || event.pointerId !== press.id) return;
        const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y);
        if (!this.held && moved > FAR_ENOUGH) {
          card(press).setPointerCapture(event.pointerId);
          this.begin(press.card, true);
        }
        if (this.held?.isDragged) this.drag(...outside(event.clientX, event.clientY));
      });
      root.addEventListener('pointerup', (event) => {
        if (!press || event.pointerId !== press.id) return;
        press = null;
        if (this.held?.isDragged) {
          this.drag(...outside(event.clientX, event.clientY));
          this.end(this.held.target);
          this.swallow(root);
        }
      });
      root.addEventListener('pointercancel', () => {
        press = null;
        if (this.held?.isDragged) this.cancel();
      });
      root.addEventListener('click', (event) => {
        const handle = event.target.closest(handles);
        if (handle && !this.held && !this.isClosed) {
          event.preventDefault();
          event.stopImmediatePropagation();
          this.begin(handle.closest(cards), false);
        }
      });
      const card = (one) => one.handle ?? one.card;
    }

    /** Lets a click pass by that a browser sends after a drag. */
    swallow(root) {
      const stop = (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      root.addEventListener('click', stop, { capture: true, once: true });
      setTimeout(() => root.removeEventListener('click', stop, { capture: true }), 50);
    }

    begin(card, isDragged) {
      const article = Number(card.dataset.card);
      const title = card.dataset.title ?? this.picture.titleOf(card);
      const inPicture = card.ownerDocument !== document;
      this.held = { article, title, source: card, isDragged, inPicture, target: null, number: -1 };
      card.classList.add('is-carried');
      document.body.classList.add('is-carrying');
      this.picture.doc.body.classList.add('is-carrying');
      document.getElementById('composer-off').hidden = !(inPicture && isDragged);
      if (isDragged) {
        this.ghost.textContent = title;
        this.ghost.hidden = false;
        return;
      }
      this.bar.hidden = false;
      this.bar.querySelector('p').textContent = say('picked', { title });
      document.getElementById('composer-carry-off').hidden = !inPicture;
      this.tell(say('picked', { title }));
    }

    drag(x, y) {
      this.ghost.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
      const stage = this.picture.stage.getBoundingClientRect();
      const isInside = x >= stage.left && x <= stage.right && y >= stage.top && y <= stage.bottom;
      const pace = y < stage.top + EDGE ? -14 : y > stage.bottom - EDGE ? 14 : 0;
      clearInterval(this.scrolling);
      if (isInside && pace) {
        this.scrolling = setInterval(() => {
          this.picture.stage.scrollTop += pace;
          this.find(x, y, true);
        }, 16);
      }
      this.find(x, y, isInside);
    }

    find(x, y, isInside) {
      if (!this.held) return;
      const frame = this.picture.frame.getBoundingClientRect();
      if (isInside && !this.isOff(x, y)) {
        const { scale } = this.picture;
        this.over(this.picture.targetAt((x - frame.left) / scale, (y - frame.top) / scale));
      } else this.over(this.held.inPicture && this.isOff(x, y) ? { off: true } : null);
    }

    over(target) {
      const isItself = target?.instead === this.held.article;
      this.held.target = isItself ? null : target;
      this.picture.point(this.held.target);
      const words = this.held.target ? this.picture.describe(this.held.target) : '';
      if (this.held.isDragged) this.ghost.dataset.place = words;
      document.getElementById('composer-off').classList.toggle('is-over', Boolean(target?.off));
    }

    key(event) {
      if (!this.held || this.held.isDragged) {
        if (this.held && event.key === 'Escape') this.cancel();
        return;
      }
      if (event.target.closest?.('#composer-carry') && ['Enter', ' '].includes(event.key)) return;
      if (event.key in STEPS) this.step(STEPS[event.key]);
      else if (event.key === 'Home') this.step(-Infinity);
      else if (event.key === 'End') this.step(Infinity);
      else if (event.key === 'Enter' || event.key === ' ') this.end(this.held.target);
      else if (event.key === 'Escape') this.cancel();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    step(by) {
      const all = this.picture.targets(this.held.article);
      if (this.held.inPicture) all.push({ off: true });
      if (!all.length) return;
      let number = this.held.number + by;
      if (Number.isFinite(by)) number = (number + all.length) % all.length;
      this.held.number = Math.max(0, Math.min(all.length - 1, number));
      const target = all[this.held.number];
      this.over(target);
      if (!target.off) this.picture.bringIntoView(target);
      this.picture.point(target);
      this.bar.querySelector('p').textContent = this.picture.describe(target);
      this.tell(this.picture.describe(target));
    }

    end(target) {
      const { held } = this;
      if (!held) return;
      this.letGo();
      if (!target) {
        this.tell(held.isDragged ? say('put_back', { title: held.title }) : say('not_here'));
        if (!held.isDragged) this.focus(held);
        return;
      }
      const words = this.picture.describe(target);
      this.drop(held, target, words);
    }

    cancel() {
      const { held } = this;
      if (!held) return;
      this.letGo();
      this.tell(say('put_back', { title: held.title }));
      this.focus(held);
    }

    focus(held) {
      held.source.querySelector('.place-handle, .found__handle')?.focus();
    }

    letGo() {
      clearInterval(this.scrolling);
      this.held.source.classList.remove('is-carried');
      document.body.classList.remove('is-carrying');
      this.picture.doc.body.classList.remove('is-carrying');
      this.held = null;
      this.ghost.hidden = true;
      this.ghost.dataset.place = '';
      this.bar.hidden = true;
      this.picture.point(null);
      document.getElementById('composer-off').hidden = true;
    }
  }

  window.composing.Carry = Carry;
})();
