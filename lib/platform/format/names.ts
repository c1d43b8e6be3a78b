/**
 * Marks that steer the direction of writing or are not seen at all: a name that holds one can turn the sentence around it, or look like
 * another name. What joins letters stays: Persian and emoji need it.
 */
export const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu

/** A name as it is kept: without marks that nobody sees, with single spaces. */
export function cleanName(name: string): string {
  return name.toWellFormed().normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}
