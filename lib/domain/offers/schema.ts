import { z } from 'zod'
import { historyKinds, offerFlags, offerSorts, offerStates } from './terms.ts'

export const offerStateSchema = z.enum(offerStates)

export const offerFlagSchema = z.enum(offerFlags)

export const offerSortSchema = z.enum(offerSorts)

export const historyKindSchema = z.enum(historyKinds)
