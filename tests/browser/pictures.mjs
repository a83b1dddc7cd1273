// Pictures of the page: kept small, and compared with those that were kept.
//
// A colour of many pixels is kept as it is. The others, which are nearly all edges of letters, are kept in six steps
// a channel, which makes a picture a third as large.

/** Pixels of a colour from which on it is kept as it is. */
const many = 150;
const step = 51;

/** How far a channel may be from the one kept: what is rounded otherwise another time. */
const within = 2;
/** The same at the edge of a letter: what a step hides, and where the letter falls between two pixels. */
const withinEdge = 82;

/** So many pixels may be a little different: fewer than a colour has that is kept as it is. */
export const mayDiffer = 60;
/** One that is beyond the edge of a letter counts as so many: then fewer may be than a letter has. */
const beyond = 5;

const colourAt = ({ data }, at) => data.readUIntBE(at, 3);

/** How many pixels each colour of a picture has. */
export function colours(picture) {
  const counts = new Map();
  for (let at = 0; at < picture.data.length; at += 4) {
    const colour = colourAt(picture, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

/** A picture as it is kept. */
export function simplified(picture) {
  const counts = colours(picture);
  const data = Buffer.from(picture.data);
  for (let at = 0; at < data.length; at += 4) {
    if (counts.get(colourAt(picture, at)) >= many) continue;
    for (let channel = at; channel < at + 3; ++channel) data[channel] = Math.round(data[channel] / step) * step;
  }
  return { ...picture, data };
}

/**
 * How far a picture is from the kept one.
 * @returns {{ sum: number, pixels: { x: number, y: number }[] }} the pixels that are others, and what they count
 */
export function difference(taken, kept) {
  if (taken.width !== kept.width || taken.height !== kept.height) throw new Error('not as large as the one kept');
  const counts = colours(taken);
  const pixels = [];
  let sum = 0;
  for (let at = 0; at < taken.data.length; at += 4) {
    const by = Math.max(...[at, at + 1, at + 2].map((channel) => Math.abs(taken.data[channel] - kept.data[channel])));
    // Twice as many: then it was kept as it is, even if a few more pixels had it then or now.
    if (by <= (counts.get(colourAt(taken, at)) >= 2 * many ? within : withinEdge)) continue;
    sum += by > withinEdge ? beyond : 1;
    pixels.push({ x: (at / 4) % taken.width, y: Math.floor(at / 4 / taken.width) });
  }
  return { sum, pixels };
}

/** Reads and writes picture files, by the canvas of a page that is used for nothing else. */
export function darkroom(page) {
  return {
    /** @param {Buffer} file of a kind that the browser reads */
    async read(file, kind) {
      const { width, height, pixels } = await page.evaluate(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d', { alpha: false });
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        let text = '';
        for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
        return { width: image.width, height: image.height, pixels: btoa(text) };
      }, `data:image/${kind};base64,${file.toString('base64')}`);
      return { width, height, data: Buffer.from(pixels, 'base64') };
    },
    /** @returns {Promise<Buffer>} a WebP without loss, as Chromium writes the highest quality */
    async write({ width, height, data }) {
      const address = await page.evaluate(
        ([across, down, pixels]) => {
          const canvas = document.createElement('canvas');
          canvas.width = across;
          canvas.height = down;
          const image = new ImageData(Uint8ClampedArray.from(atob(pixels), (one) => one.charCodeAt(0)), across, down);
          canvas.getContext('2d', { alpha: false }).putImageData(image, 0, 0);
          return canvas.toDataURL('image/webp', 1);
        },
        [width, height, data.toString('base64')],
      );
      return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
    },
  };
}
