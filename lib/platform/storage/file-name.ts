import path from 'node:path'
import { cleanName } from '#lib/platform/format/names.ts'

const CHARACTERS_MAX = 200
/** A longer one is no extension but a part of the name. */
const EXTENSION_CHARACTERS_MAX = 20
const NAMELESS = 'file'

/**
 * The name somebody gave a file, fit to be shown, stored and offered for saving: at most 200 characters, which keep the extension.
 * It is for people only; where the file is kept never depends on it.
 */
export function cleanFileName(name: string): string {
  // `annexe\u202Efdp.exe` would read as `annexeexe.pdf`; leading dots hide a file, and Windows drops trailing ones.
  const clean = cleanName(name.split(/[/\\]/).at(-1) ?? '').replace(/^[. ]+|[. ]+$/g, '')

  return clean === '' ? NAMELESS : shorten(clean)
}

/** The extension of a cleaned name in small letters and without its dot; empty where there is none. */
export function readExtension(name: string): string {
  const extension = path.extname(name)

  return extension.length > EXTENSION_CHARACTERS_MAX ? '' : extension.slice(1).toLowerCase()
}

function shorten(name: string): string {
  const characters = [...name]
  if (characters.length <= CHARACTERS_MAX) return name

  const kept = readExtension(name) === '' ? [] : [...path.extname(name)]

  return [...characters.slice(0, CHARACTERS_MAX - kept.length), ...kept].join('')
}
