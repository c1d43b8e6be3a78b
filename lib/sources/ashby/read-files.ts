import { z } from 'zod'
import type { SourceFile } from '#lib/sources/source.ts'
import type { AshbyCandidacyParts } from './normalize-candidacy.ts'
import type { AshbyFileHandle } from './schemas.ts'

/** What is inside a handle, once its base64 is undone (seen in practice; Ashby does not promise it). */
const innerHandleSchema = z.looseObject({
  handle: z.looseObject({ type: z.string().nullish(), fileId: z.string().min(1) }),
})

type ReadHandle = { externalId: string; handle: string; name: string /** Ashby's own word, where the handle tells one. */; type: string }

/**
 * The files of a hire: the candidate's résumé and other files, and the letters of the accepted offer's newest version. A file that is named
 * in two places is one file. In the order in which Ashby lists them, so the last of a kind is the newest. Pure.
 */
export function readFiles({ candidate, offer }: Pick<AshbyCandidacyParts, 'candidate' | 'offer'>): SourceFile[] {
  const resume = toHandles([candidate.resumeFileHandle])
  const letters = toHandles(offer?.latestVersion?.fileHandles)
  const others = toHandles(candidate.fileHandles)
  const signed = findSigned(letters)

  const files: SourceFile[] = [
    ...resume.map((file) => toFile(file, 'Resume')),
    ...letters.map((file) => toFile(file, signed.has(file.externalId) ? 'SignedOfferLetter' : 'OfferLetter')),
    ...others.map((file) => toFile(file, 'CandidateFile')),
  ]

  return files.filter(({ externalId }, position) => files.findIndex((other) => other.externalId === externalId) === position)
}

function toFile({ externalId, handle, name }: ReadHandle, kind: SourceFile['kind']): SourceFile {
  return { externalId, handle, name, kind }
}

/** A file without a handle cannot be asked for, so it is none. */
function toHandles(handles: readonly (AshbyFileHandle | null | undefined)[] | null | undefined): ReadHandle[] {
  return (handles ?? []).flatMap((entry) => {
    if (!entry?.handle) return []
    const inner = innerHandleSchema.safeParse(decodeHandle(entry.handle)).data?.handle

    return [{ externalId: inner?.fileId ?? entry.id, handle: entry.handle, name: entry.name ?? '', type: inner?.type ?? '' }]
  })
}

function decodeHandle(handle: string): unknown {
  try {
    return JSON.parse(Buffer.from(handle, 'base64').toString('utf8'))
  } catch {
    return null
  }
}

/**
 * Which letters are signed. Ashby lists the unsigned .pdf and .docx of a letter and the signed .pdf beside each other and marks none of them:
 * a name or type that says so decides; else it is the .pdf that is not the .docx's twin, and of equal names the last.
 */
function findSigned(letters: readonly ReadHandle[]): ReadonlySet<string> {
  const told = letters.filter(({ name, type }) => saysSigned(name) || saysSigned(type))
  if (told.length > 0) return new Set(told.map(({ externalId }) => externalId))

  const document = letters.find(({ name }) => endsIn(name, 'docx'))
  const printed = letters.filter(({ name }) => endsIn(name, 'pdf'))
  if (!document || printed.length < 2) return new Set()
  const strangers = printed.filter(({ name }) => stemOf(name) !== stemOf(document.name))
  const signed = strangers.length > 0 && strangers.length < printed.length ? strangers : printed.slice(1)

  return new Set(signed.map(({ externalId }) => externalId))
}

/** "Offer (signed).pdf", "SignedOfferLetter"; not "Offer (unsigned).pdf" and not "Designed by us.pdf". */
function saysSigned(text: string): boolean {
  const words = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)

  return words.some((word) => word === 'signed' || word === 'countersigned' || word === 'executed')
}

function endsIn(name: string, ending: string): boolean {
  return name.toLowerCase().endsWith(`.${ending}`)
}

function stemOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.[^.]*$/, '')
    .trim()
}
