/** Every closed list that files of hires know, without a parser: all that a screen needs of them. */

export const sourceFileKinds = ['Resume', 'CandidateFile', 'OfferLetter', 'SignedOfferLetter'] as const
export type SourceFileKind = (typeof sourceFileKinds)[number]

export const sourceFileStates = ['Waiting', 'Stored', 'Refused'] as const
export type SourceFileState = (typeof sourceFileStates)[number]

/** One of a kind, and all of it, as people call them. */
export const sourceFileWords: Readonly<Record<SourceFileKind, { one: string; many: string }>> = {
  Resume: { one: 'Résumé', many: 'Résumés' },
  CandidateFile: { one: 'Candidate file', many: 'Candidate files' },
  OfferLetter: { one: 'Offer letter', many: 'Offer letters' },
  SignedOfferLetter: { one: 'Signed offer letter', many: 'Signed offer letters' },
}

/** Letters show what somebody is paid. */
export const payFileKinds: readonly SourceFileKind[] = ['OfferLetter', 'SignedOfferLetter']

/** Whether files come from Ashby, and what they need where they do not. */
export const fileFetchings = ['on', 'noKey', 'noPermission', 'paused', 'disconnected'] as const
export type FileFetching = (typeof fileFetchings)[number]
