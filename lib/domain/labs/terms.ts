/** Beta features that an organization switches on in Labs, by the key that is stored. */
export const labKeys = ['openings'] as const
export type LabKey = (typeof labKeys)[number]

export type LabFeature = {
  label: string
  /** What it is for, in a sentence. */
  summary: string
  /** What switching it on means, and what it does not do. */
  whenOn: readonly string[]
  /** What switching it off means. */
  whenOff: readonly string[]
}

export const labFeatures: Readonly<Record<LabKey, LabFeature>> = {
  openings: {
    label: 'Openings sync with Ashby',
    summary:
      'Open jobs become openings in Ashby, and whoever is hired there fills them here. Handoff is the source of truth for open jobs.',
    whenOn: [
      'An open job that is marked Active becomes an opening in Ashby in the state Approved. Somebody in Ashby moves it to Open to start hiring.',
      'Changes follow every few minutes and with Sync now. A cancelled job closes its opening.',
      'A hire with an accepted offer for one of these openings fills the open job, which is then marked Filled.',
      'Handoff makes an API key for the other side, named Openings. It reads open jobs, pushes hires and asks for a sync, and nothing else.',
    ],
    whenOff: [
      'Nothing is written to Ashby any more. Openings that are there stay as they are.',
      'The API key named Openings is revoked at once. Switching this on again makes a new one.',
      'Your open jobs, their history and who filled them stay.',
    ],
  },
}
