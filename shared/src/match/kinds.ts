/**
 * What a clip may have gone through: nothing or a codec; light noise; steady noise as loud as the music, and louder; voices
 * as loud, and louder. Nobody knows which, so verification weighs a candidate under each and averages.
 */
export const KINDS = 6;

/** The kind that the parts of a clip are judged by. */
export const MIDDLE_KIND = 2;
