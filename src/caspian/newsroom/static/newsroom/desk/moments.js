/* Moments of the paper's city, from wherever one looks at them: dates whose UTC fields are that
   city's clock's. */
(() => {
  const two = (number) => String(number).padStart(2, '0');

  window.deskMoments = {
    /** Returns the time in a zone, some hours from now. */
    now(timeZone, hours = 0) {
      const numbers = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric',
        minute: 'numeric' };
      const parts = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', ...numbers })
        .formatToParts(new Date(Date.now() + hours * 3600e3));
      const of = (type) => Number(parts.find((part) => part.type === type).value);
      return new Date(Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')));
    },

    day: (moment) =>
      `${moment.getUTCFullYear()}-${two(moment.getUTCMonth() + 1)}-${two(moment.getUTCDate())}`,

    clock: (moment) => `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`,

    /** Returns the moment of a day and of a clock as people write it; null where it is none. */
    read(day, written) {
      const clock = written.trim().match(/^([01]?\d|2[0-3])[:.]?([0-5]\d)$/);
      return day && clock ? new Date(`${day}T${two(clock[1])}:${clock[2]}:00Z`) : null;
    },

    inWords(moment, city) {
      const lang = document.documentElement.lang || 'en';
      const day = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang,
        { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(moment);
      return `${this.clock(moment)}, ${day.replace(',', '')} (${city})`;
    },
  };
})();
