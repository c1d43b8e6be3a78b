import type { Winner } from '#lib/domain/openings/terms.ts'

/** What each rule means where Ashby's people changed what Handoff wrote. */
export const winnerWords: Readonly<Record<Winner, { label: string; help: string }>> = {
  ask: { label: 'Ask', help: 'Both stay as they are until somebody keeps ours or takes theirs.' },
  handoff: { label: 'Handoff', help: 'The next sync writes Handoff’s value over it.' },
  ashby: { label: 'Ashby', help: 'Ashby’s value becomes the value of the open job.' },
}
