import type { PersonValues } from '#lib/domain/people/rules.ts'
import type { Origins } from '#lib/domain/people/schema.ts'

/** What taking an adding back needs: who became of it, and what stood there before. */
export type UndoneAddition = {
  /** A new person, a new period of somebody, or what somebody lacked. */
  kind: 'created' | 'rehired' | 'completed'
  personId: string
  /** ISO instant: a person who changed after the adding stays as they are. */
  personUpdatedAt: string
  /** Whom a reviewer had said it is. */
  linkedId: string | null
  /** The person's values and periods; null for one who was not there. */
  before: { values: PersonValues; origins: Origins; periods: readonly UndonePeriod[] } | null
}

export type UndonePeriod = {
  id: string
  startDate: string | null
  endDate: string | null
  jobTitle: string | null
  department: string | null
  location: string | null
}
