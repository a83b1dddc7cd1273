// Mappings that the browser keeps because a person asked it to: of each table's headings the latest (SECURITY.md).

const place = 'jm216-mappings';
const most = 20;

/** @returns {string[]} as `jm216-mapping/1`; none where the browser keeps nothing */
export function keptMappings() {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(-most) : [];
  } catch {
    return [];
  }
}

/** For which table a mapping was made. */
function madeFor(mapping) {
  try {
    const { sheet = '', headings = [] } = JSON.parse(mapping);
    return JSON.stringify([sheet, headings]);
  } catch {
    return '';
  }
}

const others = (mapping) => keptMappings().filter((one) => madeFor(one) !== madeFor(mapping));

/** @param {string} mapping @returns {boolean} whether the browser keeps it now */
export function keepMapping(mapping) {
  try {
    localStorage.setItem(place, JSON.stringify([...others(mapping), mapping].slice(-most)));
    return true;
  } catch {
    return false;
  }
}

/** Forgets the mapping of these headings; with the last one nothing is left. */
export function forgetMapping(mapping) {
  const left = others(mapping);
  try {
    if (left.length > 0) localStorage.setItem(place, JSON.stringify(left));
    else localStorage.removeItem(place);
  } catch {
    // Where the browser keeps nothing, nothing was kept.
  }
}
