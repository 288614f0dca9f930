// A cover for an invented record: a mandala of petals on a glow, drawn from the song's seed.
import { seededRandom } from "../signals/random.ts";
import { encodePng } from "./png.ts";

const SIDE = 240;

/** Dark ground, glow, petals: colours that agree. */
const PALETTES: readonly (readonly [string, string, string])[] = [
  ["#1b1036", "#ff7a59", "#ffd9a0"],
  ["#06283d", "#1fab89", "#d7fbe8"],
  ["#2d0b3a", "#e0479e", "#ffd1ec"],
  ["#0b1d51", "#4f8cff", "#dfe9ff"],
  ["#33150b", "#f2a33a", "#fff0c9"],
  ["#3a0d1a", "#e63950", "#ffd6c9"],
  ["#0f2e2b", "#8cc63f", "#f4ffd8"],
  ["#231942", "#9f86c0", "#f3e8ff"],
];

export function drawCover(seed: number): Buffer {
  const random = seededRandom(seed ^ 0xc0ffee);
  const [ground, glow, petal] = random.pick(PALETTES).map(rgbOf) as [Rgb, Rgb, Rgb];
  const rings = Array.from({ length: random.whole(3, 5) }, (_, i) => ({
    radius: 0.16 + 0.17 * i + random.between(-0.03, 0.03),
    petals: random.pick([6, 8, 10, 12, 16]) * (i > 1 ? 2 : 1),
    depth: random.between(0.03, 0.09),
    turn: random.between(0, Math.PI),
    width: random.between(0.006, 0.014),
  }));
  const light = { x: random.between(-0.5, 0.5), y: random.between(-0.6, 0.2) };
  const rgb = new Uint8Array(3 * SIDE * SIDE);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const x = (2 * (column + 0.5)) / SIDE - 1;
      const y = (2 * (row + 0.5)) / SIDE - 1;
      const distance = Math.hypot(x, y);
      const angle = Math.atan2(y, x);
      const shine = Math.exp(-2.2 * ((x - light.x) ** 2 + (y - light.y) ** 2));
      const ink = rings.reduce((most, { radius, petals, depth, turn, width }) => {
        const edge = radius + depth * Math.abs(Math.sin((petals * angle) / 2 + turn));
        return Math.max(most, Math.exp(-(((distance - edge) / width) ** 2)), distance < edge ? 0.06 : 0);
      }, 0);
      const colour = mix(mix(ground, glow, 0.75 * shine), petal, Math.min(1, ink));
      rgb.set(colour, 3 * (row * SIDE + column));
    }
  }
  return encodePng(SIDE, SIDE, rgb);
}

type Rgb = readonly [number, number, number];

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];
