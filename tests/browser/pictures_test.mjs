// The main views look as they did: each is compared with a picture that was kept, and an altered picture is told.
// usage: node tests/browser/run.mjs chromium tests/browser/pictures_test.mjs
//        node tests/browser/pictures_test.mjs --update     keeps the views as they look now: look at them before
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inRepository, load, openBrowser, settled, shots } from './page.mjs';
import { colours, darkroom, difference, mayDiffer, simplified } from './pictures.mjs';

const folder = inRepository('tests/browser/pictures');
const update = process.argv.includes('--update');

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const views = [
  ...['overview', 'royalties', 'obligations', 'statements', 'term', 'deadlines', 'readings', 'facts'].map((view) => [view, view, desktop]),
  ['overview-dark', 'overview', { ...desktop, colorScheme: 'dark' }],
  ['overview-phone', 'overview', phone],
];

let browser;
let room; // what reads and writes pictures
before(async () => {
  browser = await openBrowser();
  room = darkroom((await browser.page({ runs: false, address: 'about:blank' })).page);
  mkdirSync(`${shots}/pictures`, { recursive: true });
});
after(() => browser.close());

/** A view of the example, and where everything stands on it. */
async function take(view, options) {
  const { page } = await browser.page({ reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', ...options });
  await load(page);
  await page.evaluate((wanted) => window.jm216.show(wanted), view);
  await settled(page);
  const picture = await room.read(await page.screenshot(), 'png');
  const places = await page.evaluate(() => window.jm216.places());
  await page.close();
  return { picture, places };
}

const kept = (name) => room.read(readFileSync(`${folder}/${name}.webp`), 'webp');

for (const [name, view, options] of views) {
  test(`${name} looks as it did`, async () => {
    const { picture } = await take(view, options);
    if (update) writeFileSync(`${folder}/${name}.webp`, await room.write(simplified(picture)));
    assert.ok(existsSync(`${folder}/${name}.webp`), `no picture of ${name} is kept`);
    const { sum, pixels } = difference(picture, await kept(name));
    if (sum <= mayDiffer) return;
    writeFileSync(`${shots}/pictures/${name}.webp`, await room.write(picture));
    const [left, right] = [Math.min, Math.max].map((most) => pixels.reduce((x, one) => most(x, one.x), pixels[0].x));
    assert.fail(
      `${pixels.length} pixels are others, between ${left},${pixels[0].y} and ${right},${pixels.at(-1).y}: compare ` +
        `${shots}/pictures/${name}.webp with tests/browser/pictures/${name}.webp. If it is to look so: ` +
        'node tests/browser/pictures_test.mjs --update',
    );
  });
}

test('no picture is kept of what is not compared, and all together are small', () => {
  const files = readdirSync(folder);
  assert.deepEqual(files.sort(), views.map(([name]) => `${name}.webp`).sort());
  assert.ok(files.reduce((sum, name) => sum + statSync(`${folder}/${name}`).size, 0) < 600_000);
});

// --- how sharp the comparison is: pictures altered a little, each of which must be told ------------------

/** A copy in which `draw(set, at)` has painted: at(x, y) is where a pixel of the first picture begins. */
function altered(picture, draw) {
  const data = Buffer.from(picture.data);
  const at = (x, y) => (Math.round(y) * picture.width + Math.round(x)) * 4;
  draw(data, at);
  return { ...picture, data };
}

/** A channel of one colour, wherever it stands, by that much. */
const recoloured = (picture, colour, by) =>
  altered(picture, (data) => {
    for (let i = 0; i < data.length; i += 4) if (data.readUIntBE(i, 3) === colour) data[i] += data[i] < 128 ? by : -by;
  });

/** What stands in a box moves to the right, and what it leaves takes the colour beside it. */
const moved = (picture, { x, y, width, height }, by) =>
  altered(picture, (data, at) => {
    for (let down = y; down < y + height; ++down) {
      picture.data.copy(data, at(x + by, down), at(x, down), at(x + width, down));
      for (let i = 0; i < by; ++i) picture.data.copy(data, at(x + i, down), at(x, down), at(x, down) + 4);
    }
  });

/** The text in a box loses its last letter; a frame of the box stays. */
const cut = (picture, { x, y, width, height }, letter = 7) =>
  altered(picture, (data, at) => {
    const rows = Array.from({ length: height - 10 }, (_, i) => y + 5 + i);
    const ground = data.readUIntBE(at(x + 4, y + 5), 3);
    let right = x + width - 5;
    while (rows.every((down) => data.readUIntBE(at(right, down), 3) === ground)) right -= 1;
    for (const down of rows) for (let i = 0; i < letter; ++i) data.writeUIntBE(ground, at(right - i, down), 3);
  });

const whole = ({ x, y, width, height }) =>
  Object.fromEntries(Object.entries({ x, y, width, height }).map(([key, value]) => [key, Math.round(value)]));

test('a changed colour, a moved column and a cut word are each told', { skip: update && 'the pictures are new' }, async () => {
  const { picture, places } = await take('obligations', desktop);
  const before_ = await kept('obligations');
  const told = (one) => difference(one, before_).sum > mayDiffer;
  assert.ok(!told(picture));

  const large = [...colours(picture)].filter(([, count]) => count >= 300);
  assert.ok(large.length >= 12, `${large.length} colours`);
  for (const [colour, count] of large) {
    assert.ok(told(recoloured(picture, colour, 3)), `colour #${colour.toString(16)}, of ${count} pixels`);
  }

  const columns = new Map(); // of the table: the boxes of its cells
  for (const place of places.map((one) => ({ id: one.id, ...whole(one) }))) {
    const [, column] = /^obligations:.*:(\d+)$/.exec(place.id) ?? [];
    if (column && place.y + place.height < picture.height) columns.set(column, [...(columns.get(column) ?? []), place]);
  }
  assert.equal(columns.size, 8);
  for (const [column, cells] of columns) {
    const [first, last] = [cells[0], cells.at(-1)];
    const box = { ...first, width: first.width - 4, height: last.y + last.height - first.y };
    for (const by of [2, 3]) assert.ok(told(moved(picture, box, by)), `column ${column} by ${by} pixels`);
    if (column === '2') continue; // a status ends with the margin of its pill
    assert.ok(told(cut(picture, first)), `the first cell of column ${column}`);
  }
  for (const id of ['open', 'share', 'Overview', 'Facts', 'Milestones', 'all']) {
    assert.ok(told(cut(picture, whole(places.find((place) => place.id === id)))), id);
  }
});
