import { z } from 'zod'
import { openJobHistoryKinds, openJobSorts, recruitingStatuses, settableStatuses } from './terms.ts'

export const recruitingStatusSchema = z.enum(recruitingStatuses)
export const settableStatusSchema = z.enum(settableStatuses)
export const openJobSortSchema = z.enum(openJobSorts)
export const openJobHistoryKindSchema = z.enum(openJobHistoryKinds)

/** A calendar month, YYYY-MM. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Use a month, as in 2026-11.')
