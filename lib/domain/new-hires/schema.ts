import { z } from 'zod'
import { matchSignals, newHireFlags, newHireHistoryKinds, newHireSorts, newHireStates } from './terms.ts'

export const newHireStateSchema = z.enum(newHireStates)

export const newHireFlagSchema = z.enum(newHireFlags)

export const newHireSortSchema = z.enum(newHireSorts)

export const newHireHistoryKindSchema = z.enum(newHireHistoryKinds)

export const matchSignalSchema = z.enum(matchSignals)
