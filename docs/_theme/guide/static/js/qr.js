// A text as a QR code (ISO/IEC 18004): byte mode, level M, the smallest version that holds it.
"use strict";
globalThis.guide.qr = (() => {
  // Of each version from 1: error correction codewords in a block, and the number of blocks.
  const EACH = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];

  // Products in GF(256), by logarithms.
  const [exp, log] = [[], []];
  for (let power = 0, value = 1; power < 255; power++, value = (value << 1) ^ (value > 127 ? 0x11d : 0)) [exp[power], log[value]] = [value, power];
  const product = (a, b) => (a && b ? exp[(log[a] + log[b]) % 255] : 0);

  /** Error correction codewords: the remainder of the data by a polynomial with so many roots. */
  function correction(block, degree) {
    const divisor = [...Array(degree - 1).fill(0), 1];
    for (let root = 0; root < degree; root++) {
      for (let i = 0; i < degree; i++) divisor[i] = product(divisor[i], exp[root]) ^ (divisor[i + 1] ?? 0);
    }
    return block.reduce((rest, byte) => {
      const factor = byte ^ rest[0];
      return [...rest.slice(1), 0].map((value, i) => value ^ product(divisor[i], factor));
    }, Array(degree).fill(0));
  }

  const centres = (version) => {
    if (version === 1) return [];
    const [last, count] = [version * 4 + 10, Math.floor(version / 7) + 2];
    const step = 2 * Math.ceil((last - 6) / (count - 1) / 2);
    return [6, ...Array.from({ length: count - 1 }, (_, i) => last - step * (count - 2 - i))];
  };
  const room = (version) => {   // codewords in a symbol
    const [size, many] = [version * 4 + 17, centres(version).length];
    const align = many && 25 * many * many - 75 - 10 * (many - 2);   // two corners and the timing lines are taken already
    return (size * size - 192 - 31 - 2 * (size - 16) - align - (version > 6 ? 36 : 0)) >> 3;
  };
  const held = (version) => room(version) - EACH[version - 1] * BLOCKS[version - 1];
  const bits = (value, length) => Array.from({ length }, (_, i) => (value >> (length - 1 - i)) & 1);

  /** Data and error correction of all blocks, interleaved, as bits. */
  function codewords(bytes, version) {
    const all = [0, 1, 0, 0, ...bits(bytes.length, version > 9 ? 16 : 8), ...bytes.flatMap((byte) => bits(byte, 8))];
    const most = held(version);
    all.push(...Array(Math.min(4, most * 8 - all.length)).fill(0));
    while (all.length % 8) all.push(0);
    const data = [];
    for (let i = 0; i < all.length; i += 8) data.push(parseInt(all.slice(i, i + 8).join(""), 2));
    for (let pad = 0xec; data.length < most; pad ^= 0xec ^ 0x11) data.push(pad);
    const [each, count] = [EACH[version - 1], BLOCKS[version - 1]];
    const [short, long] = [Math.floor(most / count), most % count];   // the last blocks have one more
    let at = 0;
    const blocks = Array.from({ length: count }, (_, n) => data.slice(at, at += short + (n >= count - long)));
    const checks = blocks.map((block) => correction(block, each));
    const woven = (lists, length) => Array.from({ length }, (_, i) => lists.map((list) => list[i])).flat().filter((byte) => byte !== undefined);
    return [...woven(blocks, short + 1), ...woven(checks, each)].flatMap((byte) => bits(byte, 8));
  }

  /** Bits with their BCH code. */
  function coded(value, length, generator) {
    let rest = value;
    for (let i = 0; i < length; i++) rest = (rest << 1) ^ ((rest >> (length - 1)) * generator);
    return (value << length) | rest;
  }

  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => ((x * y) % 2) + ((x * y) % 3),
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
  ];

  /** The symbol without its data, with light modules where version and mask will be told. */
  function frame(version) {
    const size = version * 4 + 17;
    const dark = Array.from({ length: size }, () => Array(size));
    const set = (x, y, value) => { if (dark[y]?.length > x && x >= 0) dark[y][x] = Boolean(value); };
    const rings = (cx, cy, reach, light) => {
      for (let y = -reach; y <= reach; y++) for (let x = -reach; x <= reach; x++) set(cx + x, cy + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
    };
    for (let i = 0; i < size; i++) { set(6, i, i % 2 === 0); set(i, 6, i % 2 === 0); }
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) rings(x, y, 4, [2, 4]);
    const all = centres(version);
    const end = size - 7;
    for (const y of all) for (const x of all) if (!(x === 6 && (y === 6 || y === end)) && !(y === 6 && x === end)) rings(x, y, 2, [1]);
    label(dark, version, 0, 0);
    return dark;
  }

  /** Which version and mask it is, bits from the lowest, twice each. */
  function label(dark, version, kind, format) {
    const size = dark.length;
    if (version > 6) for (let i = 0; i < 18; i++) {
      const [near, far] = [Math.floor(i / 3), size - 11 + (i % 3)];
      dark[near][far] = dark[far][near] = Boolean((kind >> i) & 1);
    }
    for (let i = 0; i < 15; i++) {
      const bit = Boolean((format >> i) & 1);
      dark[i < 6 ? i : i < 8 ? i + 1 : size - 15 + i][8] = bit;
      dark[8][i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i] = bit;
    }
    dark[size - 8][8] = true;
  }

  /** Lay bits along the columns, upwards and downwards, two modules wide. */
  function fill(dark, data, mask) {
    const size = dark.length;
    const free = dark.map((row) => Array.from(row, (module) => module === undefined));
    let at = 0;
    for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
      for (let i = 0; i < size; i++) for (const x of [right, right - 1]) {
        const y = up ? size - 1 - i : i;
        if (free[y][x]) dark[y][x] = Boolean((data[at++] ?? 0) ^ (MASKS[mask](x, y) === 0));
      }
    }
    return dark;
  }

  /** How hard a symbol is to read: long runs, squares, what looks like a corner, more dark than light. */
  function penalty(dark) {
    const size = dark.length;
    let sum = 0;
    const turned = dark.map((_, x) => dark.map((row) => row[x]));
    for (const line of [...dark, ...turned].map((row) => row.map(Number).join(""))) {
      for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
      sum += 40 * [...`0000${line}0000`.matchAll(/00001011101|1011101(?=0000)/g)].length;   // light around it too
    }
    for (let y = 1; y < size; y++) for (let x = 1; x < size; x++) {
      if (dark[y][x] === dark[y - 1][x] && dark[y][x] === dark[y][x - 1] && dark[y][x] === dark[y - 1][x - 1]) sum += 3;
    }
    const share = dark.flat().filter(Boolean).length / (size * size);
    return sum + 10 * Math.floor(Math.abs(share * 100 - 50) / 5);
  }

  /** Rows of modules, true for dark; null where the text is too long. */
  return (text) => {
    const bytes = [...new TextEncoder().encode(text)];
    const version = EACH.findIndex((_, i) => bytes.length + (i > 8 ? 3 : 2) <= held(i + 1)) + 1;
    if (!version) return null;
    const data = codewords(bytes, version);
    const tried = MASKS.map((_, mask) => fill(frame(version), data, mask));
    const marks = tried.map(penalty);   // before version and mask are told in it, as the standard says
    const mask = marks.indexOf(Math.min(...marks));
    label(tried[mask], version, coded(version, 12, 0x1f25), coded(mask, 10, 0x537) ^ 0x5412);   // level M is 0
    return tried[mask];
  };
})();
