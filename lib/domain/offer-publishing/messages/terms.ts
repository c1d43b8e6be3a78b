/** Of a question and of a reply: in characters, trimmed. */
export const MESSAGE_LENGTH_MAX = 4000
