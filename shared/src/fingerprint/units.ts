// The one home of unit conversion. Ticks: 2 ms. Steps: 1/288 octave above 187.5 Hz.
import { LOWEST_HZ, SAMPLE_RATE_HZ, STEPS_PER_OCTAVE, TICK_SAMPLES } from "./params.ts";

export const TICKS_PER_SECOND = SAMPLE_RATE_HZ / TICK_SAMPLES;

export const ticksToSeconds = (ticks: number): number => ticks / TICKS_PER_SECOND;

export const secondsToTicks = (seconds: number): number => Math.round(seconds * TICKS_PER_SECOND);

export const stepsToHz = (steps: number): number => LOWEST_HZ * 2 ** (steps / STEPS_PER_OCTAVE);

export const hzToSteps = (hz: number): number => STEPS_PER_OCTAVE * Math.log2(hz / LOWEST_HZ);

export const stepsToSemitones = (steps: number): number => (steps * 12) / STEPS_PER_OCTAVE;

export const semitonesToSteps = (semitones: number): number => (semitones * STEPS_PER_OCTAVE) / 12;
