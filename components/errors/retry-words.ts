import type { RetryHelp } from '#lib/domain/error-catalogue/terms.ts'

/** Whether trying again helps: a word for the index, a sentence for the page. */
export const retryWords: Readonly<Record<RetryHelp, { word: string; sentence: string }>> = {
  itself: { word: 'Heals by itself', sentence: 'Handoff goes on by itself. Trying again now only saves the wait.' },
  afterwards: { word: 'Needs somebody', sentence: 'Trying again helps once what stands above is done. Before that the same comes out.' },
  never: { word: 'Trying again changes nothing', sentence: 'Trying again gives the same result.' },
}
