import { z } from 'zod'
import { type OriginKind, originKinds, personHistoryKinds, personSorts, personStatuses } from './terms.ts'

export const personStatusSchema = z.enum(personStatuses)

export const personSortSchema = z.enum(personSorts)

export const personHistoryKindSchema = z.enum(personHistoryKinds)

export const originKindSchema = z.enum(originKinds)

/** Where one value comes from: who gave it, and when as an ISO instant. Null for the machine. */
export type Origin = { kind: OriginKind; by: string | null; at: string }
/** By field key. A field without a value has none. */
export type Origins = Readonly<Record<string, Origin>>
