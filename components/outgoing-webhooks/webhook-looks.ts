import { CircleCheck, CirclePause, CircleSlash, Loader, OctagonX } from 'lucide-react'
import type { StateLook } from '#components/patterns/state.tsx'

/** Whether a webhook is told anything. */
export const webhookLooks = {
  On: { word: 'On', tone: 'moss', icon: CircleCheck },
  Off: { word: 'Off', tone: 'ink', icon: CirclePause },
  Stopped: { word: 'Stopped', tone: 'rust', icon: OctagonX },
} as const satisfies Record<string, StateLook>

/** How far a message is. */
export const deliveryLooks = {
  Waiting: { word: 'Waiting', tone: 'sky', icon: Loader },
  Delivered: { word: 'Delivered', tone: 'moss', icon: CircleCheck },
  Failed: { word: 'Failed', tone: 'rust', icon: OctagonX },
  Cancelled: { word: 'Cancelled', tone: 'ink', icon: CircleSlash },
} as const satisfies Record<string, StateLook>
