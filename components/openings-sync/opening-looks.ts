import { CircleCheck, CircleDashed, CirclePause, CircleSlash, Loader, OctagonX, TriangleAlert } from 'lucide-react'
import type { StateLook } from '#components/patterns/state.tsx'

/** How an open job stands in Ashby. */
export const openingLooks = {
  NotYet: { word: 'Not yet', tone: 'ink', icon: CircleDashed },
  Waiting: { word: 'Waiting', tone: 'amber', icon: TriangleAlert },
  Creating: { word: 'Being made', tone: 'sky', icon: Loader },
  Linked: { word: 'In Ashby', tone: 'moss', icon: CircleCheck },
  Draft: { word: 'Draft', tone: 'ink', icon: CircleDashed },
  Approved: { word: 'Approved', tone: 'sky', icon: CircleDashed },
  Open: { word: 'Open', tone: 'sky', icon: Loader },
  Closed: { word: 'Closed', tone: 'ink', icon: CircleSlash },
  Filled: { word: 'Filled', tone: 'moss', icon: CircleCheck },
  Gone: { word: 'Gone', tone: 'amber', icon: TriangleAlert },
} as const satisfies Record<string, StateLook>

/** How far a sync is. */
export const openingSyncLooks = {
  Queued: { word: 'Waiting to begin', tone: 'ink', icon: CircleDashed },
  Running: { word: 'Syncing', tone: 'sky', icon: Loader },
  Done: { word: 'Done', tone: 'moss', icon: CircleCheck },
  Failed: { word: 'Stopped', tone: 'rust', icon: OctagonX },
} as const satisfies Record<string, StateLook>

/** What a sync did about one open job. */
export const openingOutcomeLooks = {
  Created: { word: 'Created', tone: 'moss', icon: CircleCheck },
  Changed: { word: 'Changed', tone: 'moss', icon: CircleCheck },
  Closed: { word: 'Closed', tone: 'ink', icon: CircleSlash },
  Filled: { word: 'Filled', tone: 'moss', icon: CircleCheck },
  Waiting: { word: 'Waiting', tone: 'amber', icon: TriangleAlert },
  Failed: { word: 'Failed', tone: 'rust', icon: OctagonX },
} as const satisfies Record<string, StateLook>

/** Whether a custom field is written to Ashby. */
export const syncedFieldLooks = {
  Off: { word: 'Off', tone: 'ink', icon: CircleSlash },
  Waiting: { word: 'With the next sync', tone: 'sky', icon: Loader },
  InAshby: { word: 'In Ashby', tone: 'moss', icon: CircleCheck },
  Stopped: { word: 'Not written any more', tone: 'ink', icon: CirclePause },
} as const satisfies Record<string, StateLook>
