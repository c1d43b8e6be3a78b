import type { Finding } from '#lib/domain/connections/doctor/contract.ts'

/** The groups in the order in which one would look: without a key nothing else works. */
const groups: ReadonlyArray<Finding['group']> = ['Key', 'Permissions', 'Webhooks', 'Traffic', 'Checks']

/** Findings that one act mends, such as five webhooks that are off: one box with one button. */
export type FindingBundle = { key: string; act: Finding['act']; code: string | null; findings: Finding[] }

export type SortedFindings = {
  problems: FindingBundle[]
  /** What is worth knowing, then what nobody can tell. */
  notes: FindingBundle[]
  inOrder: Array<{ group: Finding['group']; findings: Finding[] }>
}

/** What was found, by how much it needs somebody. */
export function sortFindings(findings: ReadonlyArray<Finding>): SortedFindings {
  const sorted = groups.flatMap((group) => findings.filter((finding) => finding.group === group))
  const having = (status: Finding['status']) => sorted.filter((finding) => finding.status === status)
  const ok = having('ok')

  return {
    problems: bundle(having('problem')),
    notes: [...bundle(having('notice')), ...bundle(having('unknown'))],
    inOrder: groups
      .map((group) => ({ group, findings: ok.filter((finding) => finding.group === group) }))
      .filter((part) => part.findings.length > 0),
  }
}

/** Puts together what has the same code and the same act; what has no code stands alone. */
function bundle(findings: ReadonlyArray<Finding>): FindingBundle[] {
  const bundles: FindingBundle[] = []
  for (const finding of findings) {
    const { key, act, code } = finding
    const known = code === null ? undefined : bundles.find((other) => other.code === code && other.act === act)
    if (known) known.findings.push(finding)
    else bundles.push({ key, act, code, findings: [finding] })
  }

  return bundles
}

/** What is said of each, and once of all where it is the same. */
export function readDetails({ findings }: FindingBundle): { shared: string | null; isShared: boolean } {
  const [first] = findings
  const isShared = findings.every(({ detail }) => detail === first?.detail)

  return { shared: isShared ? (first?.detail ?? null) : null, isShared }
}
