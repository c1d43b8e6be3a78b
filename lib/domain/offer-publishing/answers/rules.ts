import type { PageStanding } from '#lib/domain/offer-publishing/links/rules.ts'

export type AnswerKind = 'Accepted' | 'Declined'

/** Why an answer is not taken. */
export type AnswerRefusal =
  /** The same answer stands already: nothing is left to do. */
  | { kind: 'repeated' }
  /** The other answer stands already. */
  | { kind: 'answered'; answer: AnswerKind }
  /** A newer version is out than the one that was read. */
  | { kind: 'outdated' }
  /** The deadline has passed. */
  | { kind: 'expired' }
  /** A newer version is on its way, or Ashby does not wait for the candidate. */
  | { kind: 'not_open' }

export type JudgeAnswer = {
  /** Null where nothing is published. */
  standing: PageStanding | null
  answered: AnswerKind | null
  newest: { id: string; expiresAt: Date | null } | null
  now: Date
  given: { kind: AnswerKind; versionId: string }
}

/** Whether an answer can be taken; null where it can. */
export function judgeAnswer({ standing, answered, newest, now, given }: JudgeAnswer): AnswerRefusal | null {
  if (answered !== null) return answered === given.kind ? { kind: 'repeated' } : { kind: 'answered', answer: answered }
  if (standing !== 'open' || !newest) return { kind: 'not_open' }
  if (newest.id !== given.versionId) return { kind: 'outdated' }
  if (newest.expiresAt !== null && newest.expiresAt <= now) return { kind: 'expired' }

  return null
}
