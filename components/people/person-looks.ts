import { CalendarClock, CircleCheck, CircleSlash } from 'lucide-react'
import type { StateLook } from '#components/patterns/state.tsx'

/** Where somebody stands with the company, by the calendar. */
export const personLooks = {
  Starting: { word: 'Starting', tone: 'sky', icon: CalendarClock },
  Active: { word: 'Active', tone: 'moss', icon: CircleCheck },
  Left: { word: 'Left', tone: 'ink', icon: CircleSlash },
} as const satisfies Record<string, StateLook>
