/** The small mark of Handoff, the only place where a page carries another hue than the organization's. */
export function HandoffMark() {
  return (
    <svg width="14" height="14" viewBox="0 0 24 24" fill="none" strokeWidth="4" aria-hidden="true">
      <path className="baton" d="M6 15.2 18 8.8" />
      <path className="stem" d="M5.5 8v12M18.5 4v12" strokeLinecap="round" />
    </svg>
  )
}

export function PageFoot({ organizationName, versionNumber }: { organizationName: string; versionNumber: number | null }) {
  return (
    <footer className="foot">
      <HandoffMark />
      <span>
        Sent with Handoff for <bdi>{organizationName}</bdi>. Whoever has this link can read the page, so keep it to yourself.
      </span>
      {versionNumber === null ? null : <span className="version">Version {versionNumber}</span>}
    </footer>
  )
}
