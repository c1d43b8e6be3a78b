import type { Finding } from '#scripts/structure/source-tree.ts'

const file = '.env.example'
const entry = /^([A-Z][A-Z0-9_]*)=(\S*)(?:\s+#\s*(.*))?$/

/** `.env.example` has one line for each key of the environment's schema, with a comment, and no other. */
export function checkEnvExample({ text, keys }: { text: string; keys: string[] }): Finding[] {
  const findings: Finding[] = []
  const seen = new Set<string>()
  const report = (line: number, message: string) => findings.push({ file, line, level: 'error', message })

  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '' || content.startsWith('#')) continue
    const [, key, , comment] = entry.exec(content) ?? []
    if (key === undefined) report(index + 1, `"${content}" is not of the form KEY=value # what it is for.`)
    else if (!keys.includes(key)) report(index + 1, `${key} is no key of lib/platform/env.ts. Remove it here or add it there.`)
    else if (seen.has(key)) report(index + 1, `${key} stands here twice.`)
    else if (!comment) report(index + 1, `${key} lacks a comment that says what it is for: ${key}= # …`)
    if (key) seen.add(key)
  }
  for (const key of keys) if (!seen.has(key)) report(1, `${key} of lib/platform/env.ts has no line here.`)

  return findings
}
