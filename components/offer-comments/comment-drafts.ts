const drafts = new Map<string, string>()

/** What somebody has begun to write about an offer, kept while they look at others. It is gone with the page: drafts can name pay. */
export function readDraft(offerId: string): string {
  return drafts.get(offerId) ?? ''
}

export function keepDraft(offerId: string, text: string): void {
  if (text === '') drafts.delete(offerId)
  else drafts.set(offerId, text)
}

/** Puts back what could not be sent, before what was begun since. Answers the whole draft. */
export function returnDraft(offerId: string, text: string): string {
  const begun = readDraft(offerId)
  const draft = begun === '' ? text : `${text}\n${begun}`
  keepDraft(offerId, draft)

  return draft
}
