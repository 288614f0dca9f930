// A large hall after M. R. Schroeder (JAES 10, 1962): combs side by side that ring, all-passes in a row that blur.

/** Delays at 44.1 kHz, samples, without common factors. */
const COMBS = [1103, 1201, 1289, 1361, 1423, 1493, 1553, 1613];
const ALLPASSES = [557, 439, 347, 223];

/** A comb's echo keeps this much each time round: −60 dB after about 2.4 s. */
const FEEDBACK = 0.917;
/** How much the air takes from the treble each time round. */
const DAMPING = 0.35;
const DIFFUSION = 0.5;
/** What each comb adds to the sound itself: the hall is about as loud as the sound. */
const WET = 0.12;

export function reverberant(samples: Float32Array): Float32Array {
  const hall = new Float32Array(samples.length);
  for (const delay of COMBS) addComb(hall, samples, delay);
  const blurred = ALLPASSES.reduce(allpass, hall);
  return samples.map((sample, i) => sample + WET * blurred[i]);
}

function addComb(into: Float32Array, samples: Float32Array, delay: number): void {
  const line = new Float32Array(delay);
  let low = 0;
  for (let i = 0; i < samples.length; i++) {
    const echo = line[i % delay];
    into[i] += echo;
    low = echo * (1 - DAMPING) + low * DAMPING;
    line[i % delay] = samples[i] * (1 - FEEDBACK) * 4 + low * FEEDBACK;
  }
}

function allpass(samples: Float32Array, delay: number): Float32Array {
  const line = new Float32Array(delay);
  return samples.map((sample, i) => {
    const kept = line[i % delay];
    line[i % delay] = sample + DIFFUSION * kept;
    return kept - DIFFUSION * line[i % delay];
  });
}
