import { CircleCheck, CircleDashed, CirclePause, CircleSlash, Loader } from 'lucide-react'
import type { StateLook } from '#components/patterns/state.tsx'

/** The recruiting status of an open job. */
export const openJobLooks = {
  Planned: { word: 'Planned', tone: 'ink', icon: CircleDashed },
  Active: { word: 'Active', tone: 'sky', icon: Loader },
  Paused: { word: 'Paused', tone: 'ink', icon: CirclePause },
  Filled: { word: 'Filled', tone: 'moss', icon: CircleCheck },
  Cancelled: { word: 'Cancelled', tone: 'ink', icon: CircleSlash },
} as const satisfies Record<string, StateLook>
