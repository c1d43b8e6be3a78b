/** From pressing Publish until the mail leaves. */
export const UNDO_SECONDS = 10
