export type FieldChoice = { label: string; value: string }
export type AshbyChoice = FieldChoice & { isArchived: boolean }

/**
 * The whole list of choices to send: Ashby archives every one that is left out. Ours in their order, then those that only Ashby has: what we
 * sent once and have no more is archived, what Ashby's people added stays as it is. Null where Ashby has exactly this already. Pure.
 */
export function planOptions(input: {
  ours: readonly FieldChoice[]
  sent: readonly FieldChoice[]
  theirs: readonly AshbyChoice[]
}): AshbyChoice[] | null {
  const { ours, sent, theirs } = input
  const isOurs = new Set(ours.map(({ value }) => value))
  const wasSent = new Set(sent.map(({ value }) => value))
  const others = theirs.filter(({ value }) => !isOurs.has(value))
  const wanted = [
    ...ours.map(({ label, value }) => ({ label, value, isArchived: false })),
    ...others.map((choice) => ({ ...choice, isArchived: choice.isArchived || wasSent.has(choice.value) })),
  ]

  return spell(wanted) === spell(theirs) ? null : wanted
}

/** The order is no difference: Ashby may keep one of its own. */
function spell(choices: readonly AshbyChoice[]): string {
  return choices
    .map(({ label, value, isArchived }) => JSON.stringify([value, label, isArchived]))
    .sort()
    .join()
}
