import { z } from 'zod'
import { eventStates } from './terms.ts'

export const eventStateSchema = z.enum(eventStates)
