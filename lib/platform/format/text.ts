import { INVISIBLE } from './names.ts'

/** Text by which two writings of one word are the same: without capitals and accents. "Zoe" is "Zoë". */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/** Text on one line, as it is kept: single spaces, nothing that nobody sees, nothing a database cannot hold. Cleaning twice changes nothing. */
export function cleanLine(text: string): string {
  const visible = text.toWellFormed().replace(/\s+/g, ' ').replace(INVISIBLE, '').normalize('NFC')

  return visible.replace(/\s+/g, ' ').trim()
}

/** Text with its line breaks, as it is kept. Cleaning twice changes nothing. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\t/g, '  ').replace(INVISIBLE, '').normalize('NFC').trimEnd())
    .join('\n')
    .trim()
}
