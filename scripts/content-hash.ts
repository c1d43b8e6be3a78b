import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

type HashContentOptions = {
  root: string
  /** Files and folders, relative to the root. What is not there counts as absent, so that its appearance changes the hash. */
  inputs: string[]
  /** Folders, relative to the root, that are made from other inputs. */
  except?: string[]
  /** What else decides the result: versions, settings. */
  extra?: string[]
}

/** One hash over names and contents. Times and git do not matter: a restored or checked-out file is what it contains. */
export function hashContent({ root, inputs, except = [], extra = [] }: HashContentOptions): string {
  const hash = createHash('sha256')
  const excluded = new Set(except.map((entry) => path.join(root, entry)))

  for (const file of inputs.flatMap((input) => listFiles(path.join(root, input), excluded)).sort()) {
    const content = readFileSync(file)
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content)
  }
  for (const value of extra) hash.update(`\0${value}`)

  return hash.digest('hex')
}

function listFiles(entry: string, excluded: ReadonlySet<string>): string[] {
  const found = statSync(entry, { throwIfNoEntry: false })
  if (!found || excluded.has(entry)) return []
  if (!found.isDirectory()) return [entry]

  return readdirSync(entry).flatMap((name) => listFiles(path.join(entry, name), excluded))
}
