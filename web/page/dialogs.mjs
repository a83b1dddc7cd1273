// What the dialogs of sharing have in common (shell.html): their parts by name, words with a tone, copying.

export const element = (id) => document.getElementById(id);

export const on = (id, event, act) => element(id).addEventListener(event, act);

/** Says something in its place; no words take it away. @param {'' | 'good' | 'caution' | 'bad'} [tone] */
export function say(id, words, tone = '') {
  const place = element(id);
  place.textContent = words;
  place.dataset.tone = tone;
  place.hidden = !words;
}

/** Whether the browser let a link be copied; it is said where it did. */
export async function copied(link, place) {
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    return false;
  }
  say(place, 'Copied.', 'good');
  return true;
}

/** A fragment as a link; where a file lies on this computer, it does not tell. */
export const linkOf = (fragment) => `${location.protocol === 'file:' ? '' : location.href.split('#')[0]}#${fragment}`;
