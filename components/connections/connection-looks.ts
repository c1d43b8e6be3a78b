import { CircleCheck, CircleDashed, CirclePause, Loader, TriangleAlert, Unplug } from 'lucide-react'
import type { StateLook } from '#components/patterns/state.tsx'

/** How an account is. */
export const connectionLooks = {
  NotConnected: { word: 'Not connected', tone: 'ink', icon: CircleDashed },
  Configuring: { word: 'Configuring', tone: 'sky', icon: Loader },
  Connected: { word: 'Connected', tone: 'moss', icon: CircleCheck },
  Degraded: { word: 'Degraded', tone: 'amber', icon: TriangleAlert },
  Paused: { word: 'Paused', tone: 'ink', icon: CirclePause },
  Disconnected: { word: 'Disconnected', tone: 'ink', icon: Unplug },
} as const satisfies Record<string, StateLook>
