import type { EventSummary } from '#lib/domain/events/contract.ts'

/** An event that waits for a person, in two lines: what is the matter, and whom it is about. */
export function formatAttention({ label, reason, offer, connection }: EventSummary): { title: string; detail: string } {
  const about = offer?.name ?? offer?.jobTitle ?? connection.name

  return reason ? { title: readFirstSentence(reason), detail: `${label}, ${about}` } : { title: label, detail: about }
}

/** What happened; what to do about it, and ids, stand at the event itself. */
function readFirstSentence(reason: string): string {
  return /^.+?\.(?=\s|$)/s.exec(reason)?.[0] ?? reason
}
