import { pino } from 'pino'
import { readLogLevel } from './env.ts'

/** The sandbox's own log: it shares nothing with the app, so that it can stand in for a foreign system. */
export const log = pino({ name: 'sandbox', base: undefined, level: readLogLevel() })
