import type { WriteBackState } from './contract.ts'

/** States that nothing has ended yet. */
export const OPEN_STATES = ['Waiting', 'Sending'] as const satisfies readonly WriteBackState[]

/** What decides whether the answer of an offer can be written to Ashby. */
export type WritableAnswer = {
  /** The answer given on our page that stands; null where there is none. */
  answer: { id: string } | null
  /** The answer's own newest try. */
  newest: { state: WriteBackState; endedAt: Date | null } | null
  sourceReadAt: Date
  connection: { state: 'Configuring' | 'Connected' | 'Paused' | 'Disconnected'; keyErrorCode: string | null }
  /** Whether Ashby said the same when it was read last. */
  isInAshby: boolean
  /** Whether the key may write offers. */
  canKeyWrite: boolean
}

export function hasOpenTry({ newest }: Pick<WritableAnswer, 'newest'>): boolean {
  return OPEN_STATES.some((state) => state === newest?.state)
}

/** Whether an answer is there that Ashby does not hold, and why it cannot be written now, with what to do. */
export function judgeWriteBack(writable: WritableAnswer): { canRequest: boolean; blockedReason: string | null } {
  const canRequest = writable.answer !== null && !hasOpenTry(writable) && !isHeldByAshby(writable)

  return { canRequest, blockedReason: canRequest ? findBlock(writable) : null }
}

/** As of the last read; a try that wrote it counts until Ashby is read after it. */
function isHeldByAshby({ newest, sourceReadAt, isInAshby }: WritableAnswer): boolean {
  if (newest?.state === 'Done' && newest.endedAt !== null && newest.endedAt > sourceReadAt) return true

  return isInAshby
}

function findBlock({ connection: { state, keyErrorCode }, canKeyWrite }: WritableAnswer): string | null {
  if (state === 'Disconnected') return 'This account is disconnected. Connect it again under Integrations.'
  if (state === 'Paused') return 'This account is paused. Resume it under Integrations.'
  if (keyErrorCode) return 'Ashby does not accept the key any more. Replace it under Integrations.'
  if (!canKeyWrite) return 'The Ashby key lacks Offers: Write. Tick it for the key in Ashby, then check the key under Integrations.'

  return null
}
