// What stands on the page before the program does, and where it cannot start.

import { isHosted } from './parts.mjs';

/** Shows these parts of the page's own words, and no others. */
export function show(...ids) {
  for (const part of document.querySelectorAll('main > section')) {
    part.hidden = !ids.includes(part.id);
  }
}

/** Says that the calculator did not start, and why. A saved report stays readable below it. */
export function showWhyNot(error) {
  const why = String(error.message || error);
  const note = document.getElementById('saved-note');
  if (note) {
    note.textContent = `The calculator could not be started (${why}). This is the report as it was saved.`;
  } else {
    show('no-start');
    document.getElementById('no-start-reset').hidden = !isHosted();
    document.getElementById('no-start-why').textContent = why;
  }
}

/** The program takes the place of the report that a one-file document was saved with; its style is the paper's. */
export function replaceSavedReport() {
  document.getElementById('saved-report')?.remove();
  document.getElementById('saved-report-style').media = 'print';
  document.getElementById('page-style').removeAttribute('media');
  document.getElementById('page').hidden = false;
}
