// Who says so, in plain words.

/** @type {Record<string, string>} */
const SPEAKERS = { article: "the newspaper", caption: "the photo caption" };

/**
 * Whose words a voice is.
 * @param {string} voice
 */
export const speaker = (voice) => (Object.hasOwn(SPEAKERS, voice) ? SPEAKERS[voice] : voice);
