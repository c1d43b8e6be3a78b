/** Labels with what is known of them, as lines of a dl; a line without a text is left out. */
export function FactLines({ facts }: { facts: readonly { label: string; text: string | null }[] }) {
  return facts.map(({ label, text }) =>
    text === null ? null : (
      <div key={label}>
        <dt>{label}</dt>
        <dd dir="auto">{text}</dd>
      </div>
    ),
  )
}
