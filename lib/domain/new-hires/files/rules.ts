import { DOCUMENT_KINDS } from '#lib/domain/documents/rules.ts'
import { FILE_KINDS, type FileKind } from '#lib/platform/storage/file-kinds.ts'
import type { SourceFileKind, SourceFileState } from './terms.ts'

/** How large a file from Ashby may be. */
export const SOURCE_FILE_BYTES_MAX = 25 * 1024 * 1024

/** What a file from Ashby may be. */
export const SOURCE_FILE_KINDS: readonly FileKind[] = DOCUMENT_KINDS

/** A file as the source shows it now. */
export type ShownFile = { externalId: string; handle: string; name: string; kind: SourceFileKind }

/** A file as it is known here. */
export type KnownFile = ShownFile & {
  id: string
  state: SourceFileState
  errorCode: string | null
  documentId: string | null
  isReplaced: boolean
}

export type FilePlan = {
  add: (ShownFile & { isReplaced: boolean })[]
  /** `isWanted`: what stood in the way may be gone, so it is to be fetched once more. */
  change: (ShownFile & { id: string; isReplaced: boolean; isWanted: boolean })[]
  /** A newer one stands in their place. */
  replaced: KnownFile[]
  /** Never fetched, and no longer to be. */
  drop: string[]
}

export type PlanFiles = { known: readonly KnownFile[]; shown: readonly ShownFile[]; offKinds: readonly SourceFileKind[] }

/** Of these only the newest counts: whoever has a new résumé has no use for the old one. */
const SINGLE_KINDS: readonly SourceFileKind[] = ['Resume', 'SignedOfferLetter']

/**
 * What follows for the files of one hire from what the source shows. Nothing that is here is fetched again: a file is known by the source's
 * own id of it, whatever it is called. One that the source no longer shows, or that has a newer one beside it, stays as history. Pure.
 */
export function planFiles({ known, shown, offKinds }: PlanFiles): FilePlan {
  const wanted = shown.filter(({ kind }) => !offKinds.includes(kind))
  const isOld = (file: ShownFile) => SINGLE_KINDS.includes(file.kind) && wanted.findLast(({ kind }) => kind === file.kind) !== file
  const plan: FilePlan = { add: [], change: [], replaced: [], drop: [] }

  for (const file of wanted) {
    const before = known.find(({ externalId }) => externalId === file.externalId)
    if (!before) plan.add.push({ ...file, isReplaced: isOld(file) })
    else noteKnown(plan, { before, after: followKind({ before, file, isOld: isOld(file) }), wanted })
  }
  for (const before of known) {
    if (wanted.some(({ externalId }) => externalId === before.externalId)) continue
    const isOff = offKinds.includes(before.kind)
    if (before.documentId === null && before.state !== 'Stored') plan.drop.push(before.id)
    else if (!isOff) noteKnown(plan, { before, after: { ...before, isReplaced: true }, wanted })
  }

  return plan
}

type Followed = ShownFile & { isReplaced: boolean }

/** Ashby lists a résumé that was replaced among the candidate's other files: here it stays the résumé that it was. */
function followKind({ before, file, isOld }: { before: KnownFile; file: ShownFile; isOld: boolean }): Followed {
  return before.kind === 'Resume' && file.kind === 'CandidateFile'
    ? { ...file, kind: before.kind, isReplaced: true }
    : { ...file, isReplaced: isOld }
}

function noteKnown(plan: FilePlan, { before, after, wanted }: { before: KnownFile; after: Followed; wanted: readonly ShownFile[] }): void {
  const { externalId, handle, name, kind, isReplaced } = after
  // A handle that Ashby no longer knew is worth another try once Ashby shows a new one.
  const isWanted = before.state === 'Refused' && before.errorCode === 'file_gone' && handle !== before.handle
  const isSame = handle === before.handle && name === before.name && kind === before.kind && isReplaced === before.isReplaced
  if (!isSame) plan.change.push({ id: before.id, externalId, handle, name, kind, isReplaced, isWanted })
  if (isReplaced && !before.isReplaced && before.documentId !== null && wanted.some((other) => other.kind === before.kind)) {
    plan.replaced.push(before)
  }
}

/** Waiting cannot help these: they are about the file itself. */
const REFUSALS: Readonly<Record<string, string>> = {
  ashby_not_found: 'file_gone',
  ashby_refused: 'file_gone',
  ashby_invalid_input: 'file_gone',
  outbound_status: 'file_gone',
  outbound_too_large: 'too_large',
  too_large: 'too_large',
  file_empty: 'file_empty',
  file_mismatch: 'file_mismatch',
  file_type_refused: 'file_type_refused',
  outbound_refused: 'file_unreachable',
  outbound_redirect: 'file_unreachable',
}

/** Nothing of the account can be fetched until a person has done something about it. */
const STOPS: readonly string[] = [
  'paused',
  'disconnected',
  'ashby_key_invalid',
  'ashby_permission_missing',
  'sandbox_off',
  'seal_broken',
  'not_found',
]

/** `refuse`: this file will not come. `stop`: none will, until somebody acts. `wait`: it may come later. */
export type FileFailure = { kind: 'refuse' | 'stop' | 'wait'; code: string }

/** What an error means for the file that was to be fetched. Pure. */
export function judgeFailure({ code, retry }: { code: string; retry: 'no' | 'later' }): FileFailure {
  if (STOPS.includes(code)) return { kind: 'stop', code }
  if (retry === 'later') return { kind: 'wait', code }

  return { kind: 'refuse', code: REFUSALS[code] ?? code }
}

const taken = new Intl.ListFormat('en', { type: 'disjunction' }).format(SOURCE_FILE_KINDS.map((kind) => FILE_KINDS[kind].label))
const WORDS: Readonly<Record<string, string>> = {
  file_gone: 'Ashby no longer gives this file out. Look at the candidate in Ashby; what is there now comes by itself.',
  too_large: 'It is larger than 25 MB, so it was not taken. Keep it in Ashby, or upload a smaller copy to the person’s profile.',
  file_empty: 'It is empty. Upload it to Ashby again.',
  file_mismatch: 'It is not what its name says, so it was not taken. Open it in Ashby and upload it there with the right ending.',
  file_type_refused: `Files of this type are not taken. Upload it to Ashby as ${taken}.`,
  file_unreachable: 'Ashby gave an address for it that Handoff does not open. Tell Ashby’s support.',
  paused: 'The account is paused. Resume it to go on.',
  disconnected: 'The account is disconnected. Connect it again, or download the file in Ashby.',
  ashby_key_invalid: 'Ashby does not accept the key any more. Replace it in Integrations.',
  ashby_permission_missing: 'The key may not read candidates. Tick Candidates Read for it in Ashby.',
  sandbox_off: 'This installation runs without the sandbox.',
}

/** What passes without being Ashby's. */
const PASSING: Readonly<Record<string, string>> = {
  unavailable: 'Handoff could not reach its file storage.',
  internal_error: 'Handoff met an error of its own.',
  held: 'Ashby asked Handoff to wait.',
  ashby_rate_limited: 'Ashby asked Handoff to wait.',
}

/** Why a file is not here, for people; `isGivenUp` once Handoff no longer tries by itself. Null where nothing went wrong. Pure. */
export function describeFailure({ errorCode, isGivenUp }: { errorCode: string | null; isGivenUp: boolean }): string | null {
  if (!errorCode) return null
  const words = WORDS[errorCode]
  if (words) return words
  const what = PASSING[errorCode] ?? 'Ashby could not be asked for it.'

  return isGivenUp ? `${what} Retry, or look at it in Ashby.` : `${what} Handoff tries again by itself.`
}
