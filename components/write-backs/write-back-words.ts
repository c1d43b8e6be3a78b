import { CircleCheck, CircleDashed, Loader, type LucideIcon, OctagonX, TriangleAlert } from 'lucide-react'
import type { Tone } from '#components/ui/chip.tsx'
import type { OfferWriteBacks, WriteBack } from '#lib/domain/write-backs/contract.ts'

export type WriteBackWords = {
  title: string
  tone: Tone
  icon: LucideIcon
  /** What it means and what to do; null where the title says all. */
  detail: string | null
}

/** How an answer stands between Handoff and Ashby, newest try first. */
export function describeWriteBack({ items: [newest], isOn, canRequest }: OfferWriteBacks): WriteBackWords {
  if (newest) return describeTry({ newest, canRequest })
  if (!canRequest) return { title: 'Ashby has the answer', tone: 'moss', icon: CircleCheck, detail: null }

  return {
    title: 'Not written to Ashby',
    tone: 'ink',
    icon: CircleDashed,
    detail: isOn ? 'It came before writing answers back was switched on.' : 'Answers are not written back by themselves.',
  }
}

function describeTry({ newest, canRequest }: { newest: WriteBack; canRequest: boolean }): WriteBackWords {
  const { state, message } = newest

  switch (state) {
    case 'Waiting':
      return { title: message ? 'Waits to be written to Ashby' : 'Is being written to Ashby', tone: 'sky', icon: Loader, detail: message }
    case 'Sending':
      return { title: 'Is being written to Ashby', tone: 'sky', icon: Loader, detail: message }
    case 'Refused':
      return { title: 'Not written to Ashby', tone: 'rust', icon: OctagonX, detail: message }
    case 'Unknown':
      return { title: 'Unknown whether Ashby has the answer', tone: 'amber', icon: TriangleAlert, detail: message }
    case 'Done':
      return canRequest
        ? {
            title: 'Ashby says otherwise again',
            tone: 'amber',
            icon: TriangleAlert,
            detail: 'The answer was written, and changed in Ashby since.',
          }
        : { title: 'Written to Ashby', tone: 'moss', icon: CircleCheck, detail: message }
  }
}
