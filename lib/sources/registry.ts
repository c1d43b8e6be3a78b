import { ashbySource } from './ashby/source.ts'
import type { SourceAdapter, SourceKey } from './source.ts'

/** Every applicant tracking system Handoff can read: one folder and one line each. */
const sources: Record<SourceKey, SourceAdapter> = {
  ashby: ashbySource,
}

/** The adapter behind a source key from a URL or a row; null for a key that names none. */
export function findSource(key: string): SourceAdapter | null {
  return Object.hasOwn(sources, key) ? sources[key as SourceKey] : null
}
