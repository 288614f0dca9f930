// Every number of the fingerprint. The engine (AssemblyScript) and the TypeScript side both import this file, so it
// holds flat numeric constants only. A change to any value marked [v] alters fingerprints: bump FINGERPRINT_VERSION.

/** Version of the whole chain from PCM to constellation. */
export const FINGERPRINT_VERSION = 3;

/** Rate all audio is resampled to, Hz. [v] */
export const SAMPLE_RATE_HZ = 16000;

/** Length of one STFT frame, samples: 128 ms, bins 7.8 Hz apart. [v] */
export const FRAME_SAMPLES = 2048;

/** Step between STFT frames, samples: 32 ms. [v] */
export const HOP_SAMPLES = 512;

/** Silence before the first sample, so that the middle of the first frame lies 16 ms after it and no beginning is lost. [v] */
export const LEAD_SAMPLES = 768;

/** STFT bin that a row of the engine's spectrum begins with: two below the lowest that a peak may lie in. */
export const FIRST_BIN = 22;

/** Unit of peak time, samples: 2 ms, a sixteenth of a hop; parabolic refinement is good to about this. [v] */
export const TICK_SAMPLES = 32;

/** Unit of peak frequency: 1/288 octave (0.24 %, 4.2 cents). [v] */
export const STEPS_PER_OCTAVE = 288;

/** Frequency of step 0, Hz: STFT bin 24. Below it lie hum, rumble and little that survives a phone. [v] */
export const LOWEST_HZ = 187.5;

/** Upper end of the analysed band, Hz: STFT bin 800. Low-bitrate codecs keep little above it. [v] */
export const HIGHEST_HZ = 6250;

/** Largest frequency step a peak may have: log2(6250 / 187.5) octaves. [v] */
export const MAX_STEP = 1457;

/** Peaks per second kept for a recording. */
export const RECORDING_PEAKS_PER_SECOND = 30;

/** Peaks per second kept for a query: denser, so that it contains a recording's peaks even under noise. */
export const QUERY_PEAKS_PER_SECOND = 60;

/** Longest query the server reads, seconds. */
export const MAX_QUERY_SECONDS = 30;

/** Most peaks per second, on average, that a constellation may claim. */
export const MAX_PEAKS_PER_SECOND = 100;
