import { z } from 'zod'
import { builtInOfferKeys, historyKinds, offerFlags, offerSorts, offerStates } from './terms.ts'

export const offerStateSchema = z.enum(offerStates)

export const builtInOfferKeySchema = z.enum(builtInOfferKeys)

export const offerFlagSchema = z.enum(offerFlags)

export const offerSortSchema = z.enum(offerSorts)

export const historyKindSchema = z.enum(historyKinds)
