/* global mergeInto, LibraryManager, Module, UTF8ToString, HEAPU8, HEAPF32, page, glyphs,
   _jm216_platform_resized, _jm216_platform_preferences, _jm216_platform_forced, _jm216_platform_writing,
   _jm216_platform_copy, _jm216_platform_copied, _jm216_platform_focus */

// What html5.h lacks: exact sizes, the text agent, the clipboard, files, the cursor's shape,
// and what the person set in the system. Everything here hands over at once to platform.cpp.
// Opened, dropped and pasted files never enter this wasm: they go to Module.onSources, as an
// array of Blobs or Files, for the worker to read. Texts go by Module.give (web/bridge/memory.mjs), and to a
// field only if Module.fits says that it takes so much.
//
// Emscripten 3.1.6 understands neither methods in short form nor destructuring here.

mergeInto(LibraryManager.library, {
  $page: {
    canvas: null,
    agent: null,
    mirror: null,
    picker: null,

    watchSize: function () {
      const report = (width, height, deviceWidth, deviceHeight) => {
        page.canvas.width = deviceWidth;
        page.canvas.height = deviceHeight;
        // The person's own size of text, where the browser or the system has one.
        const larger = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
        page.mirror.style.transform = larger === 1 ? '' : `scale(${larger})`;
        _jm216_platform_resized(width, height, deviceWidth / width, deviceHeight / height, larger);
      };
      const observer = new ResizeObserver((entries) => {
        const entry = entries[entries.length - 1];
        const width = entry.contentRect.width;
        const height = entry.contentRect.height;
        if (!width || !height) return;
        const exact = entry.devicePixelContentBoxSize && entry.devicePixelContentBoxSize[0];
        const ratio = window.devicePixelRatio;
        // Where a pixel ratio is emulated, Chromium's exact size knows nothing of it.
        if (exact && Math.abs(exact.inlineSize - width * ratio) < 2) {
          report(width, height, exact.inlineSize, exact.blockSize);
        } else {
          // Safari before 2026: rounding is off by at most one pixel at fractional ratios.
          report(width, height, Math.round(width * ratio), Math.round(height * ratio));
        }
      });
      const observe = () => {
        observer.disconnect();
        try {
          observer.observe(page.canvas, { box: 'device-pixel-content-box' });
        } catch {
          observer.observe(page.canvas);
        }
      };
      // A changed pixel ratio need not change the size in CSS pixels, and fires no resize in
      // Firefox: each new ratio is waited for by its own media query.
      const watchRatio = () => {
        observe();
        window
          .matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
          .addEventListener('change', watchRatio, { once: true });
      };
      watchRatio();
      // As wide as a line of text is high.
      new ResizeObserver(observe).observe(document.getElementById('text-size'));
    },

    watchPreferences: function () {
      const dark = window.matchMedia('(prefers-color-scheme: dark)');
      const still = window.matchMedia('(prefers-reduced-motion: reduce)');
      const mac = /Mac|iPhone|iPad/.test(navigator.platform);
      const coarse = window.matchMedia('(pointer: coarse)');
      const contrast = window.matchMedia('(prefers-contrast: more)');
      const forced = window.matchMedia('(forced-colors: active)');
      const colour = (name) => {
        page.mirror.style.color = name;
        const parts = getComputedStyle(page.mirror).color.match(/[\d.]+/g).map(Number);
        page.mirror.style.color = '';
        return (parts[0] << 16) | (parts[1] << 8) | parts[2];
      };
      page.tellPreferences = () => {
        const theme = document.documentElement.dataset.theme;
        const isDark = theme ? theme === 'dark' : dark.matches;
        _jm216_platform_forced(forced.matches, colour('Canvas'), colour('CanvasText'), colour('LinkText'));
        _jm216_platform_preferences(isDark, contrast.matches, still.matches, coarse.matches, mac);
      };
      for (const query of [dark, still, coarse, contrast, forced]) {
        query.addEventListener('change', page.tellPreferences);
      }
      page.tellPreferences();
    },
    tellPreferences: null,

    // The text agent is a one-line <input> at the caret. It takes typed, dictated, composed and
    // swiped text alike; keydown is never read for text. While a composition runs the agent shows
    // itself, so that the browser draws it and places the candidates. One character is always in
    // it, for on-screen keyboards report Backspace only as the deletion of something.
    watchText: function () {
      const agent = page.agent;
      const filler = '\u200b';
      let composing = false;
      const reset = () => {
        agent.value = composing ? agent.value : filler;
        if (!composing) agent.setSelectionRange(1, 1);
      };
      let half = ''; // Firefox hands over a character beyond 16 bits in two events
      const take = (text) => {
        const given = half + text.split(filler).join('');
        half = /[\ud800-\udbff]$/.test(given) ? given.slice(-1) : '';
        const typed = half ? given.slice(0, -1) : given;
        if (typed && Module.fits(typed)) Module.give('text', typed);
      };
      agent.addEventListener('focus', reset);
      agent.addEventListener('compositionstart', () => {
        composing = true;
        agent.value = '';
        agent.classList.add('composing');
      });
      // As wide as what is composed; an em holds the widest character.
      agent.addEventListener('compositionupdate', (event) => {
        agent.style.width = [...event.data].length + 1 + 'em';
      });
      agent.addEventListener('compositionend', (event) => {
        composing = false;
        agent.classList.remove('composing');
        agent.style.width = '';
        take(event.data || '');
        reset();
      });
      agent.addEventListener('input', (event) => {
        // WebKit tells of an emoji as the end of a composition that never began.
        if (composing || event.isComposing) return;
        if (event.inputType === 'deleteContentBackward') {
          Module.give('key', 'Backspace');
        } else if (event.inputType === 'insertLineBreak') {
          Module.give('key', 'Enter');
        } else if (event.inputType !== 'insertCompositionText') {
          // insertCompositionText after compositionend (Safari): already taken.
          take(event.data || agent.value);
        }
        reset();
      });
    },

    ours: function (target) {
      return (
        target === page.canvas ||
        target === page.agent ||
        target === document.body ||
        (page.mirror.contains(target) && !target.matches('input, select'))
      );
    },

    watchClipboard: function () {
      const copy = (event) => {
        if (!page.ours(document.activeElement)) return;
        const text = UTF8ToString(_jm216_platform_copy(event.type === 'cut'));
        if (!text) return;
        event.clipboardData.setData('text/plain', text);
        event.preventDefault();
      };
      document.addEventListener('copy', copy);
      document.addEventListener('cut', copy);
      document.addEventListener('paste', (event) => {
        if (!page.ours(document.activeElement)) return;
        event.preventDefault();
        if (event.clipboardData.files.length) {
          Module.onSources([...event.clipboardData.files]);
          return;
        }
        const text = event.clipboardData.getData('text/plain');
        if (!_jm216_platform_writing()) {
          if (text.trim()) Module.onSources([new Blob([text])]);
        } else if (Module.fits(text)) Module.give('paste', text);
      });
    },

    watchFiles: function () {
      const picker = page.picker;
      picker.addEventListener('change', () => {
        if (picker.files.length) Module.onSources([...picker.files]);
        picker.value = ''; // so that the same file can be opened again
      });
      const carriesFiles = (event) => [...event.dataTransfer.types].includes('Files');
      for (const type of ['dragenter', 'dragover']) {
        document.addEventListener(type, (event) => {
          if (!carriesFiles(event)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
          document.body.classList.add('dropping');
        });
      }
      document.addEventListener('dragleave', (event) => {
        if (!event.relatedTarget) document.body.classList.remove('dropping');
      });
      document.addEventListener('drop', (event) => {
        document.body.classList.remove('dropping');
        if (!carriesFiles(event)) return;
        event.preventDefault();
        Module.onSources([...event.dataTransfer.files]);
      });
    },

    // Focus moving between the canvas, the agent and the mirror is none of the program's business;
    // focus that leaves them, or the page that is no longer seen, ends every held key.
    watchFocus: function () {
      const parts = [page.canvas, page.agent, page.mirror];
      for (const part of parts) {
        part.addEventListener('focusin', () => _jm216_platform_focus(true));
        part.addEventListener('focusout', (event) => {
          if (!parts.some((other) => other.contains(event.relatedTarget))) _jm216_platform_focus(false);
        });
      }
      document.addEventListener('visibilitychange', () => {
        if (document.hidden) _jm216_platform_focus(false);
      });
    },
  },

  jm216_attach__deps: ['$page'],
  jm216_attach: function () {
    page.canvas = document.getElementById('canvas');
    page.agent = document.getElementById('text-agent');
    page.mirror = document.getElementById('mirror');
    page.picker = document.getElementById('file-picker');
    page.watchPreferences();
    page.watchSize();
    page.watchText();
    page.watchClipboard();
    page.watchFiles();
    page.watchFocus();
  },

  // One character at a time on a canvas of its own, which is kept small.
  $glyphs: {
    context: null,
    box: null,

    draw: function (character, size, weight) {
      if (!glyphs.context) {
        glyphs.context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      }
      const context = glyphs.context;
      const text = String.fromCodePoint(character);
      const font = `${weight} ${size}px system-ui, sans-serif`;
      context.font = font;
      const metrics = context.measureText(text);
      const left = Math.floor(-metrics.actualBoundingBoxLeft) - 1;
      const top = Math.floor(-metrics.actualBoundingBoxAscent) - 1;
      const width = Math.ceil(metrics.actualBoundingBoxRight) + 1 - left;
      const height = Math.ceil(metrics.actualBoundingBoxDescent) + 1 - top;
      glyphs.box = { advance: metrics.width, left: left, top: top, width: width, height: height };
      if (!(width > 2 && height > 2)) return 0;
      context.canvas.width = width; // which clears it and forgets the font
      context.canvas.height = height;
      context.font = font;
      context.fillStyle = '#fff';
      context.fillText(text, -left, -top);
      glyphs.pixels = context.getImageData(0, 0, width, height).data;
      let seen = 0;
      for (let i = 0; i < glyphs.pixels.length && seen < 2; i += 4) {
        if (!glyphs.pixels[i + 3]) continue;
        // White with rounding errors at the edges is one colour.
        const grey = Math.min(glyphs.pixels[i], glyphs.pixels[i + 1], glyphs.pixels[i + 2]);
        seen = grey < 250 && glyphs.pixels[i + 3] > 128 ? 2 : 1;
      }
      if (seen === 1) {
        for (let i = 0; i < glyphs.pixels.length; i += 4) glyphs.pixels.fill(255, i, i + 3);
      }
      return seen;
    },
    pixels: null,
  },

  jm216_glyph_draw__deps: ['$glyphs'],
  jm216_glyph_draw: function (character, size, weight, box) {
    const seen = glyphs.draw(character >>> 0, size, weight);
    HEAPF32.set(
      [glyphs.box.advance, glyphs.box.left, glyphs.box.top, glyphs.box.width, glyphs.box.height],
      box >>> 2,
    );
    return seen;
  },

  jm216_glyph_pixels__deps: ['$glyphs'],
  jm216_glyph_pixels: function (pixels) {
    HEAPU8.set(glyphs.pixels, pixels >>> 0);
  },

  jm216_cursor__deps: ['$page'],
  jm216_cursor: function (shape) {
    page.canvas.style.cursor = UTF8ToString(shape);
  },

  // Puts the agent at the caret and the focus where it belongs. Browsers open an on-screen
  // keyboard only if this happens inside the event of a tap, which platform.cpp sees to.
  jm216_text_agent__deps: ['$page'],
  jm216_text_agent: function (wanted, x, y, height, decimal) {
    const canvas = page.canvas;
    const agent = page.agent;
    if (wanted) {
      agent.inputMode = decimal ? 'decimal' : 'text';
      agent.style.transform = `translate(${x}px, ${y}px)`;
      agent.style.height = `${height}px`;
      if (document.activeElement !== agent) agent.focus({ preventScroll: true });
    } else if (document.activeElement === agent) {
      canvas.focus({ preventScroll: true });
    }
  },

  // What the keyboard is on: 0 the canvas or the agent, 1 an element of the mirror, 2 one that takes
  // text or keys of its own.
  jm216_keyboard_on__deps: ['$page'],
  jm216_keyboard_on: function () {
    const at = document.activeElement;
    if (!page.mirror.contains(at)) return 0;
    return at.matches('input, select') ? 2 : 1;
  },

  jm216_take_focus__deps: ['$page'],
  jm216_take_focus: function () {
    if (document.activeElement !== page.agent) page.canvas.focus({ preventScroll: true });
  },

  // By the copy event where the browser offers no clipboard to scripts (plain http). Where it
  // refuses both, the person is given the text to copy by hand.
  jm216_copy_text: function (at) {
    const text = UTF8ToString(at);
    const refused = () => {
      _jm216_platform_copied(false);
      Module.onCopyRefused(text);
    };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(() => _jm216_platform_copied(true), refused);
      return;
    }
    const give = (event) => {
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('copy', give, { capture: true, once: true });
    if (document.execCommand('copy')) {
      _jm216_platform_copied(true);
      return;
    }
    document.removeEventListener('copy', give, { capture: true });
    refused();
  },

  // page.mjs sets the attribute again at the next visit. The same as the system's is no wish.
  jm216_set_dark__deps: ['$page'],
  jm216_set_dark: function (isDark) {
    const system = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const root = document.documentElement;
    const wish = Boolean(isDark) === system ? '' : isDark ? 'dark' : 'light';
    if (wish) root.dataset.theme = wish;
    else delete root.dataset.theme;
    try {
      if (wish) localStorage.setItem('jm216-theme', wish);
      else localStorage.removeItem('jm216-theme');
    } catch {
      if (wish) Module.onNotKept();
    }
    page.tellPreferences();
  },

  jm216_show_shortcuts: function () {
    document.getElementById('shortcuts').showModal();
  },

  jm216_pick_files__deps: ['$page'],
  jm216_pick_files: function () {
    page.picker.click();
  },
});
