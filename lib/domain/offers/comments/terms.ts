/** In characters, trimmed. */
export const COMMENT_LENGTH_MAX = 4000
