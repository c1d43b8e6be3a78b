import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  Inbox,
  Loader,
  type LucideIcon,
  OctagonX,
  Send,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Chip, type Tone, toneText } from '#components/ui/chip.tsx'
import { joinClasses } from '#components/ui/class-names.ts'

export type StateLook = { word: string; tone: Tone; icon: LucideIcon }

/**
 * One grammar for all nouns, so the shape is learnt once: dashed ring waits for a person, spokes or paper plane in motion,
 * ring with tick landed, triangle needs a person, cross stopped, slash, bars, arrow back or unplugged set aside on purpose.
 */
export const states = {
  offer: {
    Unpublished: { word: 'Unpublished', tone: 'ink', icon: CircleDashed },
    Published: { word: 'Published', tone: 'sky', icon: Send },
    Accepted: { word: 'Accepted', tone: 'moss', icon: CircleCheck },
    Declined: { word: 'Declined', tone: 'rust', icon: CircleX },
    Withdrawn: { word: 'Withdrawn', tone: 'ink', icon: Undo2 },
  },
  newHire: {
    Pending: { word: 'Pending', tone: 'ink', icon: CircleDashed },
    Added: { word: 'Added', tone: 'moss', icon: CircleCheck },
    Dismissed: { word: 'Dismissed', tone: 'ink', icon: CircleSlash },
  },
  event: {
    Received: { word: 'Received', tone: 'ink', icon: Inbox },
    Processing: { word: 'Processing', tone: 'sky', icon: Loader },
    Done: { word: 'Done', tone: 'moss', icon: CircleCheck },
    NeedsAttention: { word: 'Needs attention', tone: 'amber', icon: TriangleAlert },
    Failed: { word: 'Failed', tone: 'rust', icon: OctagonX },
    Ignored: { word: 'Ignored', tone: 'ink', icon: CircleSlash },
  },
} as const satisfies Record<string, Record<string, StateLook>>

type States = typeof states

/** A noun with one of its own states: `{ noun: 'offer', state: 'Published' }`. The keys are those of the API's enums. */
export type StateOf = { [Noun in keyof States]: { noun: Noun; state: keyof States[Noun] } }[keyof States]

/** A state of one of the nouns above, or the look of one of another noun, which keeps its looks in its own folder. */
export type ShownState = StateOf | { look: StateLook }

function lookOf(shown: ShownState): StateLook {
  return 'look' in shown ? shown.look : readStateLook(shown)
}

/** The word, tone and icon of a state. */
export function readStateLook({ noun, state }: StateOf): StateLook {
  const looks: Readonly<Record<string, StateLook>> = states[noun]

  return looks[state] ?? { word: state, tone: 'ink', icon: CircleDashed }
}

/** A state as a chip. `children` replaces the word where more is known ("Waiting for Ashby's ping"). */
export function StateChip({ children, className, ...shown }: ShownState & { children?: ReactNode; className?: string }) {
  const look = lookOf(shown)

  return (
    <Chip tone={look.tone} icon={<look.icon aria-hidden="true" />} className={className}>
      {children ?? look.word}
    </Chip>
  )
}

/** The icon of a state at the left of a dense row, whose word stands beside it. Decoration unless `isNamed`. */
export function StateIcon({ isNamed = false, className, ...shown }: ShownState & { isNamed?: boolean; className?: string }) {
  const look = lookOf(shown)

  return (
    <span title={look.word} className={joinClasses('inline-flex', toneText[look.tone], className)}>
      <look.icon aria-hidden="true" />
      {isNamed ? <span className="sr-only">{look.word}</span> : null}
    </span>
  )
}

/** A state as icon and word without a chip, for table cells and cards. */
export function StateText({ children, className, ...shown }: ShownState & { children?: ReactNode; className?: string }) {
  const look = lookOf(shown)

  return (
    <span
      className={joinClasses(
        'inline-flex min-w-0 items-center gap-1.5 align-middle text-12 font-medium whitespace-nowrap [&_.lucide]:size-3.5',
        look.tone === 'ink' ? 'text-ink-2' : toneText[look.tone],
        className,
      )}
    >
      <look.icon aria-hidden="true" />
      {children ?? look.word}
    </span>
  )
}

/** Only the word, in its tone, beside the title of a row whose icon stands at the left. `children` replaces it: "Ignored, not approved yet". */
export function StateWord({ children, ...shown }: ShownState & { children?: ReactNode }) {
  const look = lookOf(shown)
  const needsEyes = look.tone === 'amber' || look.tone === 'rust'

  return <span className={needsEyes ? toneText[look.tone] : 'text-ink-3'}>{children ?? look.word}</span>
}
